package dev.nattvakt.caller;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// One request as it travels from a door downwards.
///
/// @param progress hears how far a long answer is
/// @param cancelled whether the caller has lost interest: what is not begun by then need not be
public record Call(
        Caller caller, Door door, Deadline deadline, Progress progress, BooleanSupplier cancelled) {

    /// What a caller is asked to wait at most, at doors whose clients can.
    public static final Duration TIME = Duration.ofSeconds(30);

    /// One that nobody watches or cancels.
    public Call(Caller caller, Door door, Deadline deadline) {
        this(caller, door, deadline, Progress.UNHEARD, () -> false);
    }

    public boolean isCancelled() {
        return cancelled.getAsBoolean();
    }
}
