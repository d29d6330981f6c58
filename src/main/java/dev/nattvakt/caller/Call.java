package dev.nattvakt.caller;

import java.time.Duration;

/// One request as it travels from a door downwards.
public record Call(Caller caller, Door door, Deadline deadline) {

    /// What a caller is asked to wait at most, at doors whose clients can.
    public static final Duration TIME = Duration.ofSeconds(30);
}
