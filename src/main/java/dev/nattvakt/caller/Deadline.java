package dev.nattvakt.caller;

import java.time.Duration;
import java.util.function.LongSupplier;

/// The moment by which a response is due, set once at the door and handed down. Uses a monotonic
/// clock, so that setting the wall clock has no effect on it.
public final class Deadline {

    private final long endNanos;
    private final LongSupplier nanoTime;

    private Deadline(long endNanos, LongSupplier nanoTime) {
        this.endNanos = endNanos;
        this.nanoTime = nanoTime;
    }

    public static Deadline in(Duration time) {
        return in(time, System::nanoTime);
    }

    /// @param nanoTime a monotonic clock
    public static Deadline in(Duration time, LongSupplier nanoTime) {
        return new Deadline(nanoTime.getAsLong() + time.toNanos(), nanoTime);
    }

    /// Time left, never negative.
    public Duration left() {
        return Duration.ofNanos(Math.max(0, endNanos - nanoTime.getAsLong()));
    }

    /// Whether something that takes `time` ends before the deadline.
    public boolean fits(Duration time) {
        return left().compareTo(time) > 0;
    }

    /// The sooner of this deadline and one that ends `time` from now.
    public Deadline within(Duration time) {
        return new Deadline(Math.min(endNanos, nanoTime.getAsLong() + time.toNanos()), nanoTime);
    }

    /// The same, that much later.
    public Deadline later(Duration time) {
        return new Deadline(endNanos + time.toNanos(), nanoTime);
    }

    @Override
    public String toString() {
        return left() + " left";
    }
}
