package dev.nattvakt.change;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The writes that are under way. A server that is asked to stop begins no more, and finishes those
/// that it has begun: each ends within its call's deadline.
public final class UnderWay implements AutoCloseable {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition quiet = lock.newCondition();
    private int running;
    private boolean closed;

    /// Empty when nothing is begun any more.
    Optional<Begun> begin() {
        lock.lock();
        try {
            if (closed) {
                return Optional.empty();
            }
            running++;
            return Optional.of(this::end);
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /// From now on nothing is begun.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    /// Waits until nothing is under way.
    ///
    /// @return whether that was so in time; false, too, when the thread is asked to stop
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

    private void end() {
        lock.lock();
        try {
            running--;
            quiet.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// One write, from before it is sent until its answer is known.
    @FunctionalInterface
    interface Begun extends AutoCloseable {
        @Override
        void close();
    }
}
