package dev.nattvakt.fleet.pace;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.IntSupplier;

/// Does the same for many things, several at once, and gives the results in the order of the
/// things. One alone is done in the thread that asks for it.
public final class Abreast {

    /// One after the other, in the caller's thread.
    public static final Abreast ALONE = new Abreast(Runnable::run, () -> 1);

    private final Executor threads;
    private final IntSupplier width;

    /// @param threads where the work waits for HostUp
    /// @param width how many are worth doing at once, asked anew each time that one could begin
    public Abreast(Executor threads, IntSupplier width) {
        this.threads = threads;
        this.width = width;
    }

    /// @param mayBegin asked before each one, but not before one whose result is asked for
    public <T, R> Results<T, R> over(
            List<T> things, Function<T, R> work, BooleanSupplier mayBegin) {
        return new Results<>(this, things, work, mayBegin);
    }

    /// Results of one caller, who takes them one after the other. What has been begun goes on also
    /// when nobody asks for it any more.
    public static final class Results<T, R> {

        private final Abreast abreast;
        private final Iterator<T> things;
        private final Function<T, R> work;
        private final BooleanSupplier mayBegin;
        private final Queue<CompletableFuture<R>> begun = new ArrayDeque<>();

        private Results(
                Abreast abreast, List<T> things, Function<T, R> work, BooleanSupplier mayBegin) {
            this.abreast = abreast;
            this.things = things.iterator();
            this.work = work;
            this.mayBegin = mayBegin;
        }

        /// Whether the next result is being worked at already.
        public boolean isBegun() {
            return !begun.isEmpty();
        }

        /// The result of the next thing.
        ///
        /// @throws RuntimeException what the work threw for it
        public R next() {
            if (begun.isEmpty()) {
                begin(abreast.width.getAsInt() > 1 ? abreast.threads : Runnable::run);
            }
            while (things.hasNext()
                    && begun.size() < abreast.width.getAsInt()
                    && mayBegin.getAsBoolean()) {
                begin(abreast.threads);
            }
            try {
                return begun.remove().join();
            } catch (CompletionException failed) {
                throw failed.getCause() instanceof RuntimeException own ? own : failed;
            }
        }

        private void begin(Executor threads) {
            T thing = things.next();
            begun.add(CompletableFuture.supplyAsync(() -> work.apply(thing), threads));
        }
    }
}
