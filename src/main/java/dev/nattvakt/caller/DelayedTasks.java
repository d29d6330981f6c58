package dev.nattvakt.caller;

import java.time.Duration;

/// Something to be done after a while, by nobody in particular: a timer in the server, a virtual
/// clock in tests.
@FunctionalInterface
public interface DelayedTasks {

    /// Returns at once; `task` runs when `time` is over, or never when the server stops before.
    void after(Duration time, Runnable task);

    /// Nobody waits for anything.
    DelayedTasks NEVER = (_, _) -> {};
}
