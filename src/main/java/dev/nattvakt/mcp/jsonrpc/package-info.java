/// MCP without the extension: revision 2026-07-28 over HTTP, and every revision over stdio.
///
/// A [Message] goes in, a [Outgoing] or nothing comes out ([Handler]); [HttpDoor] and [StdioLoop]
/// carry both. Nothing here keeps anything between two messages: what has to survive a question to
/// the user travels with the client.
///
/// This package leaves on the day the extension's 2.x resolves; hence only the root package knows
/// it, and it knows nothing of the extension.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.mcp.jsonrpc;
