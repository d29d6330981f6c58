package dev.nattvakt.mcp.jsonrpc;

/// How a request ends.
public sealed interface Ending permits Result, Fault {}
