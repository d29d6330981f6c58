package dev.nattvakt;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import dev.nattvakt.caller.DelayedTasks;

/// One thread that waits, and a thread of its own for each task whose time has come: they block.
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

    /// What is still to come does not come any more.
    @Override
    public void close() {
        clock.shutdownNow();
    }
}
