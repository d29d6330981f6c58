package dev.nattvakt.change;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import dev.nattvakt.schedule.VpsId;

/// One change of a server at a time, in order of arrival.
final class VpsLocks {

    private final Map<VpsId, Entry> entries = new ConcurrentHashMap<>();

    /// Waits at most `wait`; empty when that was too short or the thread was interrupted.
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

    /// A lock on a server, until closed.
    @FunctionalInterface
    interface Held extends AutoCloseable {
        @Override
        void close();
    }

    /// `users` changes only inside the map's atomic updates.
    private static final class Entry {

        final ReentrantLock lock = new ReentrantLock(true);
        int users;

        Entry entered() {
            users++;
            return this;
        }
    }
}
