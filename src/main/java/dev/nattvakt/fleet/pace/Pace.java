package dev.nattvakt.fleet.pace;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.Sleeper;

/// Rate limiter for reads: evenly spaced, first come first served. While HostUp states how many
/// requests it still takes and until when, it goes by that. Otherwise it starts at a rate, rises
/// with each answer to a most of it, and is halved by a 429; after one, the most is halved as well,
/// and doubles again after every half minute without another. Thread-safe.
public final class Pace {

    /// By how much each answer raises the rate.
    private static final int RISE = 2;

    /// The slowest rate is this part of the first one.
    private static final int SLOWEST = 16;

    /// Reads under way at once are this part of the reads of a second.
    private static final int IN_FLIGHT = 5;

    /// Reads that are worth having under way at once. More would wait for their turn only.
    static final int MOST_AT_ONCE = 16;

    private static final long RECOVERY_NANOS = Duration.ofSeconds(30).toNanos();
    private static final double SECOND = Duration.ofSeconds(1).toNanos();

    private final double first;
    private final double most;
    private final LongSupplier nanoTime;
    private final Sleeper sleeper;
    private double rate;
    private double ceiling;
    private long nextFree;
    private long slowedAt;
    private Optional<Stated> stated = Optional.empty();

    /// What HostUp said last.
    ///
    /// @param gapNanos between reads, if they are to be spread over the time that is left
    private record Stated(long gapNanos, long until) {}

    /// One that never rises above its first rate.
    public Pace(int perSecond, LongSupplier nanoTime, Sleeper sleeper) {
        this(perSecond, perSecond, nanoTime, sleeper);
    }

    /// @param first reads a second, at least 1
    /// @param most reads a second while nobody complains
    public Pace(int first, int most, LongSupplier nanoTime, Sleeper sleeper) {
        if (first < 1) {
            throw new IllegalArgumentException("pace: " + first + " (expected: >= 1 a second)");
        }
        this.first = first;
        this.most = Math.max(first, most);
        this.rate = first;
        this.ceiling = this.most;
        this.nanoTime = nanoTime;
        this.sleeper = sleeper;
        this.nextFree = nanoTime.getAsLong();
    }

    /// Reacts to a 429 of HostUp.
    public synchronized void slowDown() {
        recover();
        ceiling = Math.max(first / SLOWEST, rate / 2);
        rate = ceiling;
        stated = Optional.empty();
        slowedAt = nanoTime.getAsLong();
    }

    /// HostUp stated its limit. Half of it may be used as fast as reads may ever go; of the rest, a
    /// half is left to single changes, and the other is spread over the time until it starts anew.
    ///
    /// @param limit of one period, where it was stated
    /// @param remaining of it
    public synchronized void follow(Optional<Integer> limit, int remaining, Duration untilReset) {
        int left = remaining - limit.orElse(remaining) / 4;
        boolean isPlenty = limit.filter(all -> remaining > all / 2).isPresent();
        long gap = isPlenty ? 0 : untilReset.toNanos() / Math.max(1, left);
        stated = Optional.of(new Stated(gap, nanoTime.getAsLong() + untilReset.toNanos()));
    }

    /// A read was answered, and nobody complained.
    synchronized void answered() {
        rate = Math.min(ceiling, rate + RISE);
    }

    /// How many reads are worth having under way at once at this rate.
    public synchronized int atOnce() {
        return (int) Math.clamp(SECOND / gap() / IN_FLIGHT, 2, MOST_AT_ONCE);
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
            nextFree = turn + gap() * requests;
        }
        if (wait.isPositive()) {
            sleeper.pass(wait);
        }
        return true;
    }

    private long gap() {
        long now = nanoTime.getAsLong();
        return stated.filter(limit -> limit.until() - now > 0)
                .map(limit -> Math.max(limit.gapNanos(), Math.round(SECOND / most)))
                .orElseGet(() -> Math.round(SECOND / rate));
    }

    private void recover() {
        while (ceiling < most && nanoTime.getAsLong() - slowedAt >= RECOVERY_NANOS) {
            ceiling = Math.min(most, ceiling * 2);
            slowedAt += RECOVERY_NANOS;
        }
        rate = Math.max(rate, Math.min(first, ceiling));
    }
}
