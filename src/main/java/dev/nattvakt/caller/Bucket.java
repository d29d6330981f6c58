package dev.nattvakt.caller;

import java.time.Duration;

/// A token bucket: so many takes a minute in the long run, and as many at once after a quiet
/// minute. Not safe for several threads.
final class Bucket {

    /// What a take costs, where each nanosecond brings `perMinute` of it in: whole numbers, so that
    /// nothing is lost to rounding.
    private static final long TAKE = Duration.ofMinutes(1).toNanos();

    private final int perMinute;
    private long credit;
    private long at;

    /// @param perMinute 1 or more
    Bucket(int perMinute, long nanoTime) {
        this.perMinute = perMinute;
        this.credit = perMinute * TAKE;
        this.at = nanoTime;
    }

    /// How long until there is something to take; zero when there is now.
    Duration untilNext(long nanoTime) {
        long passed = Math.min(TAKE, nanoTime - at);
        credit = Math.min(perMinute * TAKE, credit + passed * perMinute);
        at = nanoTime;
        return credit >= TAKE
                ? Duration.ZERO
                : Duration.ofNanos(Math.ceilDiv(TAKE - credit, perMinute));
    }

    void take() {
        credit -= TAKE;
    }
}
