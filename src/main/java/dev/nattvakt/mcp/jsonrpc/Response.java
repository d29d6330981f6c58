package dev.nattvakt.mcp.jsonrpc;

/// How a request ends.
public sealed interface Response permits Result, Fault {}
