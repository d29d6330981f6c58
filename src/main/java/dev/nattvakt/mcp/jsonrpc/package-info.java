/// MCP without the extension: revision 2026-07-28 over HTTP, and every revision over stdio.
/// [Handler] takes a [Message] and returns an [Outgoing] or nothing; [HttpDoor] and [StdioLoop] are
/// its transports. It keeps nothing between two messages: what has to survive a question to the
/// user travels with the client. Only the wiring imports this package.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.mcp.jsonrpc;
