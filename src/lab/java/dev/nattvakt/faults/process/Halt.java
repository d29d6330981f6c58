package dev.nattvakt.faults.process;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

import dev.nattvakt.faults.process.Checkpoint.Moment;

/// Keeps an exchange at one moment.
final class Halt implements Checkpoint.Watch {

    private final Moment at;
    private final boolean arrives;
    private final Set<Moment> passed = new HashSet<>();
    private boolean over;

    /// @param arrives whether what is kept goes on afterwards
    Halt(Moment at, boolean arrives) {
        this.at = at;
        this.arrives = arrives;
    }

    @Override
    public synchronized boolean passes(Moment moment) throws InterruptedException {
        passed.add(moment);
        notifyAll();
        if (!moment.equals(at)) {
            return true;
        }
        while (!over) {
            wait();
        }
        return arrives;
    }

    /// @return whether the moment came in time
    synchronized boolean awaits(Moment moment, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!passed.contains(moment)) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    synchronized void end() {
        over = true;
        notifyAll();
    }
}
