package dev.nattvakt.sandbox.fleet;

import java.time.Clock;
import java.time.Instant;
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
    private final Clock clock;
    private final Map<String, Vps> real = new LinkedHashMap<>();
    private final Map<Sight, Lag> veils = new HashMap<>();

    private record Sight(String vps, Side side) {}

    public Fleet(Clock clock) {
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
        return veil.map(Lag::before).orElse(vps);
    }

    /// Visible at once, unless an earlier write is still veiled.
    public synchronized void commit(Write write) {
        change(write.vps(), write.change());
    }

    public synchronized void commit(Write write, Effect.Lag lag) {
        catchUp();
        var sight = new Sight(write.vps(), write.side());
        Vps before = veil(sight).map(Lag::before).orElseGet(() -> real.get(write.vps()));
        veils.put(sight, Lag.over(before, lag, clock.instant()));
        commit(write);
    }

    public synchronized void change(String id, UnaryOperator<Vps> change) {
        catchUp();
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
