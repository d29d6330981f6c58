package dev.nattvakt.hostup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

import dev.nattvakt.caller.Deadline;

/// Time that passes only when somebody sleeps.
final class FakeTime implements LongSupplier, Sleeper {

    private final List<Duration> slept = new ArrayList<>();
    private long now;

    FakeTime() {
        this(7);
    }

    FakeTime(long now) {
        this.now = now;
    }

    @Override
    public synchronized long getAsLong() {
        return now;
    }

    @Override
    public synchronized void sleep(Duration time) {
        slept.add(time);
        now += time.toNanos();
    }

    synchronized List<Duration> slept() {
        return List.copyOf(slept);
    }

    Deadline deadlineIn(int seconds) {
        return Deadline.in(Duration.ofSeconds(seconds), this);
    }
}
