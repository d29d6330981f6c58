package dev.nattvakt.caller;

/// The interface at which a call came in.
public enum Door {
    REST,
    MCP,
    STDIO,
    SLACK,
    BOARD,
    WATCH
}
