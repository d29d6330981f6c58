package dev.nattvakt;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import dev.nattvakt.caller.DelayedTasks;

/// Delays tasks on one platform thread, and runs each on its own virtual thread, since tasks block.
final class Timer implements DelayedTasks, AutoCloseable {

    private final ScheduledThreadPoolExecutor clock =
            new ScheduledThreadPoolExecutor(
                    1,
                    Thread.ofPlatform().daemon().name("nattvakt-timer").factory(),
                    new ThreadPoolExecutor.DiscardPolicy());

    @Override
    public void after(Duration time, Runnable task) {
        clock.schedule(() -> Thread.startVirtualThread(task), time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// Drops the tasks that have not started.
    @Override
    public void close() {
        clock.shutdownNow();
    }
}
