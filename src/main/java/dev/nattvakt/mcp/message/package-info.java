/// JSON-RPC 2.0 as it comes in and goes out. Nothing here knows a revision, a transport or a tool.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.mcp.message;
