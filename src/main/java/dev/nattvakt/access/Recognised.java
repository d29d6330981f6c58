package dev.nattvakt.access;

import dev.nattvakt.caller.Caller;

/// Who a request is.
public sealed interface Recognised {

    record Known(Caller caller) implements Recognised {}

    record Refused(Refusal why) implements Recognised {}
}
