package dev.nattvakt.metrics;

import java.io.IOException;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.common.TextFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.nattvakt.caller.Door;
import dev.nattvakt.fleet.Audit.Judged;
import dev.nattvakt.fleet.Look;
import dev.nattvakt.fleet.port.Copies;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.port.HostUpProblem;
import dev.nattvakt.fleet.verdict.Evidence;
import dev.nattvakt.fleet.verdict.Judgement;
import dev.nattvakt.fleet.verdict.ServerState;
import dev.nattvakt.fleet.verdict.Verdict;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;

import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;
import static dev.nattvakt.schedule.stated.BackupStateBuilder.backups;
import static dev.nattvakt.schedule.stated.SnapshotStateBuilder.snapshots;
import static org.assertj.core.api.Assertions.assertThat;

class ServerMetersTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:15:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final ServerMeters servers = new ServerMeters(CLOCK);
    private final CollectorRegistry registry = new CollectorRegistry();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    ServerMetersTest() {
        registry.register(servers);
    }

    @Test
    void tellsOfEachServer() throws IOException {
        servers.saw(whole(seen("web", Instant.ofEpochSecond(1_000), 2_000)));

        assertThat(series())
                .contains(
                        "nattvakt_server_verdict{id=\"vps_web\",name=\"web\",verdict=\"protected\",} 1.0",
                        "nattvakt_server_verdict{id=\"vps_web\",name=\"web\",verdict=\"failing\",} 0.0",
                        "nattvakt_server_last_good_copy_timestamp_seconds{id=\"vps_web\",name=\"web\",} 1000.0",
                        "nattvakt_server_next_run_timestamp_seconds{id=\"vps_web\",name=\"web\",kind=\"backup\",} 2000.0",
                        "nattvakt_server_copies{id=\"vps_web\",name=\"web\",} 1.0",
                        "nattvakt_server_slots{id=\"vps_web\",name=\"web\",kind=\"backup\",} 7.0",
                        "nattvakt_server_slots{id=\"vps_web\",name=\"web\",kind=\"snapshot\",} 3.0",
                        "nattvakt_server_seen_timestamp_seconds{id=\"vps_web\",name=\"web\",} 1.7953425E9",
                        "nattvakt_servers_without_series 0.0");
        assertThat(series())
                .filteredOn(line -> line.startsWith("nattvakt_server_verdict"))
                .hasSize(Verdict.values().length);
    }

    @Test
    void aServerThatAWholeLookDoesNotShowIsGone() throws IOException {
        servers.saw(whole(seen("web", NOW, 1), seen("db", NOW, 1)));
        servers.saw(new Look(Door.REST, List.of(seen("log", NOW, 1)), false, Optional.empty()));
        assertThat(names()).containsExactlyInAnyOrder("web", "db", "log");

        servers.saw(whole(seen("db", NOW, 1)));
        assertThat(names()).containsExactly("db");
    }

    @Test
    void aServerThatIsTerminatedHasNoSeries() throws IOException {
        servers.saw(whole(seen("web", NOW, 1)));
        servers.saw(whole(new Judged(vps("web"), terminated(), Optional.empty())));

        assertThat(names()).isEmpty();
    }

    @Test
    void whatCouldNotBeReadStaysAsItWasKnown() throws IOException {
        servers.saw(whole(seen("web", Instant.ofEpochSecond(1_000), 1)));
        servers.saw(
                whole(
                        new Judged(
                                vps("web"),
                                new Judgement(Verdict.UNKNOWN, new Evidence.NotStated("status")),
                                Optional.empty())));

        assertThat(series())
                .contains(
                        "nattvakt_server_verdict{id=\"vps_web\",name=\"web\",verdict=\"unknown\",} 1.0",
                        "nattvakt_server_last_good_copy_timestamp_seconds{id=\"vps_web\",name=\"web\",} 1000.0");
    }

    @Test
    void aNameCannotBreakOutOfItsLabel() throws IOException {
        servers.saw(whole(seen("a\"} 1\nnattvakt_up 1\u202e\\", NOW, 1)));

        assertThat(series())
                .noneMatch(line -> line.startsWith("nattvakt_up"))
                .filteredOn(line -> line.startsWith("nattvakt_server_copies"))
                .singleElement()
                .asString()
                .matches(
                        "nattvakt_server_copies\\{id=\"vps_x\",name=\"[^\"]*(\\\\\")?[^\"]*\",} 1\\.0");
    }

    @Test
    void thereAreAtMostAThousandThoseWithProblemsFirst() throws IOException {
        Judged[] fleet =
                IntStream.range(0, 1_003)
                        .mapToObj(i ->
                                new Judged(
                                        new Vps(
                                                new VpsId("vps_" + (10_000 + i)),
                                                Optional.of("node-" + i),
                                                Optional.empty(),
                                                Optional.empty()),
                                        new Judgement(
                                                i == 1_002 ? Verdict.FAILING : Verdict.PROTECTED,
                                                new Evidence.NotStated("status")),
                                        Optional.empty()))
                        .toArray(Judged[]::new);
        servers.saw(whole(fleet));

        assertThat(names())
                .hasSize(1_000)
                .contains("node-0", "node-1002")
                .doesNotContain("node-1001");
        assertThat(series()).contains("nattvakt_servers_without_series 3.0");
    }

    static List<HostUpFailure.Why> failures() {
        HostUpProblem problem =
                new HostUpProblem(
                        401, Optional.empty(), Optional.empty(), List.of(), Optional.empty());
        return List.of(
                new HostUpFailure.Why.KeyRefused(problem),
                new HostUpFailure.Why.Refused(problem),
                new HostUpFailure.Why.Missing(problem),
                new HostUpFailure.Why.Unreachable("no route"),
                new HostUpFailure.Why.Stale("old"),
                new HostUpFailure.Why.Unreadable("no JSON"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void oneReasonSaysWhyTheFleetCannotBeSeen(HostUpFailure.Why why) {
        LookMeters looks = new LookMeters(meters, CLOCK);

        looks.saw(new Look(Door.WATCH, List.of(), false, Optional.of(why)));
        assertThat(failed()).isEqualTo(1);
        assertThat(meters.get("nattvakt.watch.last.success.timestamp").gauge().value()).isZero();

        looks.saw(whole());
        assertThat(failed()).isZero();
        assertThat(meters.get("nattvakt.watch.last.success.timestamp").gauge().value())
                .isEqualTo(1.7953425E9);
    }

    @Test
    void withoutAWatchThereIsNoTimeOfItsLastSuccess() {
        LookMeters looks = new LookMeters(meters, CLOCK);

        looks.saw(new Look(Door.BOARD, List.of(), true, Optional.empty()));

        assertThat(meters.find("nattvakt.watch.last.success.timestamp").gauge()).isNull();
    }

    @Test
    void aPartOfTheFleetIsNotCounted() {
        VerdictMeters verdicts = new VerdictMeters(meters, CLOCK);
        verdicts.saw(whole(seen("web", NOW, 1)));
        verdicts.saw(new Look(Door.REST, List.of(), false, Optional.empty()));

        assertThat(meters.get("nattvakt.servers").tag("verdict", "protected").gauge().value())
                .isEqualTo(1);
    }

    private double failed() {
        return meters.find("nattvakt.look.failed").gauges().stream()
                .mapToDouble(gauge -> gauge.value())
                .sum();
    }

    private List<String> names() throws IOException {
        return series().stream()
                .filter(line -> line.startsWith("nattvakt_server_seen"))
                .map(line -> line.replaceAll(".*name=\"([^\"]*)\".*", "$1"))
                .toList();
    }

    private List<String> series() throws IOException {
        StringWriter text = new StringWriter();
        TextFormat.write004(text, registry.metricFamilySamples());
        return text.toString().lines().filter(line -> !line.startsWith("#")).toList();
    }

    private static Look whole(Judged... servers) {
        return new Look(Door.WATCH, Arrays.asList(servers), true, Optional.empty());
    }

    private static Judgement terminated() {
        return new Judgement(Verdict.UNKNOWN, new Evidence.Terminated());
    }

    private static Judged seen(String name, Instant copy, long nextRun) {
        Vps vps = vps(name);
        return new Judged(
                vps,
                new Judgement(Verdict.PROTECTED, new Evidence.RanWell(copy)),
                Optional.of(
                        new ServerState(
                                vps,
                                backups(aSchedule().nextRun(Instant.ofEpochSecond(nextRun)))
                                        .slots(7, 0)
                                        .build(),
                                snapshots().slots(Optional.of(true), Optional.of(3)).build(),
                                new Copies(1, List.of(copy)))));
    }

    private static Vps vps(String name) {
        return new Vps(
                new VpsId(name.matches("[a-z]+") ? "vps_" + name : "vps_x"),
                Optional.of(name),
                Optional.empty(),
                Optional.empty());
    }
}
