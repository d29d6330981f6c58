package dev.nattvakt.caller;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Time that moves only when somebody waits: wall clock, monotonic clock, waiting and timer in one.
public final class VirtualTime extends Clock implements Sleeper, DelayedTasks {

    /// A Sunday in winter time.
    public static final Instant START = Instant.parse("2026-11-22T10:15:00Z");

    private final List<Duration> waits = new ArrayList<>();
    private Instant wall = START;
    private long nanos = 1_000;

    private record Task(long due, Runnable work) {}

    private final List<Task> tasks = new ArrayList<>();

    @Override
    public void pass(Duration time) {
        synchronized (this) {
            waits.add(time);
        }
        advance(time);
    }

    /// Time passes without anybody waiting for it, as in a slow answer. What is due meanwhile is
    /// done at its moment, on this thread.
    public void advance(Duration time) {
        long end = nanoTime() + time.toNanos();
        for (Optional<Task> due = takeDue(end); due.isPresent(); due = takeDue(end)) {
            due.get().work().run();
        }
        moveTo(end);
    }

    @Override
    public synchronized void after(Duration time, Runnable task) {
        tasks.add(new Task(nanos + time.toNanos(), task));
    }

    private synchronized Optional<Task> takeDue(long end) {
        Optional<Task> next =
                tasks.stream()
                        .filter(task -> task.due() <= end)
                        .min(Comparator.comparingLong(Task::due));
        next.ifPresent(task -> {
            tasks.remove(task);
            moveTo(task.due());
        });
        return next;
    }

    private synchronized void moveTo(long moment) {
        if (moment > nanos) {
            wall = wall.plusNanos(moment - nanos);
            nanos = moment;
        }
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
