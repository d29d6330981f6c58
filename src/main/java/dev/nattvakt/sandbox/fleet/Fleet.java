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

/// The fleet's true state, and the lags that hide recent writes from readers.
///
/// Has no timer: each read and write first lets the schedules catch up with the clock.
public final class Fleet {
    private final Clock clock;
    private final Map<String, Vps> real = new LinkedHashMap<>();
    private final Map<View, Lag> lags = new HashMap<>();

    private record View(String vps, Side side) {}

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

    /// The server as a reader of this side sees it now; counts as a read.
    public synchronized Vps shown(Vps vps, Side side) {
        var view = new View(vps.id(), side);
        Optional<Lag> lag = lag(view);
        lag.ifPresent(seen -> lags.put(view, seen.read()));
        return lag.map(Lag::before).orElse(vps);
    }

    /// Applies the write: visible at once, unless an earlier write is still hidden.
    public synchronized void commit(Write write) {
        change(write.vps(), write.change());
    }

    public synchronized void commit(Write write, Effect.Lag effect) {
        catchUp();
        var view = new View(write.vps(), write.side());
        Vps before = lag(view).map(Lag::before).orElseGet(() -> real.get(write.vps()));
        lags.put(view, Lag.over(before, effect, clock.instant()));
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

    private Optional<Lag> lag(View view) {
        Instant now = clock.instant();
        return Optional.ofNullable(
                lags.computeIfPresent(view, (_, lag) -> lag.hasEnded(now) ? null : lag));
    }
}
