package dev.nattvakt.caller;

import java.time.Duration;

/// Schedules tasks for later: a timer in the server, a virtual clock in tests.
@FunctionalInterface
public interface DelayedTasks {

    /// Returns at once. `task` runs after `time`, or never when the server stops before.
    void after(Duration time, Runnable task);

    /// Runs no task, ever.
    DelayedTasks NEVER = (_, _) -> {};
}
