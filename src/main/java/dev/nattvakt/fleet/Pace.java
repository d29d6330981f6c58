package dev.nattvakt.fleet;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

import dev.nattvakt.caller.Waiting;

/// At most so many reads a second, evenly spaced, first come first served.
public final class Pace {

    private final long gapNanos;
    private final LongSupplier nanoTime;
    private final Waiting waiting;
    private final AtomicLong nextFree;

    /// @param perSecond at least 1
    public Pace(int perSecond, LongSupplier nanoTime, Waiting waiting) {
        if (perSecond < 1) {
            throw new IllegalArgumentException("pace: " + perSecond + " (expected: >= 1 a second)");
        }
        this.gapNanos = Duration.ofSeconds(1).toNanos() / perSecond;
        this.nanoTime = nanoTime;
        this.waiting = waiting;
        this.nextFree = new AtomicLong(nanoTime.getAsLong());
    }

    /// Returns when it is this caller's turn.
    void await() {
        long now = nanoTime.getAsLong();
        long turn = nextFree.getAndUpdate(free -> Math.max(free, now) + gapNanos);
        if (turn > now) {
            waiting.pass(Duration.ofNanos(turn - now));
        }
    }
}
