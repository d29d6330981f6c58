package dev.nattvakt.change;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import dev.nattvakt.schedule.VpsId;

/// One change at a time on a server, in the order in which they came.
final class VpsLocks {

    private final Map<VpsId, Entry> entries = new ConcurrentHashMap<>();

    /// Waits for its turn at most `wait`; empty when that was not enough, or the thread was
    /// stopped.
    Optional<Held> take(VpsId vps, Duration wait) {
        Entry entry =
                entries.compute(vps, (_, there) -> (there == null ? new Entry() : there).entered());
        try {
            if (entry.lock.tryLock(wait.toNanos(), TimeUnit.NANOSECONDS)) {
                return Optional.of(() -> {
                    entry.lock.unlock();
                    leave(vps);
                });
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        leave(vps);
        return Optional.empty();
    }

    private void leave(VpsId vps) {
        entries.computeIfPresent(vps, (_, entry) -> --entry.users == 0 ? null : entry);
    }

    /// Changing the server is this thread's alone until closed.
    @FunctionalInterface
    interface Held extends AutoCloseable {
        @Override
        void close();
    }

    /// The count is only touched inside the map's own atomic updates.
    private static final class Entry {

        final ReentrantLock lock = new ReentrantLock(true);
        int users;

        Entry entered() {
            users++;
            return this;
        }
    }
}
