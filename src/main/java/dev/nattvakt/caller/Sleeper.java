package dev.nattvakt.caller;

import java.time.Duration;

/// Letting time pass: the thread's sleep in the server, a virtual clock in tests.
@FunctionalInterface
public interface Sleeper {

    /// Returns when `time` is over, or at once when the thread is asked to stop.
    void pass(Duration time);

    /// Sleeps. An interrupt ends the wait and stays set for whoever looks next.
    Sleeper REAL =
            time -> {
                try {
                    Thread.sleep(time);
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            };
}
