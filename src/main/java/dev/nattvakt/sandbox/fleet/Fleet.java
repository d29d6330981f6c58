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

/// The fleet as it really is, and the veils behind which readers do not see all of it yet.
///
/// Nothing ticks here: whoever looks or changes something first lets the schedules catch up with
/// the clock.
public final class Fleet {
    /// What a replica can lag by.
    private static final Duration LONGEST_LAG = Duration.ofMinutes(2);

    private final Clock clock;
    private final Map<String, Vps> real = new LinkedHashMap<>();
    private final Map<Sight, Lag> veils = new HashMap<>();
    private final Behaviour behaviour;
    private final List<Past> past = new ArrayList<>();
    private int turn;

    private record Sight(String vps, Side side) {}

    /// A server as it was until then.
    private record Past(Vps vps, Instant until) {}

    public Fleet(Behaviour behaviour, Clock clock) {
        this.behaviour = behaviour;
        this.clock = clock;
        NewFleet.at(clock.instant()).forEach(vps -> real.put(vps.id(), vps));
    }

    public synchronized State state() {
        catchUp();
        return new State(List.copyOf(real.values()));
    }

    public synchronized Optional<Vps> find(String id) {
        catchUp();
        return Optional.ofNullable(real.get(id));
    }

    /// What a reader of this side sees now; counts as a read.
    public synchronized Vps shown(Vps vps, Side side) {
        var sight = new Sight(vps.id(), side);
        Optional<Lag> veil = veil(sight);
        veil.ifPresent(seen -> veils.put(sight, seen.read()));
        return veil.map(Lag::before).or(() -> byReplica(vps)).orElse(vps);
    }

    /// What the replica whose turn it is has not forgotten yet.
    private Optional<Vps> byReplica(Vps vps) {
        List<Duration> lags = behaviour.replicas();
        if (lags.isEmpty()) {
            return Optional.empty();
        }
        turn = (turn + 1) % lags.size();
        Instant asOf = clock.instant().minus(lags.get(turn));
        return past.stream()
                .filter(was -> was.vps().id().equals(vps.id()) && was.until().isAfter(asOf))
                .map(Past::vps)
                .findFirst();
    }

    /// Visible at once, unless an earlier write is still veiled.
    public synchronized void commit(Write write) {
        catchUp();
        past.removeIf(was -> was.until().isBefore(clock.instant().minus(LONGEST_LAG)));
        past.add(new Past(real.get(write.vps()), clock.instant()));
        real.computeIfPresent(write.vps(), (_, vps) -> write.change().apply(vps));
    }

    public synchronized void commit(Write write, Effect.Lag lag) {
        catchUp();
        var sight = new Sight(write.vps(), write.side());
        Vps before = veil(sight).map(Lag::before).orElseGet(() -> real.get(write.vps()));
        veils.put(sight, Lag.over(before, lag, clock.instant()));
        commit(write);
    }

    /// Changed by somebody else, which every replica shows at once.
    public synchronized void change(String id, UnaryOperator<Vps> change) {
        catchUp();
        past.removeIf(was -> was.vps().id().equals(id));
        real.computeIfPresent(id, (_, vps) -> change.apply(vps));
    }

    private void catchUp() {
        Instant now = clock.instant();
        real.replaceAll((_, vps) -> vps.upTo(now));
    }

    private Optional<Lag> veil(Sight sight) {
        Instant now = clock.instant();
        return Optional.ofNullable(
                veils.computeIfPresent(sight, (_, veil) -> veil.lifted(now) ? null : veil));
    }
}
