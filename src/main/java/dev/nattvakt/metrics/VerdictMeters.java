package dev.nattvakt.metrics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

import dev.nattvakt.fleet.Audit;
import dev.nattvakt.fleet.Look;
import dev.nattvakt.fleet.verdict.Verdict;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.CallListener;
import dev.nattvakt.tool.CompletedCall;
import dev.nattvakt.tool.ToolResult;

/// Number of servers by verdict, from the last look over the whole fleet: the watch's, the board's,
/// or an audit from the start to the end, without a filter, for a caller that may see all servers.
public final class VerdictMeters implements CallListener {

    private record Looked(Map<Verdict, Integer> counts, Instant at) {}

    private final AtomicReference<@Nullable Looked> last = new AtomicReference<>();
    private final Clock clock;

    public VerdictMeters(MeterRegistry meters, Clock clock) {
        this.clock = clock;
        for (Verdict verdict : Verdict.values()) {
            Gauge.builder("nattvakt.servers", () -> count(verdict))
                    .description("Servers by verdict, at the last look over the whole fleet")
                    .tag("verdict", verdict.word())
                    .register(meters);
        }
        Gauge.builder("nattvakt.audit.age", this::age)
                .description("Time since the last look over the whole fleet")
                .baseUnit("seconds")
                .register(meters);
    }

    @Override
    public void saw(CompletedCall call) {
        boolean all =
                !call.arguments().hasNonNull("query")
                        && !call.arguments().hasNonNull("cursor")
                        && call.call().caller().servers().areAll();
        if (all
                && call.answer() instanceof ToolResult(Answer.Audited(Audit.Report report, _), _)
                && report.next().isEmpty()) {
            last.set(new Looked(Map.copyOf(report.counts()), clock.instant()));
        }
    }

    public void saw(Look look) {
        if (look.isWhole()) {
            Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
            look.servers()
                    .forEach(server -> counts.merge(server.judgement().verdict(), 1, Integer::sum));
            last.set(new Looked(counts, clock.instant()));
        }
    }

    /// NaN before the first look.
    private double count(Verdict verdict) {
        Looked looked = last.get();
        return looked == null ? Double.NaN : looked.counts().getOrDefault(verdict, 0);
    }

    private double age() {
        Looked looked = last.get();
        return looked == null
                ? Double.NaN
                : Duration.between(looked.at(), clock.instant()).toMillis() / 1000.0;
    }
}
