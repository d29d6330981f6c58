/// One request from its arrival to its answer, over any transport: who sent it, what can be asked
/// meanwhile, and how it ends early.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.mcp.exchange;
