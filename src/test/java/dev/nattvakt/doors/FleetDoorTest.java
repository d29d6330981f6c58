package dev.nattvakt.doors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.nattvakt.FreshFleet;
import dev.nattvakt.audit.Receipts;
import dev.nattvakt.caller.Caller;
import dev.nattvakt.sandbox.Sandbox;
import dev.nattvakt.sandbox.fault.Effect;
import dev.nattvakt.sandbox.fault.Fault;
import dev.nattvakt.sandbox.state.BackupSchedule;
import dev.nattvakt.sandbox.state.PostMeaning;

import static org.assertj.core.api.Assertions.assertThat;

/// One sentence about many servers, through every door: a plan, one yes, and what HostUp holds
/// afterwards.
@QuarkusTest
class FleetDoorTest {

    private static final String PROTECT =
            """
            {"servers":["*"],"only":"unprotected","frequency":"daily","hour":1,"spreadHours":4,
             "retentionCount":7,"capToFit":true}\
            """;

    @Inject Receipts receipts;

    private Sandbox sandbox;

    @BeforeEach
    void startAnew() {
        sandbox = FreshFleet.begin();
        sandbox.setPostMeaning(PostMeaning.BY_FREQUENCY);
    }

    private static String plan(Told asked) {
        return "{\"planToken\":\"%s\"}".formatted(asked.text("/plan/token"));
    }

    private List<BackupSchedule> backups(String vps) {
        return sandbox.state().vps(vps).backups().schedules();
    }

    private List<BackupSchedule> nodes() {
        return IntStream.rangeClosed(1, 40)
                .mapToObj("node-%02d"::formatted)
                .flatMap(name -> backups(name).stream())
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void protectsAllThatHaveNoBackupInTwoCalls(Through door) {
        Told asked = door.call("plan_fleet_change", PROTECT);

        asked.is("needs_confirmation")
                .says("Nothing changed yet", "apply_plan", asked.text("/plan/token"))
                .has("/counts/change", 2)
                .has("/counts/refused", 1)
                .has("/counts/weakens", 0);
        assertThat(asked.each("rows", "/code")).contains("pending_order");
        assertThat(Played.writes(sandbox)).isEmpty();

        Told applied = door.call("apply_plan", plan(asked));

        applied.is("verified")
                .says("2 servers changed as planned", applied.text("/receipt/id"))
                .has("/counts/verified", 2)
                .has("/undo/tool", "plan_fleet_change")
                .has("/undo/arguments/undoOf", applied.text("/receipt/id"))
                .lacks("plan");
        assertThat(backups("web-01")).extracting(BackupSchedule::retentionCount).containsExactly(3);
        assertThat(backups("cache-01"))
                .extracting(BackupSchedule::retentionCount)
                .containsExactly(2);
        assertThat(Played.writes(sandbox)).hasSize(2);
        assertThat(applied.each("rows", "/receipt/id"))
                .hasSize(2)
                .allMatch(id -> receipts.find(id, Caller.ANONYMOUS).isPresent());
        door.call("apply_plan", plan(asked))
                .is("conflict")
                .says("was done already")
                .has("/code", "plan_used")
                .has("/receipt/id", applied.text("/receipt/id"));
        assertThat(Played.writes(sandbox)).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void pausesManyAndTellsWhoseProtectionGetsWeaker(Through door) {
        Told asked = door.call("plan_fleet_change", "{\"servers\":[\"node-*\"],\"enabled\":false}");

        asked.is("needs_confirmation")
                .says("all of them would be protected less")
                .has("/counts/weakens", 40);
        door.call("apply_plan", plan(asked)).is("verified").has("/counts/verified", 40);
        assertThat(nodes()).hasSize(40).noneMatch(BackupSchedule::enabled);

        Told again = door.call("plan_fleet_change", "{\"servers\":[\"node-*\"],\"enabled\":false}");

        again.is("already_set").has("/counts/same", 40);
    }

    /// "Too many start at two: fix it", in three calls.
    @ParameterizedTest
    @EnumSource
    void breaksUpAHerdAsTheAuditProposes(Through door) {
        Told audit = door.call("audit_protection", "{\"limit\":100}");
        audit.has("/herds/0/nextStep/tool", "plan_fleet_change");

        Told asked =
                door.call(
                        "plan_fleet_change",
                        audit.body().at("/herds/0/nextStep/arguments").toString());
        door.call("apply_plan", plan(asked)).is("verified");

        assertThat(nodes().stream().filter(schedule -> schedule.cadence().hour() == 2).count())
                .isLessThanOrEqualTo(12);
    }

    @ParameterizedTest
    @EnumSource
    void spreadsStartsOverTheHoursAskedFor(Through door) {
        Told asked =
                door.call(
                        "plan_fleet_change",
                        "{\"servers\":[\"node-*\"],\"hour\":0,\"spreadHours\":6}");
        door.call("apply_plan", plan(asked)).is("verified");

        int[] starts = new int[24];
        nodes().forEach(schedule -> starts[schedule.cadence().hour()]++);
        assertThat(Arrays.stream(starts).limit(6).sum()).isEqualTo(40);
        assertThat(Arrays.stream(starts).max().orElseThrow()).isLessThanOrEqualTo(8);
    }

    @ParameterizedTest
    @EnumSource
    void asksForWhatIsMissingOfTheWishItself(Through door) {
        Told told =
                door.call(
                        "plan_fleet_change",
                        "{\"servers\":[\"app\",\"nobody\"],\"except\":[\"x-*\"],\"hour\":3}");

        assertThat(told.is("invalid").each("problems", "/argument"))
                .containsExactly("servers", "servers", "except");
        assertThat(Played.writes(sandbox)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void goesOnWithTheSameTokenAfterHostUpWasSilent(Through door) {
        Told asked =
                door.call(
                        "plan_fleet_change", "{\"servers\":[\"node-01\",\"node-02\"],\"hour\":9}");
        String node01 = sandbox.state().vps("node-01").id();
        sandbox.add(Fault.on("GET", node01 + "/backup-schedules", Effect.Status.of(503)).times(3));

        Told partly = door.call("apply_plan", plan(asked));

        partly.is("partly")
                .says("1 of 2 servers as planned", asked.text("/plan/token"))
                .has("/written", "yes")
                .has("/plan/token", asked.text("/plan/token"))
                .has("/counts/verified", 1)
                .has("/counts/unavailable", 1);
        door.call("apply_plan", plan(asked))
                .is("verified")
                .has("/counts/verified", 2)
                .has("/receipt/id", partly.text("/receipt/id"));
        assertThat(Played.writes(sandbox)).hasSize(2);
    }

    /// F4: of two yes at once, one applies.
    @Test
    void ofManyYesAtOnceOneApplies() throws Exception {
        Told asked =
                Through.REST.call("plan_fleet_change", "{\"servers\":[\"node-0*\"],\"hour\":9}");
        List<Told> told = new ArrayList<>();
        try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Told>> yes =
                    List.of(
                            () -> Through.REST.call("apply_plan", plan(asked)),
                            () -> Through.MCP.call("apply_plan", plan(asked)),
                            () -> Through.REST.call("apply_plan", plan(asked)));
            for (Future<Told> one : both.invokeAll(yes)) {
                told.add(one.get());
            }
        }

        assertThat(told).extracting(Told::outcome).containsOnlyOnce("verified");
        assertThat(told)
                .filteredOn(one -> !one.outcome().equals("verified"))
                .allSatisfy(one -> assertThat(one.code()).isIn("plan_busy", "plan_used"));
        assertThat(Played.writes(sandbox)).hasSize(9);
    }
}
