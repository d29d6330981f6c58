package dev.nattvakt.slack;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/// Coalesces equal work: a call for work that is already running waits for its result. After it
/// ended, the next call runs it again.
///
/// @param <K> equal keys mean equal work
final class SingleFlight<K, T> {

    private final ConcurrentMap<K, CompletableFuture<T>> works = new ConcurrentHashMap<>();
    private final Executor executor;

    SingleFlight(Executor executor) {
        this.executor = executor;
    }

    /// @param first whether this call started it
    record Joined<T>(CompletableFuture<T> work, boolean first) {}

    Joined<T> join(K key, Supplier<T> work) {
        CompletableFuture<T> mine = new CompletableFuture<>();
        CompletableFuture<T> there = works.putIfAbsent(key, mine);
        if (there != null) {
            return new Joined<>(there, false);
        }
        try {
            executor.execute(() -> run(key, work, mine));
        } catch (RejectedExecutionException stopping) {
            fail(key, mine, stopping);
        }
        return new Joined<>(mine, true);
    }

    /// Removes the work before completing it, so that a call after the result starts anew.
    private void run(K key, Supplier<T> work, CompletableFuture<T> mine) {
        T result;
        try {
            result = work.get();
        } catch (RuntimeException | Error failure) {
            fail(key, mine, failure);
            return;
        }
        works.remove(key, mine);
        mine.complete(result);
    }

    private void fail(K key, CompletableFuture<T> mine, Throwable failure) {
        works.remove(key, mine);
        mine.completeExceptionally(failure);
    }
}
