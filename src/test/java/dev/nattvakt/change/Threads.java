package dev.nattvakt.change;

/// Makes tests with several threads deterministic without sleeping.
final class Threads {

    private Threads() {}

    /// Returns when the thread waits for something, at most so long.
    static void awaitWaiting(Thread thread) {
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            if (thread.getState() == Thread.State.TERMINATED) {
                throw new AssertionError("the thread ended instead of waiting");
            }
            Thread.onSpinWait();
        }
    }
}
