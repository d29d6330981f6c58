package dev.nattvakt.access;

import dev.nattvakt.caller.Caller;

/// Who a request is.
public sealed interface Authentication {

    record Known(Caller caller) implements Authentication {}

    record Refused(AccessRefusal why) implements Authentication {}
}
