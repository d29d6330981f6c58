package dev.nattvakt.hostup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.Sleeper;

/// Time that passes only when somebody waits.
public final class FakeTime implements LongSupplier, Sleeper {

    private final List<Duration> waited = new ArrayList<>();
    private long now;

    public FakeTime() {
        this(7);
    }

    public FakeTime(long now) {
        this.now = now;
    }

    @Override
    public synchronized long getAsLong() {
        return now;
    }

    @Override
    public synchronized void pass(Duration time) {
        waited.add(time);
        now += time.toNanos();
    }

    public synchronized List<Duration> waited() {
        return List.copyOf(waited);
    }

    public Deadline deadlineIn(int seconds) {
        return Deadline.in(Duration.ofSeconds(seconds), this);
    }
}
