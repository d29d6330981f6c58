package dev.nattvakt.caller;

/// Which changes wait for a yes (`nattvakt.confirm`).
public enum Confirm {
    WEAKENING,
    ALWAYS,
    NEVER
}
