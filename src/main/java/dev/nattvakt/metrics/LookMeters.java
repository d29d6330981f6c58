package dev.nattvakt.metrics;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import dev.nattvakt.caller.Door;
import dev.nattvakt.fleet.Look;
import dev.nattvakt.fleet.port.HostUpFailure;

/// Whether the fleet can be seen: why the last look ended early, and when the watch last saw all of
/// it.
public final class LookMeters implements Look.Listener {

    private static final double NEVER = 0;

    private final MeterRegistry meters;
    private final Clock clock;
    private volatile Optional<Reason> failed = Optional.empty();
    private volatile Optional<Instant> watched = Optional.empty();
    private boolean watches;

    /// Why a look ended early.
    enum Reason {
        KEY_REFUSED,
        REFUSED,
        THROTTLED,
        UNREACHABLE,
        STALE,
        UNREADABLE;

        static Reason of(HostUpFailure.Why why) {
            return switch (why) {
                case HostUpFailure.Why.KeyRefused(var problem) ->
                        problem.mayBeOurKey() ? KEY_REFUSED : REFUSED;
                case HostUpFailure.Why.Missing _, HostUpFailure.Why.Refused _ -> REFUSED;
                case HostUpFailure.Why.Throttled _ -> THROTTLED;
                case HostUpFailure.Why.Unreachable _ -> UNREACHABLE;
                case HostUpFailure.Why.Stale _ -> STALE;
                case HostUpFailure.Why.Unreadable _ -> UNREADABLE;
            };
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @param clock real time
    public LookMeters(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
        for (Reason reason : Reason.values()) {
            Gauge.builder("nattvakt.look.failed", () -> failed.equals(Optional.of(reason)) ? 1 : 0)
                    .description("1 for the reason why the last look over the fleet ended early")
                    .tag("reason", reason.word())
                    .register(meters);
        }
    }

    @Override
    public synchronized void saw(Look look) {
        if (look.isWhole() || look.cutShort().isPresent()) {
            failed = look.cutShort().map(Reason::of);
        }
        if (look.by() == Door.WATCH) {
            if (look.isWhole()) {
                watched = Optional.of(clock.instant());
            }
            registerOnce();
        }
    }

    /// There is no such series where no watch runs, so that a rule can tell off from dead.
    private void registerOnce() {
        if (!watches) {
            watches = true;
            Gauge.builder("nattvakt.watch.last.success.timestamp", this::lastSuccess)
                    .description("When the watch last saw the whole fleet; 0 before that")
                    .baseUnit("seconds")
                    .register(meters);
        }
    }

    private double lastSuccess() {
        return watched.map(LookMeters::seconds).orElse(NEVER);
    }

    static double seconds(Instant at) {
        return at.toEpochMilli() / 1000.0;
    }
}
