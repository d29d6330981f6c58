package dev.nattvakt.caller;

import java.time.Duration;

/// A token bucket: `perMinute` takes a minute in the long run, and as many at once after a quiet
/// minute. Not thread-safe.
final class Bucket {

    /// Price of a take. Each nanosecond earns `perMinute`: whole numbers, so nothing is lost to
    /// rounding.
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

    /// Time until the next take is possible; zero when it is now.
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

    void giveBack() {
        credit = Math.min(perMinute * TAKE, credit + TAKE);
    }
}
