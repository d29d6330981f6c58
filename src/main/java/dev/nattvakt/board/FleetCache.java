package dev.nattvakt.board;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
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
import dev.nattvakt.fleet.Look;
import dev.nattvakt.fleet.Unlisted;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;

/// Caches a snapshot of the whole fleet, and reads the fleet only when a page is requested. A stale
/// snapshot is returned at once while one refresh runs in the background. After a slow refresh the
/// next one waits longer, so that an open page never uses more than a fifth of the pace.
///
/// Reads all servers; [Page] filters what a caller may see.
public final class FleetCache implements AutoCloseable {

    private static final Caller BOARD = new Caller("board", Role.VIEWER, ServerFilter.ALL);

    /// Servers per step: few, so that the first ones show soon.
    private static final int STEP = 10;

    private static final int MOST = 10_000;
    private static final int REST_FACTOR = 4;

    /// How long the first request waits for a first snapshot.
    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);

    private final Audit audit;
    private final BoardSettings boardSettings;
    private final LongSupplier nanoTime;
    private final Executor executor;
    private final Look.Listener listener;
    private final CountDownLatch first = new CountDownLatch(1);
    private volatile FleetSnapshot fleetSnapshot = FleetSnapshot.NOTHING;
    private volatile boolean closed;
    private boolean refreshing;
    private Optional<Long> nextRefresh = Optional.empty();

    /// @param nanoTime a monotonic clock
    /// @param executor runs refreshes, which block
    /// @param listener hears of each refresh
    public FleetCache(
            Audit audit,
            BoardSettings boardSettings,
            LongSupplier nanoTime,
            Executor executor,
            Look.Listener listener) {
        this.audit = audit;
        this.boardSettings = boardSettings;
        this.nanoTime = nanoTime;
        this.executor = executor;
        this.listener = listener;
    }

    /// The current snapshot; starts a refresh if it is stale. Waits only while no server is known.
    FleetSnapshot now() {
        if (startsRefresh()) {
            executor.execute(this::refresh);
        }
        if (fleetSnapshot.servers().isEmpty()) {
            awaitFirst();
        }
        return fleetSnapshot;
    }

    private synchronized boolean startsRefresh() {
        boolean stale = nextRefresh.map(time -> nanoTime.getAsLong() - time >= 0).orElse(true);
        boolean startsRefresh = stale && !refreshing && !closed;
        refreshing |= startsRefresh;
        return startsRefresh;
    }

    private void refresh() {
        long begin = nanoTime.getAsLong();
        try {
            readFleet();
        } finally {
            first.countDown();
            end(nanoTime.getAsLong() - begin);
        }
    }

    private synchronized void end(long took) {
        long rest = Math.max(boardSettings.fresh().toNanos(), REST_FACTOR * took);
        nextRefresh = Optional.of(nanoTime.getAsLong() + rest);
        refreshing = false;
    }

    private void readFleet() {
        SequencedMap<VpsId, FleetSnapshot.Seen> seen = new LinkedHashMap<>();
        FleetWalk walk = new FleetWalk(audit, STEP, this::call);
        Optional<HostUpFailure.Why> cutShort =
                walk.run(() -> closed || seen.size() >= MOST, step -> add(step, seen));
        if (cutShort.isEmpty() && walk.isOver()) {
            Unlisted unlisted = Unlisted.ask(audit, unlisted(seen), this::call);
            forget(unlisted.gone());
            add(unlisted.servers(), seen);
            cutShort = unlisted.cutShort();
        }
        fleetSnapshot = cutShort.map(this::interrupted).orElseGet(() -> whole(seen));
        listener.saw(
                new Look(
                        Door.BOARD,
                        seen.values().stream().map(FleetSnapshot.Seen::judged).toList(),
                        cutShort.isEmpty() && walk.isOver(),
                        cutShort));
    }

    private void forget(Set<VpsId> gone) {
        fleetSnapshot =
                new FleetSnapshot(
                        fleetSnapshot.servers().stream()
                                .filter(old -> !gone.contains(old.judged().vps().id()))
                                .toList(),
                        fleetSnapshot.finished(),
                        fleetSnapshot.failure());
    }

    private List<Vps> unlisted(Map<VpsId, FleetSnapshot.Seen> seen) {
        return fleetSnapshot.servers().stream()
                .map(before -> before.judged().vps())
                .filter(vps -> !seen.containsKey(vps.id()))
                .toList();
    }

    private void add(List<Audit.Judged> step, SequencedMap<VpsId, FleetSnapshot.Seen> seen) {
        Instant at = boardSettings.clock().instant();
        step.forEach(judged -> seen.put(judged.vps().id(), new FleetSnapshot.Seen(judged, at)));
        fleetSnapshot =
                new FleetSnapshot(
                        over(fleetSnapshot.servers(), seen),
                        fleetSnapshot.finished(),
                        fleetSnapshot.failure());
    }

    private FleetSnapshot whole(SequencedMap<VpsId, FleetSnapshot.Seen> seen) {
        return new FleetSnapshot(
                List.copyOf(seen.values()),
                Optional.of(boardSettings.clock().instant()),
                Optional.empty());
    }

    private Call call() {
        return new Call(
                BOARD,
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
                        .failure()
                        .map(FleetSnapshot.Failure::since)
                        .orElseGet(() -> boardSettings.clock().instant());
        return new FleetSnapshot(
                fleetSnapshot.servers(),
                fleetSnapshot.finished(),
                Optional.of(new FleetSnapshot.Failure(since, why)));
    }

    private void awaitFirst() {
        try {
            first.await(FIRST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// Ends a running refresh as soon as it can.
    @Override
    public void close() {
        closed = true;
    }
}
