package dev.nattvakt.fleet;

import java.time.Duration;
import java.util.function.LongSupplier;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.Sleeper;

/// At most so many reads a second, evenly spaced, first come first served. Half as many after each
/// 429, and twice as many again after each half a minute without one. Safe for many threads.
public final class Pace {

    /// The longest gap, as a multiple of the usual one.
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

    /// HostUp said 429.
    public synchronized void slowDown() {
        recover();
        slowness = Math.min(SLOWEST, slowness * 2);
        slowedAt = nanoTime.getAsLong();
    }

    /// Returns when it is this caller's turn.
    ///
    /// @return false at once, and without taking a turn from others, when it would not come in time
    boolean await(Deadline deadline) {
        Duration wait;
        synchronized (this) {
            recover();
            long now = nanoTime.getAsLong();
            long turn = Math.max(nextFree, now);
            wait = Duration.ofNanos(turn - now);
            if (!deadline.fits(wait)) {
                return false;
            }
            nextFree = turn + gapNanos * slowness;
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
