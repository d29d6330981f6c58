package dev.nattvakt.slack;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/// Work that is under way: whoever asks for the very same meanwhile waits for it instead of
/// starting it again. Once it has ended, the next one starts afresh.
///
/// @param <K> what makes two pieces of work the same
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

    /// Whoever hears the result finds the work ended.
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
