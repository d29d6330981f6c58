package dev.nattvakt.caller;

import java.time.Duration;

/// Waits: the thread's sleep in the server, a virtual clock in tests.
@FunctionalInterface
public interface Sleeper {

    /// Returns after `time`, or at once when the thread is interrupted.
    void pass(Duration time);

    /// Sleeps. An interrupt ends the sleep, and the thread's interrupt flag stays set.
    Sleeper REAL =
            time -> {
                try {
                    Thread.sleep(time);
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            };
}
