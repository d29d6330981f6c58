package dev.nattvakt.access;

import dev.nattvakt.caller.Caller;

/// Result of authenticating a request.
public sealed interface Authentication {

    record Known(Caller caller) implements Authentication {}

    record Refused(AccessRefusal why) implements Authentication {}
}
