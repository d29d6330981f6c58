package dev.nattvakt.hostup;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

import dev.nattvakt.caller.Deadline;

/// HostUp said "wait" to a key, so everything that uses this key waits. Runs on a monotonic clock.
final class Pause {

    private final LongSupplier nanoTime;
    private final Sleeper sleeper;
    private final AtomicLong end;

    Pause(LongSupplier nanoTime, Sleeper sleeper) {
        this.nanoTime = nanoTime;
        this.sleeper = sleeper;
        this.end = new AtomicLong(nanoTime.getAsLong());
    }

    Pause() {
        this(System::nanoTime, Thread::sleep);
    }

    /// Nobody sends for `time`; a longer pause that is running already stays.
    void begin(Duration time) {
        long until = nanoTime.getAsLong() + time.toNanos();
        end.accumulateAndGet(until, Math::max);
    }

    Duration left() {
        return Duration.ofNanos(Math.max(0, end.get() - nanoTime.getAsLong()));
    }

    /// Waits for the end, also when it moves meanwhile.
    ///
    /// @return whether it is over; false at once when it would outlast the deadline
    boolean waitOut(Deadline deadline) {
        for (Duration left = left(); left.isPositive(); left = left()) {
            if (!deadline.fits(left) || !slept(left)) {
                return false;
            }
        }
        return true;
    }

    private boolean slept(Duration time) {
        try {
            sleeper.sleep(time);
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
