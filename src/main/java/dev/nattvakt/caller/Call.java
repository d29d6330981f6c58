package dev.nattvakt.caller;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// The context of one request, handed from a door downwards.
///
/// @param progress receives reports of a long call's progress
/// @param cancelled whether the caller has given up; work not begun by then need not begin
public record Call(
        Caller caller, Door door, Deadline deadline, Progress progress, BooleanSupplier cancelled) {

    /// Longest time of a call at doors whose clients can wait.
    public static final Duration TIME = Duration.ofSeconds(30);

    /// A call without progress and cancellation.
    public Call(Caller caller, Door door, Deadline deadline) {
        this(caller, door, deadline, Progress.UNHEARD, () -> false);
    }

    public boolean isCancelled() {
        return cancelled.getAsBoolean();
    }
}
