package dev.nattvakt.start;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/// A clock that starts at the real time and runs `speed` times as fast.
public final class FastClock extends Clock {

    private final Clock real;
    private final Instant start;
    private final int speed;

    private FastClock(Clock real, Instant start, int speed) {
        this.real = real;
        this.start = start;
        this.speed = speed;
    }

    /// @param speed at least 1
    public static Clock from(Clock real, int speed) {
        return speed == 1 ? real : new FastClock(real, real.instant(), speed);
    }

    @Override
    public Instant instant() {
        return start.plus(Duration.between(start, real.instant()).multipliedBy(speed));
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new FastClock(real.withZone(zone), start, speed);
    }
}
