package dev.nattvakt.mcp.message;

/// How a request ends.
public sealed interface Response permits Result, Fault {}
