/// The tools that change something or carry out a plan, one class each, and what they share.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.tool.write;
