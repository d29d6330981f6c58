package dev.nattvakt.slack;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;

import dev.nattvakt.caller.Progress;

/// Shows the progress of a plan over many servers in one message, which each update replaces. A
/// `response_url` takes five posts in all, so there are two updates at most, at a third and at two
/// thirds, and none soon after another post. Reports return at once, since the changes wait for
/// them. Thread-safe.
final class ProgressMessage implements Progress {

    private static final int PARTS = 3;
    private static final Duration BETWEEN = Duration.ofSeconds(2);

    private final BiConsumer<Integer, Integer> updates;
    private final Clock clock;
    private final Executor executor;

    /// Held while an update is posted, so that none comes after [#end].
    private final ReentrantLock posting = new ReentrantLock();

    private volatile boolean isOver;
    private Instant last;
    private int part;

    /// @param updates posts one, as so many of so many; may block
    ProgressMessage(BiConsumer<Integer, Integer> updates, Clock clock, Executor executor) {
        this.updates = updates;
        this.clock = clock;
        this.executor = executor;
        this.last = clock.instant();
    }

    @Override
    public void report(int done, int total) {
        if (!isDue(done, total)) {
            return;
        }
        try {
            executor.execute(() -> post(done, total));
        } catch (RejectedExecutionException stopping) {
            // The end is posted all the same.
        }
    }

    private synchronized boolean isDue(int done, int total) {
        int reached = done * PARTS / Math.max(1, total);
        Instant now = clock.instant();
        if (reached <= part || reached >= PARTS || now.isBefore(last.plus(BETWEEN))) {
            return false;
        }
        part = reached;
        last = now;
        return true;
    }

    private void post(int done, int total) {
        posting.lock();
        try {
            if (!isOver) {
                updates.accept(done, total);
            }
        } finally {
            posting.unlock();
        }
    }

    /// No update comes from now on; waits for one that is being posted.
    void end() {
        posting.lock();
        try {
            isOver = true;
        } finally {
            posting.unlock();
        }
    }
}
