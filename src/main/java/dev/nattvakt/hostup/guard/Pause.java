package dev.nattvakt.hostup.guard;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.Sleeper;

/// HostUp said "wait" to a key, so everything that uses this key waits. A pause may be a mistake,
/// so a long one is probed: one read every two minutes, once it has lasted five. Runs on a
/// monotonic clock.
public final class Pause {

    static final Duration UNPROBED = Duration.ofMinutes(5);
    static final Duration BETWEEN_PROBES = Duration.ofMinutes(2);

    private final LongSupplier nanoTime;
    private final Sleeper sleeper;
    private final AtomicLong end;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final LongAdder count = new LongAdder();
    private final LongAdder nanos = new LongAdder();
    private long nextProbe;

    public Pause(LongSupplier nanoTime, Sleeper sleeper) {
        this.nanoTime = nanoTime;
        this.sleeper = sleeper;
        this.end = new AtomicLong(nanoTime.getAsLong());
    }

    public Pause() {
        this(System::nanoTime, Sleeper.REAL);
    }

    /// Nobody sends for `time`; a longer pause that is running already stays.
    public void begin(Duration time) {
        long now = nanoTime.getAsLong();
        long until = now + time.toNanos();
        long before = end.getAndAccumulate(until, Math::max);
        long longer = until - Math.max(before, now);
        if (before - now <= 0) {
            probeIn(UNPROBED);
        }
        if (longer > 0) {
            count.increment();
            nanos.add(longer);
        }
        listeners.forEach(Runnable::run);
    }

    public void whenBegun(Runnable listener) {
        listeners.add(listener);
    }

    /// Whether one read may find out if the pause is still meant. True once, then not for a while.
    public synchronized boolean mayProbe() {
        if (nextProbe - nanoTime.getAsLong() > 0) {
            return false;
        }
        probeIn(BETWEEN_PROBES);
        return true;
    }

    private synchronized void probeIn(Duration time) {
        nextProbe = nanoTime.getAsLong() + time.toNanos();
    }

    /// HostUp has answered a probe: the pause is over.
    public void lift() {
        end.set(nanoTime.getAsLong());
    }

    /// How often HostUp has asked for a wait, or for a longer one, so far.
    public long count() {
        return count.sum();
    }

    /// All the time that it has asked for so far.
    public Duration total() {
        return Duration.ofNanos(nanos.sum());
    }

    public Duration left() {
        return Duration.ofNanos(Math.max(0, end.get() - nanoTime.getAsLong()));
    }

    /// Waits for the end, also when it moves meanwhile.
    ///
    /// @return whether it is over; false at once when it would outlast the deadline, or when the
    ///   thread is asked to stop
    public boolean waitOut(Deadline deadline) {
        for (Duration left = left(); left.isPositive(); left = left()) {
            if (!deadline.fits(left) || Thread.currentThread().isInterrupted()) {
                return false;
            }
            sleeper.pass(left);
        }
        return true;
    }
}
