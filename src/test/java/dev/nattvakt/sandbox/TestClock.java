package dev.nattvakt.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// Stands still on a Monday, in the very second of HostUp's examples, until told to move.
final class TestClock extends Clock {
    static final Instant START = Instant.parse("2026-04-27T12:34:56Z");

    private volatile Instant now = START;

    void advance(Duration by) {
        now = now.plus(by);
    }

    void restart() {
        now = START;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
