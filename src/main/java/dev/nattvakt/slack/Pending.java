package dev.nattvakt.slack;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The work that goes on after its HTTP request was answered, so that whoever stops the server can
/// wait for it. Safe for many threads.
final class Pending {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition none = lock.newCondition();
    private int running;

    void run(Runnable work) {
        change(1);
        try {
            work.run();
        } finally {
            change(-1);
        }
    }

    /// Waits until nothing is under way.
    ///
    /// @return whether that was so in time; false, too, when the thread is asked to stop
    boolean awaitNone(Duration time) {
        lock.lock();
        try {
            long left = time.toNanos();
            while (running > 0 && left > 0) {
                left = none.awaitNanos(left);
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
            none.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
