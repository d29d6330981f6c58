package dev.nattvakt.fleet;

import java.time.Duration;
import java.util.function.LongSupplier;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.Sleeper;

/// Rate limiter for reads: at most `perSecond`, evenly spaced, first come first served. Halves its
/// rate after each 429, and doubles it again after every half minute without one. Thread-safe.
public final class Pace {

    /// Longest gap between reads, as a multiple of the usual one.
    private static final int SLOWEST = 16;

    private static final long RECOVERY_NANOS = Duration.ofSeconds(30).toNanos();

    private final long gapNanos;
    private final LongSupplier nanoTime;
    private final Sleeper sleeper;
    private long nextFree;
    private int slowness = 1;
    private long slowedAt;

    /// @param perSecond at least 1
    public Pace(int perSecond, LongSupplier nanoTime, Sleeper sleeper) {
        if (perSecond < 1) {
            throw new IllegalArgumentException("pace: " + perSecond + " (expected: >= 1 a second)");
        }
        this.gapNanos = Duration.ofSeconds(1).toNanos() / perSecond;
        this.nanoTime = nanoTime;
        this.sleeper = sleeper;
        this.nextFree = nanoTime.getAsLong();
    }

    /// Reacts to a 429 of HostUp.
    public synchronized void slowDown() {
        recover();
        slowness = Math.min(SLOWEST, slowness * 2);
        slowedAt = nanoTime.getAsLong();
    }

    void rest(Duration time) {
        sleeper.pass(time);
    }

    /// Waits for this caller's turn.
    ///
    /// @return false at once, without using a turn, when the turn would come after the deadline
    boolean await(Deadline deadline) {
        return await(1, deadline);
    }

    /// The same, for so many requests in a row.
    public boolean await(int requests, Deadline deadline) {
        Duration wait;
        synchronized (this) {
            recover();
            long now = nanoTime.getAsLong();
            long turn = Math.max(nextFree, now);
            wait = Duration.ofNanos(turn - now);
            if (!deadline.fits(wait)) {
                return false;
            }
            nextFree = turn + gapNanos * slowness * requests;
        }
        if (wait.isPositive()) {
            sleeper.pass(wait);
        }
        return true;
    }

    private void recover() {
        while (slowness > 1 && nanoTime.getAsLong() - slowedAt >= RECOVERY_NANOS) {
            slowness /= 2;
            slowedAt += RECOVERY_NANOS;
        }
    }
}
