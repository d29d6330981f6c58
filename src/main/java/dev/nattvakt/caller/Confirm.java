package dev.nattvakt.caller;

/// Which changes need a confirmation (`nattvakt.confirm`).
public enum Confirm {
    WEAKENING,
    ALWAYS,
    NEVER
}
