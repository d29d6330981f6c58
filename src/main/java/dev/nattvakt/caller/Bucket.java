package dev.nattvakt.caller;

import java.time.Duration;

/// A token bucket: so many takes a minute in the long run, and as many at once after a quiet
/// minute. Not safe for several threads.
final class Bucket {

    private static final double NANOS_A_MINUTE = Duration.ofMinutes(1).toNanos();

    private final int perMinute;
    private double left;
    private long at;

    /// @param perMinute 1 or more
    Bucket(int perMinute, long nanoTime) {
        this.perMinute = perMinute;
        this.left = perMinute;
        this.at = nanoTime;
    }

    /// How long until there is something to take; zero when there is now.
    Duration untilNext(long nanoTime) {
        left = Math.min(perMinute, left + (nanoTime - at) * perMinute / NANOS_A_MINUTE);
        at = nanoTime;
        return left >= 1
                ? Duration.ZERO
                : Duration.ofNanos((long) Math.ceil((1 - left) * NANOS_A_MINUTE / perMinute));
    }

    void take() {
        left--;
    }
}
