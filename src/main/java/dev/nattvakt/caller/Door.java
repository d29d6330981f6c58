package dev.nattvakt.caller;

/// Where a call came in.
public enum Door {
    REST,
    MCP,
    STDIO,
    SLACK,
    BOARD
}
