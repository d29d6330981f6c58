package dev.nattvakt.caller;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// Time that moves only when somebody waits: wall clock, monotonic clock and waiting in one.
public final class VirtualTime extends Clock implements Waiting {

    /// A Sunday in winter time.
    public static final Instant START = Instant.parse("2026-11-22T10:15:00Z");

    private final List<Duration> waits = new ArrayList<>();
    private Instant wall = START;
    private long nanos = 1_000;

    @Override
    public synchronized void pass(Duration time) {
        waits.add(time);
        advance(time);
    }

    /// Time passes without anybody waiting for it, as in a slow answer.
    public synchronized void advance(Duration time) {
        wall = wall.plus(time);
        nanos += time.toNanos();
    }

    /// Somebody sets the wall clock; monotonic time does not notice.
    public synchronized void setWallClock(Instant instant) {
        wall = instant;
    }

    public synchronized long nanoTime() {
        return nanos;
    }

    public Deadline deadline(Duration time) {
        return Deadline.in(time, this::nanoTime);
    }

    /// Every wait so far, in order.
    public synchronized List<Duration> waits() {
        return List.copyOf(waits);
    }

    @Override
    public synchronized Instant instant() {
        return wall;
    }

    @Override
    public ZoneId getZone() {
        return ZoneId.of("UTC");
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the core reads instants only");
    }
}
