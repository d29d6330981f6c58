package dev.nattvakt.caller;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Counts work in flight, so that a shutdown can wait for it. Thread-safe.
public final class InFlight {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition quiet = lock.newCondition();
    private int running;

    public Begun begin() {
        change(1);
        return () -> change(-1);
    }

    /// Waits until no work is in flight.
    ///
    /// @return whether that was reached in time; false also when the thread is interrupted
    public boolean awaitQuiet(Duration time) {
        lock.lock();
        try {
            long left = time.toNanos();
            while (running > 0 && left > 0) {
                left = quiet.awaitNanos(left);
            }
            return running == 0;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void change(int by) {
        lock.lock();
        try {
            running += by;
            quiet.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// One piece of work in flight. Close it exactly once.
    @FunctionalInterface
    public interface Begun extends AutoCloseable {
        @Override
        void close();
    }
}
