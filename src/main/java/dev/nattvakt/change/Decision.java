package dev.nattvakt.change;

public sealed interface Decision permits Cleared {}
