package dev.nattvakt.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.Test;

import dev.nattvakt.board.BoardRows;
import dev.nattvakt.change.Contention;
import dev.nattvakt.change.CoreRows;
import dev.nattvakt.change.FleetPlanRows;
import dev.nattvakt.change.PersonRows;
import dev.nattvakt.doors.OtherHostUp;
import dev.nattvakt.faults.door.Houses;
import dev.nattvakt.faults.process.Processes;
import dev.nattvakt.fleet.PageRows;
import dev.nattvakt.fleet.ReadRows;
import dev.nattvakt.hostup.AnswerRows;
import dev.nattvakt.hostup.FleetWireRows;
import dev.nattvakt.hostup.HostUpReader;
import dev.nattvakt.hostup.StatedRows;
import dev.nattvakt.hostup.WireRows;
import dev.nattvakt.policyfile.PolicyRows;
import dev.nattvakt.sandbox.state.PostMeaning;
import dev.nattvakt.watch.RoundRows;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static org.assertj.core.api.Assertions.assertThat;

/// Not a test, and named so that nobody takes it for one: runs the rows of what must hold under
/// faults, for tools/faults, and writes the report where `faults.report` says.
@QuarkusTest
@TestProfile(OtherHostUp.Profile.class)
class Laboratory {

    @Inject HostUpReader reader;
    @Inject CircuitBreakerMaintenance fuses;

    private WireMockServer hostUp;
    private final StringBuilder report = new StringBuilder();
    private final Map<String, Long> truth = new TreeMap<>();
    private final Map<String, Long> naive = new TreeMap<>();
    private long violations;

    @Test
    void run() throws Exception {
        long seed = Long.getLong("faults.seed", 1);
        String only = System.getProperty("faults.row", "");
        double share = Double.parseDouble(System.getProperty("faults.share", "1"));
        Vertx vertx = Vertx.vertx();
        try (WireRows wire = new WireRows(vertx);
                Houses houses = new Houses(vertx, PostMeaning.values());
                Processes processes = new Processes(vertx)) {
            List<Row> rows = new ArrayList<>(CoreRows.all());
            rows.addAll(PersonRows.all());
            rows.add(Contention.row());
            rows.addAll(FleetPlanRows.all());
            rows.add(PageRows.row());
            rows.addAll(StatedRows.all());
            rows.addAll(ReadRows.all());
            rows.addAll(BoardRows.all());
            rows.addAll(RoundRows.all());
            rows.addAll(wire.all());
            rows.addAll(AnswerRows.all());
            rows.addAll(FleetWireRows.all());
            rows.addAll(PolicyRows.all());
            rows.add(WireRows.outage(reader, this::breakDown, this::requests));
            rows.addAll(houses.rows());
            rows.addAll(processes.all());
            say("seed %d; a row again: tools/faults --seed %d --row A1%n", seed, seed);
            say(
                    "%-11s %-44s %9s %5s %9s %12s%n",
                    "row", "fault", "n", "bad", "95 % <", "unconfirmed");
            for (Row row : rows) {
                if (only.isEmpty()
                        || row.name().equals(only)
                        || row.name().startsWith(only + "/")) {
                    run(row, seed, Math.max(1, (int) (row.usual() * share)));
                }
            }
        } finally {
            vertx.close();
        }
        truthTable();
        Files.writeString(
                Path.of(System.getProperty("faults.report", "target/faults.txt")), report);
        assertThat(violations).isZero();
    }

    private void run(Row row, long seed, int cases) throws InterruptedException {
        long began = System.nanoTime();
        Tally tally = row.run(seed, cases);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        violations += tally.violations();
        long n = Math.max(tally.n(), Math.max(tally.of("steps"), tally.of("calls")));
        String bound = tally.violations() == 0 && n >= 3 ? "%.1e".formatted(3.0 / n) : "-";
        long unsure = tally.of("Unconfirmed") + tally.of("unconfirmed");
        say(
                "%-11s %-44s %,9d %5d %9s %11.1f%%  %ds%n",
                row.name(),
                row.fault(),
                n,
                tally.violations(),
                bound,
                100.0 * unsure / n,
                took.toSeconds());
        tally.counts()
                .forEach((what, times) -> {
                    if (what.startsWith("truth: ")) {
                        truth.merge(what.substring(7), times, Long::sum);
                    } else if (what.startsWith("naive: ")) {
                        naive.merge(what, times, Long::sum);
                    }
                });
        new TreeMap<>(tally.counts())
                .forEach((what, times) -> {
                    if (!what.startsWith("truth: ")) {
                        say("%14s%s: %,d%n", "", what, times);
                    }
                });
        tally.shown().forEach(broken -> say("%14sBROKEN %s%n", "", broken));
    }

    /// What was said, against what the cloud recorded.
    private void truthTable() {
        if (truth.isEmpty()) {
            return;
        }
        List<String> columns =
                List.of(
                        "not done",
                        "not done, but so",
                        "done",
                        "done, but other now",
                        "done twice");
        say("%nTruth table: what was said, against what the simulated cloud recorded%n");
        say("%-20s%s%n", "said", line(columns));
        truth.keySet().stream()
                .map(key -> key.substring(0, key.indexOf('/')))
                .distinct()
                .forEach(outcome ->
                        say(
                                "%-20s%s%n",
                                outcome,
                                line(
                                        columns.stream()
                                                .map(column ->
                                                        truth.getOrDefault(
                                                                outcome + "/" + column, 0L))
                                                .map("%,d"::formatted)
                                                .toList())));
        say(
                """
                "not done, but so": an earlier write in doubt landed by then, or somebody else's did the same.
                "done twice": the snapshot schedule only, of which there is one; both tries left the same.
                """);
        say("%nThe naive client: %,d calls%n", naive.getOrDefault("naive: calls", 0L));
        naive.forEach((what, times) -> say("%14s%s: %,d%n", "", what.substring(7), times));
    }

    private static String line(List<String> cells) {
        return cells.stream().map("%21s"::formatted).collect(Collectors.joining());
    }

    private void say(String format, Object... values) {
        String line = format.formatted(values);
        report.append(line);
        System.out.print(line);
        System.out.flush();
    }

    private void breakDown() {
        fuses.resetAll();
        hostUp.resetAll();
        hostUp.stubFor(any(anyUrl()).willReturn(status(503)));
    }

    private int requests() {
        return hostUp.countRequestsMatching(anyRequestedFor(anyUrl()).build()).getCount();
    }
}
