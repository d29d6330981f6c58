package dev.nattvakt.sandbox.fleet;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import dev.nattvakt.sandbox.fault.Effect;
import dev.nattvakt.sandbox.state.Side;
import dev.nattvakt.sandbox.state.Vps;
import dev.nattvakt.sandbox.state.Write;
import dev.nattvakt.sandbox.value.Id;

/// The fleet's true state, and the lags that hide recent writes from readers.
///
/// Has no timer: each read and write first lets the schedules catch up with the clock.
public final class Fleet {
    /// What a replica can lag by.
    private static final Duration LONGEST_LAG = Duration.ofMinutes(2);

    private final Clock clock;
    private final Map<String, Vps> real = new LinkedHashMap<>();
    private final Map<View, Lag> lags = new HashMap<>();
    private final Behaviour behaviour;
    private final List<Past> past = new ArrayList<>();
    private int turn;

    private record View(String vps, Side side) {}

    /// A server as it was until then.
    private record Past(Vps vps, Instant until) {}

    public Fleet(Behaviour behaviour, Clock clock) {
        this(behaviour, clock, 0);
    }

    /// @param generation of servers: each but the first, which has the documented ids, has others
    public Fleet(Behaviour behaviour, Clock clock, int generation) {
        this.behaviour = behaviour;
        this.clock = clock;
        NewFleet.at(clock.instant()).stream()
                .map(vps ->
                        generation == 0
                                ? vps
                                : vps.withId(Id.of("vps", vps.id() + "#" + generation)))
                .forEach(vps -> real.put(vps.id(), vps));
    }

    public synchronized State state() {
        catchUp();
        return new State(List.copyOf(real.values()));
    }

    public synchronized Optional<Vps> find(String id) {
        catchUp();
        return Optional.ofNullable(real.get(id));
    }

    /// The server as a reader of this side sees it now; counts as a read.
    public synchronized Vps shown(Vps vps, Side side) {
        var view = new View(vps.id(), side);
        Optional<Lag> lag = lag(view);
        lag.ifPresent(seen -> lags.put(view, seen.read()));
        return lag.map(Lag::before).or(() -> byReplica(vps)).orElse(vps);
    }

    /// What the replica whose turn it is still shows of the past.
    private Optional<Vps> byReplica(Vps vps) {
        List<Duration> replicas = behaviour.replicas();
        if (replicas.isEmpty()) {
            return Optional.empty();
        }
        turn = (turn + 1) % replicas.size();
        Instant asOf = clock.instant().minus(replicas.get(turn));
        return past.stream()
                .filter(was -> was.vps().id().equals(vps.id()) && was.until().isAfter(asOf))
                .map(Past::vps)
                .findFirst();
    }

    /// Applies the write: visible at once, unless an earlier write is still hidden.
    public synchronized void commit(Write write) {
        catchUp();
        Vps before = real.get(write.vps());
        if (before == null) {
            return;
        }
        past.removeIf(was -> was.until().isBefore(clock.instant().minus(LONGEST_LAG)));
        past.add(new Past(before, clock.instant()));
        real.computeIfPresent(write.vps(), (_, vps) -> write.change().apply(vps));
    }

    public synchronized void commit(Write write, Effect.Lag effect) {
        catchUp();
        var view = new View(write.vps(), write.side());
        Vps before = lag(view).map(Lag::before).orElseGet(() -> real.get(write.vps()));
        lags.put(view, Lag.over(before, effect, clock.instant()));
        commit(write);
    }

    /// Changed by somebody else, which every replica shows at once.
    public synchronized void change(String id, UnaryOperator<Vps> change) {
        catchUp();
        past.removeIf(was -> was.vps().id().equals(id));
        real.computeIfPresent(id, (_, vps) -> change.apply(vps));
    }

    /// The same server under another id, as if it had been deleted and ordered again.
    ///
    /// @return its id
    public synchronized String replace(String id) {
        Vps old = real.remove(id);
        String other = Id.of("vps", id + "#again");
        real.put(other, old.withId(other));
        return other;
    }

    private void catchUp() {
        Instant now = clock.instant();
        real.replaceAll((_, vps) -> vps.upTo(now));
    }

    private Optional<Lag> lag(View view) {
        Instant now = clock.instant();
        return Optional.ofNullable(
                lags.computeIfPresent(view, (_, lag) -> lag.hasEnded(now) ? null : lag));
    }
}
