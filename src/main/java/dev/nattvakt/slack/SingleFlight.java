package dev.nattvakt.slack;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/// Commands under way. A person who repeats their latest command while it runs waits for its result
/// instead of starting it again; once anything else of theirs came between, it is a new command.
/// Commands of one person about one server run one after the other, in the order in which they
/// came.
///
/// @param <K> what makes two commands the same
final class SingleFlight<K, T> {

    /// Most commands of one person about one server that wait for another.
    static final int MOST_WAITING = 10;

    private final Map<String, Latest<K, T>> latest = new HashMap<>();
    private final Map<Lane, Line<T>> lines = new HashMap<>();
    private final Executor executor;

    SingleFlight(Executor executor) {
        this.executor = executor;
    }

    /// What runs one after the other.
    ///
    /// @param about the server's name as it was typed; without one, the command
    record Lane(String person, Object about) {}

    /// @param first whether this call started it
    record Joined<T>(CompletableFuture<T> work, boolean first) {}

    private record Latest<K, T>(K key, CompletableFuture<T> work) {}

    /// @param last what the next one waits for
    private record Line<T>(CompletableFuture<T> last, int length) {}

    /// @return work that fails with [RejectedExecutionException] when too much waits before it
    Joined<T> join(Lane lane, K key, Supplier<T> work) {
        CompletableFuture<T> mine = new CompletableFuture<>();
        CompletableFuture<?> before;
        synchronized (this) {
            Latest<K, T> there = latest.get(lane.person());
            if (there != null && there.key().equals(key) && !there.work().isDone()) {
                return new Joined<>(there.work(), false);
            }
            Line<T> line = lines.get(lane);
            int length = line == null ? 0 : line.length();
            if (length > MOST_WAITING) {
                mine.completeExceptionally(new RejectedExecutionException("too many wait"));
                return new Joined<>(mine, true);
            }
            before = line == null ? CompletableFuture.completedFuture(null) : line.last();
            lines.put(lane, new Line<>(mine, length + 1));
            latest.put(lane.person(), new Latest<>(key, mine));
        }
        before.whenComplete((_, _) -> start(lane, work, mine));
        return new Joined<>(mine, true);
    }

    /// Something else of this person came: what they repeat now is a new command.
    synchronized void interrupt(String person) {
        latest.remove(person);
    }

    private void start(Lane lane, Supplier<T> work, CompletableFuture<T> mine) {
        try {
            executor.execute(() -> run(lane, work, mine));
        } catch (RejectedExecutionException stopping) {
            ended(lane, mine);
            mine.completeExceptionally(stopping);
        }
    }

    /// Removes the work before completing it, so that a call after the result starts anew.
    private void run(Lane lane, Supplier<T> work, CompletableFuture<T> mine) {
        T result;
        try {
            result = work.get();
        } catch (RuntimeException | Error failure) {
            ended(lane, mine);
            mine.completeExceptionally(failure);
            return;
        }
        ended(lane, mine);
        mine.complete(result);
    }

    private synchronized void ended(Lane lane, CompletableFuture<T> mine) {
        latest.computeIfPresent(lane.person(), (_, there) -> there.work() == mine ? null : there);
        lines.computeIfPresent(
                lane,
                (_, line) ->
                        line.last() == mine ? null : new Line<>(line.last(), line.length() - 1));
    }
}
