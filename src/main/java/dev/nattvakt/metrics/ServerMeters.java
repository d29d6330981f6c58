package dev.nattvakt.metrics;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import io.prometheus.client.Collector;
import io.prometheus.client.GaugeMetricFamily;

import dev.nattvakt.fleet.Audit.Judged;
import dev.nattvakt.fleet.Look;
import dev.nattvakt.fleet.verdict.ServerState;
import dev.nattvakt.fleet.verdict.Verdict;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;
import dev.nattvakt.schedule.stated.SeenBackupSchedule;
import dev.nattvakt.schedule.stated.SeenSnapshotSchedule;
import dev.nattvakt.words.Untrusted;

/// Series of each server, as it was last seen; nothing is asked of HostUp for them. A server that a
/// whole look does not show has none any more. Made when they are scraped, since meters of their
/// own would hold a thousand objects for each hundred servers. Thread-safe.
public final class ServerMeters extends Collector implements Look.Listener {

    /// Servers with series of their own, those with problems first; the others are counted.
    private static final int MOST = 1_000;

    private static final String PREFIX = "nattvakt_server_";

    private final Clock clock;
    private volatile Map<VpsId, Seen> servers = Map.of();

    /// @param state as it was last read; empty before the first time
    /// @param at when it was last judged, in real time
    private record Seen(Judged judged, Optional<ServerState> state, Instant at) {

        Vps vps() {
            return judged.vps();
        }

        List<String> labels(String... more) {
            List<String> labels = new ArrayList<>();
            labels.add(vps().id().value());
            labels.add(vps().name().map(Untrusted::clean).orElse(""));
            labels.addAll(List.of(more));
            return labels;
        }
    }

    /// @param clock real time
    public ServerMeters(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void saw(Look look) {
        Map<VpsId, Seen> before = servers;
        Map<VpsId, Seen> now = new LinkedHashMap<>(look.isWhole() ? Map.of() : before);
        Instant at = clock.instant();
        for (Judged judged : look.servers()) {
            VpsId id = judged.vps().id();
            if (judged.judgement().isJudged()) {
                Optional<ServerState> old =
                        Optional.ofNullable(before.get(id)).flatMap(Seen::state);
                now.put(id, new Seen(judged, judged.state().or(() -> old), at));
            } else {
                now.remove(id);
            }
        }
        servers = now;
    }

    @Override
    public List<MetricFamilySamples> collect() {
        Map<VpsId, Seen> all = servers;
        List<Seen> shown = shown(all);
        GaugeMetricFamily nextRun =
                family(
                        "next_run_timestamp_seconds",
                        "When the next scheduled run is due, as HostUp states it",
                        "kind");
        GaugeMetricFamily slots =
                family("slots", "How many copies the server may hold, where HostUp says", "kind");
        for (Seen seen : shown) {
            seen.state()
                    .ifPresent(state -> {
                        nextBackup(state)
                                .ifPresent(at ->
                                        nextRun.addMetric(
                                                seen.labels("backup"), LookMeters.seconds(at)));
                        nextSnapshot(state)
                                .ifPresent(at ->
                                        nextRun.addMetric(
                                                seen.labels("snapshot"), LookMeters.seconds(at)));
                        state.backups()
                                .settings()
                                .slots()
                                .limit()
                                .ifPresent(limit -> slots.addMetric(seen.labels("backup"), limit));
                        state.snapshots()
                                .slots()
                                .total()
                                .ifPresent(
                                        limit -> slots.addMetric(seen.labels("snapshot"), limit));
                    });
        }
        return List.of(
                verdicts(shown),
                one(
                        shown,
                        "last_good_copy_timestamp_seconds",
                        "When the newest backup was made",
                        seen ->
                                seen.state()
                                        .flatMap(state -> state.copies().newest())
                                        .map(LookMeters::seconds)),
                nextRun,
                one(
                        shown,
                        "copies",
                        "Backups that exist",
                        seen -> seen.state().map(state -> (double) state.copies().count())),
                slots,
                one(
                        shown,
                        "seen_timestamp_seconds",
                        "When the server was last looked at",
                        seen -> Optional.of(LookMeters.seconds(seen.at()))),
                new GaugeMetricFamily(
                        "nattvakt_servers_without_series",
                        "Servers beyond those that have series of their own",
                        all.size() - shown.size()));
    }

    private static List<Seen> shown(Map<VpsId, Seen> all) {
        return all.size() <= MOST
                ? List.copyOf(all.values())
                : all.values().stream()
                        .sorted(
                                Comparator.comparing((Seen seen) ->
                                                !seen.judged().judgement().isProblem())
                                        .thenComparing(seen -> seen.vps().id().value()))
                        .limit(MOST)
                        .toList();
    }

    /// A state set: 1 for the verdict that holds, 0 for the others.
    private static GaugeMetricFamily verdicts(List<Seen> shown) {
        GaugeMetricFamily family =
                family("verdict", "1 for the verdict of the server, 0 for the others", "verdict");
        for (Seen seen : shown) {
            for (Verdict verdict : Verdict.values()) {
                family.addMetric(
                        seen.labels(verdict.word()),
                        seen.judged().judgement().verdict() == verdict ? 1 : 0);
            }
        }
        return family;
    }

    private static GaugeMetricFamily one(
            List<Seen> shown, String name, String help, Function<Seen, Optional<Double>> value) {
        GaugeMetricFamily family = family(name, help);
        for (Seen seen : shown) {
            value.apply(seen).ifPresent(number -> family.addMetric(seen.labels(), number));
        }
        return family;
    }

    private static GaugeMetricFamily family(String name, String help, String... more) {
        List<String> labels = new ArrayList<>(List.of("id", "name"));
        labels.addAll(List.of(more));
        return new GaugeMetricFamily(PREFIX + name, help, labels);
    }

    private static Optional<Instant> nextBackup(ServerState state) {
        return state.backups().on().stream()
                .map(SeenBackupSchedule::nextRun)
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    private static Optional<Instant> nextSnapshot(ServerState state) {
        return state.snapshots()
                .schedule()
                .filter(SeenSnapshotSchedule::isOn)
                .flatMap(SeenSnapshotSchedule::nextRun);
    }
}
