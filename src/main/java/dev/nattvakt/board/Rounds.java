package dev.nattvakt.board;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.Door;
import dev.nattvakt.caller.Progress;
import dev.nattvakt.caller.Role;
import dev.nattvakt.caller.Servers;
import dev.nattvakt.fleet.Audit;
import dev.nattvakt.fleet.Position;
import dev.nattvakt.fleet.port.CloudFailure;
import dev.nattvakt.schedule.VpsId;

/// Looks at the whole fleet, one look at a time, and only when somebody wants to see it: the last
/// sight is shown at once, and a new look begins behind it when that one is stale. A look that
/// takes long makes the next one wait longer, so that an open page never takes more than a fifth of
/// the pace.
///
/// It looks with the server's own eyes; what a caller may see of it is for [Page] to say.
public final class Rounds implements AutoCloseable {

    private static final Caller ITSELF = new Caller("board", Role.VIEWER, Servers.ALL);

    /// Few, so that the first servers show soon.
    private static final int STEP = 10;

    private static final int MOST = 10_000;
    private static final int REST = 4;

    /// How long the very first visitor waits for something to see.
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Audit audit;
    private final Place place;
    private final LongSupplier nanoTime;
    private final Executor executor;
    private final CountDownLatch first = new CountDownLatch(1);
    private volatile Sight sight = Sight.NOTHING;
    private volatile boolean closed;
    private boolean looking;
    private Optional<Long> nextLook = Optional.empty();

    /// @param nanoTime a monotonic clock
    /// @param executor runs a look, which blocks
    public Rounds(Audit audit, Place place, LongSupplier nanoTime, Executor executor) {
        this.audit = audit;
        this.place = place;
        this.nanoTime = nanoTime;
        this.executor = executor;
    }

    /// What is known; looks again if that is stale. Waits only when nothing is known at all.
    Sight now() {
        if (begins()) {
            executor.execute(this::look);
        }
        if (sight.servers().isEmpty()) {
            awaitFirst();
        }
        return sight;
    }

    private synchronized boolean begins() {
        boolean stale = nextLook.map(time -> nanoTime.getAsLong() - time >= 0).orElse(true);
        boolean begins = stale && !looking && !closed;
        looking |= begins;
        return begins;
    }

    private void look() {
        long begin = nanoTime.getAsLong();
        try {
            sight = walk();
        } catch (CloudFailure gone) {
            sight = interrupted(gone.why());
        } finally {
            first.countDown();
            end(nanoTime.getAsLong() - begin);
        }
    }

    private synchronized void end(long took) {
        long rest = Math.max(place.fresh().toNanos(), REST * took);
        nextLook = Optional.of(nanoTime.getAsLong() + rest);
        looking = false;
    }

    /// @throws CloudFailure when HostUp goes away on the way
    private Sight walk() {
        SequencedMap<VpsId, Sight.Seen> seen = new LinkedHashMap<>();
        Optional<Position> next = Optional.of(Position.START);
        while (next.isPresent() && seen.size() < MOST && !closed) {
            Audit.Report step = audit.run(Optional.empty(), STEP, next.get(), false, call());
            Instant at = place.clock().instant();
            for (Audit.Judged judged : step.servers()) {
                seen.put(judged.vps().id(), new Sight.Seen(judged, at));
            }
            sight = new Sight(over(sight.servers(), seen), sight.finished(), sight.trouble());
            next = step.next();
        }
        return new Sight(
                List.copyOf(seen.values()), Optional.of(place.clock().instant()), Optional.empty());
    }

    private Call call() {
        return new Call(
                ITSELF,
                Door.BOARD,
                Deadline.in(Call.TIME, nanoTime),
                Progress.UNHEARD,
                () -> closed);
    }

    private static List<Sight.Seen> over(List<Sight.Seen> before, Map<VpsId, Sight.Seen> seen) {
        SequencedMap<VpsId, Sight.Seen> all = new LinkedHashMap<>();
        before.forEach(old -> all.put(old.judged().vps().id(), old));
        all.putAll(seen);
        return List.copyOf(all.values());
    }

    private Sight interrupted(CloudFailure.Why why) {
        Instant since =
                sight.trouble().map(Sight.Trouble::since).orElseGet(() -> place.clock().instant());
        return new Sight(
                sight.servers(), sight.finished(), Optional.of(new Sight.Trouble(since, why)));
    }

    private void awaitFirst() {
        try {
            first.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// Ends the look under way as soon as it can.
    @Override
    public void close() {
        closed = true;
    }
}
