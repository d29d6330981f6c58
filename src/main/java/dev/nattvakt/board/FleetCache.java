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
import dev.nattvakt.caller.ServerFilter;
import dev.nattvakt.fleet.Audit;
import dev.nattvakt.fleet.FleetWalk;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.schedule.VpsId;

/// Looks at the whole fleet, one look at a time, and only when somebody wants to see it: the last
/// sight is shown at once, and a new look begins behind it when that one is stale. A look that
/// takes long makes the next one wait longer, so that an open page never takes more than a fifth of
/// the pace.
///
/// It looks with the server's own eyes; what a caller may see of it is for [Page] to say.
public final class FleetCache implements AutoCloseable {

    private static final Caller ITSELF = new Caller("board", Role.VIEWER, ServerFilter.ALL);

    /// Few, so that the first servers show soon.
    private static final int STEP = 10;

    private static final int MOST = 10_000;
    private static final int REST = 4;

    /// How long the very first visitor waits for something to see.
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Audit audit;
    private final BoardSettings boardSettings;
    private final LongSupplier nanoTime;
    private final Executor executor;
    private final CountDownLatch first = new CountDownLatch(1);
    private volatile FleetSnapshot fleetSnapshot = FleetSnapshot.NOTHING;
    private volatile boolean closed;
    private boolean looking;
    private Optional<Long> nextLook = Optional.empty();

    /// @param nanoTime a monotonic clock
    /// @param executor runs a look, which blocks
    public FleetCache(
            Audit audit, BoardSettings boardSettings, LongSupplier nanoTime, Executor executor) {
        this.audit = audit;
        this.boardSettings = boardSettings;
        this.nanoTime = nanoTime;
        this.executor = executor;
    }

    /// What is known; looks again if that is stale. Waits only when nothing is known at all.
    FleetSnapshot now() {
        if (begins()) {
            executor.execute(this::look);
        }
        if (fleetSnapshot.servers().isEmpty()) {
            awaitFirst();
        }
        return fleetSnapshot;
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
            fleetSnapshot = walk();
        } catch (HostUpFailure gone) {
            fleetSnapshot = interrupted(gone.why());
        } finally {
            first.countDown();
            end(nanoTime.getAsLong() - begin);
        }
    }

    private synchronized void end(long took) {
        long rest = Math.max(boardSettings.fresh().toNanos(), REST * took);
        nextLook = Optional.of(nanoTime.getAsLong() + rest);
        looking = false;
    }

    /// @throws CloudFailure when HostUp goes away on the way
    private FleetSnapshot walk() {
        SequencedMap<VpsId, FleetSnapshot.Seen> seen = new LinkedHashMap<>();
        FleetWalk walk = new FleetWalk();
        while (walk.next().isPresent() && seen.size() < MOST && !closed) {
            Audit.Report step = audit.run(Optional.empty(), STEP, walk.next().get(), false, call());
            Instant at = boardSettings.clock().instant();
            for (Audit.Judged judged : walk.over(step)) {
                seen.put(judged.vps().id(), new FleetSnapshot.Seen(judged, at));
            }
            fleetSnapshot =
                    new FleetSnapshot(
                            over(fleetSnapshot.servers(), seen),
                            fleetSnapshot.finished(),
                            fleetSnapshot.trouble());
        }
        return new FleetSnapshot(
                List.copyOf(seen.values()),
                Optional.of(boardSettings.clock().instant()),
                Optional.empty());
    }

    private Call call() {
        return new Call(
                ITSELF,
                Door.BOARD,
                Deadline.in(Call.TIME, nanoTime),
                Progress.UNHEARD,
                () -> closed);
    }

    private static List<FleetSnapshot.Seen> over(
            List<FleetSnapshot.Seen> before, Map<VpsId, FleetSnapshot.Seen> seen) {
        SequencedMap<VpsId, FleetSnapshot.Seen> all = new LinkedHashMap<>();
        before.forEach(old -> all.put(old.judged().vps().id(), old));
        all.putAll(seen);
        return List.copyOf(all.values());
    }

    private FleetSnapshot interrupted(HostUpFailure.Why why) {
        Instant since =
                fleetSnapshot
                        .trouble()
                        .map(FleetSnapshot.Trouble::since)
                        .orElseGet(() -> boardSettings.clock().instant());
        return new FleetSnapshot(
                fleetSnapshot.servers(),
                fleetSnapshot.finished(),
                Optional.of(new FleetSnapshot.Trouble(since, why)));
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
