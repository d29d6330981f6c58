/// What carries messages: streamable HTTP at `/mcp` ([HttpDoor]) and the standard streams
/// ([StdioLoop]). Both find out who sent what and in which revision; neither knows what it means.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.mcp.transport;
