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

    /// Longest time of a call over many servers whose caller hears of its progress.
    public static final Duration TIME_WITH_PROGRESS = Duration.ofMinutes(5);

    /// A call without progress and cancellation.
    public Call(Caller caller, Door door, Deadline deadline) {
        this(caller, door, deadline, Progress.UNHEARD, () -> false);
    }

    /// The same, with more time where the caller hears of its progress and can take it back.
    public Call overMany() {
        return progress == Progress.UNHEARD
                ? this
                : new Call(
                        caller,
                        door,
                        deadline.later(TIME_WITH_PROGRESS.minus(TIME)),
                        progress,
                        cancelled);
    }

    /// The part of it that is about one server: it takes no longer than a call about that server.
    public Call overOne() {
        return new Call(caller, door, deadline.within(TIME), Progress.UNHEARD, cancelled);
    }

    public boolean isCancelled() {
        return cancelled.getAsBoolean();
    }
}
