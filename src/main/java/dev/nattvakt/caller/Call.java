package dev.nattvakt.caller;

/// One request as it travels from a door downwards.
public record Call(Caller caller, Door door, Deadline deadline) {}
