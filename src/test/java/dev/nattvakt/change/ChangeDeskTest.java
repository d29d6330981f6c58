package dev.nattvakt.change;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.nattvakt.caller.Approval;
import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Confirm;
import dev.nattvakt.caller.HouseRules;
import dev.nattvakt.caller.Role;
import dev.nattvakt.change.facts.Direction;
import dev.nattvakt.change.facts.Facts;
import dev.nattvakt.change.facts.People;
import dev.nattvakt.change.facts.Receipt;
import dev.nattvakt.change.facts.Refusal;
import dev.nattvakt.change.facts.Subject;
import dev.nattvakt.change.facts.Warning;
import dev.nattvakt.change.order.Order;
import dev.nattvakt.change.order.RemoveBackupSchedule;
import dev.nattvakt.change.order.RemoveSnapshotSchedule;
import dev.nattvakt.change.order.SetBackupSettings;
import dev.nattvakt.change.order.SetSnapshotSchedule;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.schedule.FieldChange;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.ScheduleId;
import dev.nattvakt.schedule.Vps;

import static dev.nattvakt.change.DeskFixture.seconds;
import static dev.nattvakt.change.OrderBuilder.aCompleteOrder;
import static dev.nattvakt.change.OrderBuilder.anOrder;
import static dev.nattvakt.fleet.InMemoryFleet.problem;
import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;
import static dev.nattvakt.schedule.stated.BackupStateBuilder.backups;
import static dev.nattvakt.schedule.stated.SnapshotStateBuilder.snapshots;
import static java.time.DayOfWeek.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/// From an order to its outcome: what is asked of HostUp, in which order, and what is said.
class ChangeDeskTest {

    private final DeskFixture house = new DeskFixture();

    static Stream<Arguments> orders() {
        return Stream.of(
                arguments(
                        aCompleteOrder().hour(5).build(),
                        "read backup schedules of vps_1",
                        "POST backup schedule of vps_1"),
                arguments(
                        new SetBackupSettings("web-01", Optional.of(9), Optional.empty()),
                        "read backup schedules of vps_1",
                        "PATCH backup settings of vps_1"),
                arguments(
                        new RemoveBackupSchedule("web-01", ScheduleId.of("bks_1")),
                        "read backup schedules of vps_1",
                        "DELETE backup schedule of vps_1"),
                arguments(
                        new SetSnapshotSchedule("web-01", Optional.of(true), Optional.of(6)),
                        "read snapshot schedule of vps_1",
                        "POST snapshot schedule of vps_1"),
                arguments(
                        new RemoveSnapshotSchedule("web-01"),
                        "read snapshot schedule of vps_1",
                        "DELETE snapshot schedule of vps_1"));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("orders")
    void readsThenWritesOnceThenReadsBack(Order<?> order, String read, String write) {
        DeskFixture house = new DeskFixture(new HouseRules(Confirm.NEVER, Approval.CALLER, false));
        house.web.having(backups(aSchedule().off())).having(snapshots().offEvery(12));

        Outcome outcome = house.carryOut(order);

        assertThat(outcome).isInstanceOf(Outcome.Verified.class);
        assertThat(house.cloud.calls()).containsExactly("list name web-01", read, write, read);
        assertThat(house.time.waits()).isEmpty();
    }

    @Test
    void saysWhatWasSoAndWhatIsSoNow() {
        house.web.having(backups(aSchedule()));

        Outcome outcome = house.carryOut(anOrder().hour(5).in("UTC"));

        Fields before = aSchedule().build().fields();
        assertThat(outcome)
                .asInstanceOf(type(Outcome.Verified.class))
                .satisfies(verified -> {
                    assertThat(verified.facts())
                            .isEqualTo(
                                    new Facts(
                                            Situations.WEB,
                                            Subject.BACKUP_SCHEDULE,
                                            before,
                                            before.with("hour", 5),
                                            List.of(
                                                    Instant.parse("2026-11-23T05:00:00Z"),
                                                    Instant.parse("2026-11-24T05:00:00Z"),
                                                    Instant.parse("2026-11-25T05:00:00Z")),
                                            house.web.backups().settings().slots().fields(),
                                            List.of(),
                                            Situations.UTC,
                                            Optional.of(ZoneId.of("UTC"))));
                    assertThat(verified.facts().changes())
                            .containsExactly(
                                    new FieldChange("hour", Optional.of(2), Optional.of(5)));
                    assertThat(verified.undo().map(step -> step.tool() + step.arguments().values()))
                            .contains(
                                    "set_backup_schedule{vps=vps_1, frequency=daily, hour=2,"
                                            + " retentionCount=3, enabled=true}");
                    assertThat(verified.receipt())
                            .isEqualTo(
                                    new Receipt(
                                            "rcp_id1",
                                            List.of("req_1"),
                                            house.time.instant(),
                                            People.alone("anna")));
                });
    }

    @Test
    void offersToRemoveWhatWasNotThereBefore() {
        Outcome backup = house.carryOut(aCompleteOrder());
        Outcome snapshot =
                house.carryOut(
                        new SetSnapshotSchedule("web-01", Optional.of(true), Optional.of(6)));

        assertThat(backup)
                .asInstanceOf(type(Outcome.Verified.class))
                .extracting(
                        verified -> verified.undo().orElseThrow().arguments().values().toString())
                .isEqualTo("{vps=vps_1, kind=backup, scheduleId=bks_new1}");
        assertThat(snapshot)
                .asInstanceOf(type(Outcome.Verified.class))
                .extracting(
                        verified -> verified.undo().orElseThrow().arguments().values().toString())
                .isEqualTo("{vps=vps_1, kind=snapshot}");
    }

    @Test
    void undoRestoresWhatWas() {
        house.web.having(snapshots().every(12));

        Outcome outcome =
                house.carryOut(new SetSnapshotSchedule("web-01", Optional.empty(), Optional.of(6)));

        assertThat(outcome)
                .asInstanceOf(type(Outcome.Verified.class))
                .extracting(
                        verified -> verified.undo().orElseThrow().arguments().values().toString())
                .isEqualTo("{vps=vps_1, enabled=true, intervalHours=12}");
    }

    /// From daily to weekly the runs get rarer; on the way back the reach gets shorter.
    @Test
    void saysBeforehandThatTheUndoAsksAsWell() {
        house.web.having(backups(aSchedule()).slots(40, 0));

        Outcome asked = house.carryOut(anOrder().weekly(MONDAY));
        String token = ((Outcome.NeedsConfirmation) asked).token();
        Outcome made = house.apply(token);
        Outcome undone = house.carryOut(aCompleteOrder().enabled(true));

        assertThat(warningsOf(asked)).contains("undo_weakens");
        assertThat(made)
                .asInstanceOf(type(Outcome.Verified.class))
                .extracting(
                        verified -> verified.undo().orElseThrow().arguments().values().toString())
                .isEqualTo("{vps=vps_1, frequency=daily, hour=2, retentionCount=3, enabled=true}");
        assertThat(warningsOf(made)).contains("undo_weakens");
        assertThat(undone).isInstanceOf(Outcome.NeedsConfirmation.class);
    }

    private static List<String> warningsOf(Outcome outcome) {
        return outcome.change().orElseThrow().warnings().stream().map(Warning::code).toList();
    }

    @Test
    void offersNoUndoOfWhatWasNotStatedWhole() {
        house.web.having(
                snapshots().schedule(Optional.of(true), Optional.empty(), Optional.empty()));

        Outcome outcome =
                house.apply(
                        house.tokenFor(
                                new SetSnapshotSchedule(
                                        "web-01", Optional.empty(), Optional.of(6))));

        assertThat(outcome)
                .asInstanceOf(type(Outcome.Verified.class))
                .extracting(Outcome.Verified::undo)
                .isEqualTo(Optional.empty());
    }

    @Test
    void asksFirstWhereNobodyCanSayThatNothingGetsLost() {
        house.web.having(backups(aSchedule().unstated("retentionCount")));

        Outcome outcome = house.carryOut(anOrder().keep(1));

        assertThat(outcome)
                .asInstanceOf(type(Outcome.NeedsConfirmation.class))
                .extracting(Outcome.NeedsConfirmation::direction)
                .isEqualTo(
                        new Direction.Weakens(Set.of(Direction.Loss.PERHAPS_SOMETHING_UNSTATED)));
    }

    @Test
    void sendsNothingWhereItIsSoAlready() {
        house.web.having(backups(aSchedule()));

        Outcome outcome = house.carryOut(aCompleteOrder());

        assertThat(outcome)
                .asInstanceOf(type(Outcome.AlreadySet.class))
                .extracting(same -> same.facts().before(), same -> same.facts().after())
                .containsExactly(aSchedule().build().fields(), aSchedule().build().fields());
        assertThat(house.cloud.writes()).isEmpty();
    }

    @Test
    void sendsNothingThatAGateOrALimitRefuses() {
        house.web.having(backups().slots(5, 1));

        Outcome outcome = house.carryOut(aCompleteOrder().keep(7));

        assertThat(outcome)
                .asInstanceOf(type(Outcome.Refused.class))
                .satisfies(refused -> {
                    assertThat(refused.refusal().code()).isEqualTo("retention_over_slots");
                    assertThat(refused.vps()).contains(Situations.WEB);
                    assertThat(refused.limits().get("totalBackupLimit")).contains(5);
                });
        assertThat(house.cloud.writes()).isEmpty();
    }

    @Test
    void sendsNothingThatCannotBeCompleted() {
        Outcome outcome = house.carryOut(anOrder().hour(3));

        assertThat(outcome)
                .asInstanceOf(type(Outcome.Invalid.class))
                .extracting(invalid -> invalid.problems().size())
                .isEqualTo(2);
        assertThat(house.cloud.writes()).isEmpty();
    }

    @Test
    void asksHostUpNothingAboutAnOrderThatIsWrongInItself() {
        Outcome outcome = house.carryOut(anOrder().daily().day(15));

        assertThat(outcome).isInstanceOf(Outcome.Invalid.class);
        assertThat(house.cloud.calls()).isEmpty();
    }

    @Test
    void asksHostUpNothingInReadOnlyMode() {
        DeskFixture readOnly =
                new DeskFixture(new HouseRules(Confirm.NEVER, Approval.CALLER, true));

        assertThat(readOnly.carryOut(aCompleteOrder())).isEqualTo(refused(new Refusal.ReadOnly()));
        assertThat(readOnly.rehearse(aCompleteOrder())).isEqualTo(refused(new Refusal.ReadOnly()));
        assertThat(readOnly.cloud.calls()).isEmpty();
    }

    @Test
    void asksHostUpNothingForAViewer() {
        Outcome outcome =
                house.desk.carryOut(
                        aCompleteOrder().build(), house.aCall().by(Role.VIEWER).build());

        assertThat(outcome).isEqualTo(refused(new Refusal.RoleTooLow(Role.OPERATOR)));
        assertThat(house.cloud.calls()).isEmpty();
    }

    @Test
    void anOperatorStrengthensAlone() {
        Outcome outcome =
                house.desk.carryOut(
                        aCompleteOrder().build(), house.aCall().by(Role.OPERATOR).build());

        assertThat(outcome).isInstanceOf(Outcome.Verified.class);
    }

    @Test
    void namesTheCandidatesOfAnAmbiguousName() {
        house.cloud.server("vps_2", "WEB-01", "192.0.2.12");

        Outcome outcome = house.carryOut(aCompleteOrder());

        assertThat(outcome)
                .asInstanceOf(type(Outcome.NotFound.class))
                .satisfies(several -> {
                    assertThat(several.word()).isEqualTo("web-01");
                    assertThat(several.candidates()).extracting(Vps::id).hasSize(2);
                });
        assertThat(house.cloud.calls()).containsExactly("list name web-01");
    }

    @Test
    void aServerOutOfSightIsAsUnknownAsOneThatDoesNotExist() {
        house.cloud.server("vps_2", "db-01", "192.0.2.12");

        Outcome hidden =
                house.desk.carryOut(
                        aCompleteOrder().on("vps_2").build(),
                        house.aCall().seeing("web-*").build());
        Outcome absent =
                house.desk.carryOut(
                        aCompleteOrder().on("vps_9").build(),
                        house.aCall().seeing("web-*").build());

        assertThat(hidden).isEqualTo(new Outcome.NotFound("vps_2", List.of()));
        assertThat(absent).isEqualTo(new Outcome.NotFound("vps_9", List.of()));
        assertThat(house.cloud.writes()).isEmpty();
    }

    static Stream<Arguments> failedReads() {
        return Stream.of(
                arguments(
                        new HostUpFailure.Why.KeyRefused(problem(401, "unauthorized")),
                        new Outcome.Unavailable(
                                "unauthorized",
                                problem(401, "unauthorized").ofOurKey(),
                                Optional.of(problem(401, "unauthorized")))),
                arguments(
                        new HostUpFailure.Why.KeyRefused(problem(403, "forbidden")),
                        new Outcome.Unavailable(
                                "forbidden",
                                problem(403, "forbidden").ofOurKey(),
                                Optional.of(problem(403, "forbidden")))),
                arguments(
                        new HostUpFailure.Why.Refused(problem(409, "vps_not_ready")),
                        refused(new Refusal.ByHostUp(problem(409, "vps_not_ready")))),
                arguments(
                        new HostUpFailure.Why.Throttled(seconds(60)),
                        new Outcome.RateLimited(seconds(60))),
                arguments(
                        new HostUpFailure.Why.Unreachable("no route"),
                        new Outcome.Unavailable(
                                "hostup_unreachable", "no route", Optional.empty())),
                arguments(
                        new HostUpFailure.Why.Unreadable("not JSON"),
                        new Outcome.Unavailable(
                                "hostup_unreadable", "not JSON", Optional.empty())));
    }

    @Test
    void sendsNothingToAServerThatHostUpDoesNotKnowAnyMore() {
        house.cloud.failing(
                "read backup schedules",
                new HostUpFailure.Why.Missing(problem(404, "vps_not_found")));

        assertThat(house.carryOut(aCompleteOrder()))
                .isEqualTo(new Outcome.NotFound("web-01", List.of()));
        assertThat(house.cloud.writes()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failedReads")
    void sendsNothingWhenTheReadBeforeFails(HostUpFailure.Why why, Outcome outcome) {
        house.cloud.failing("read backup schedules", why);

        assertThat(house.carryOut(aCompleteOrder())).isEqualTo(outcome);
        assertThat(house.cloud.writes()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failedReads")
    void sendsNothingWhenTheLookUpFails(HostUpFailure.Why why, Outcome outcome) {
        house.cloud.failing("list", why);

        assertThat(house.carryOut(aCompleteOrder())).isEqualTo(outcome);
        assertThat(house.cloud.calls()).containsExactly("list name web-01");
    }

    @Test
    void holdsNoLockAfterAFailure() {
        house.cloud.failing("read backup schedules", new HostUpFailure.Why.Unreachable("no route"));
        house.carryOut(aCompleteOrder());

        assertThat(house.carryOut(aCompleteOrder())).isInstanceOf(Outcome.Verified.class);
    }

    static Stream<Arguments> deadlines() {
        return Stream.of(
                arguments(seconds(14.001), "Verified"),
                arguments(seconds(14), "Unavailable"),
                arguments(seconds(9.001), "Unavailable"));
    }

    @ParameterizedTest(name = "{0} for two reads of 2 s, then a write: {1}")
    @MethodSource("deadlines")
    void beginsNoWriteThatCouldNotBeVerifiedInTime(Duration left, String outcome) {
        house.cloud.slow(seconds(2));

        Outcome said =
                house.desk.carryOut(aCompleteOrder().build(), house.aCall().within(left).build());

        assertThat(said.getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(house.cloud.writes()).hasSize(outcome.equals("Verified") ? 1 : 0);
    }

    @Test
    void whoCancelsBeforeTheWriteHasNothingSent() {
        Call call = house.aCall().build();
        Call cancelled =
                new Call(call.caller(), call.door(), call.deadline(), call.progress(), () -> true);

        Outcome outcome = house.desk.carryOut(aCompleteOrder().build(), cancelled);

        assertThat(outcome)
                .asInstanceOf(type(Outcome.Unavailable.class))
                .extracting(Outcome.Unavailable::code)
                .isEqualTo("cancelled");
        assertThat(house.cloud.writes()).isEmpty();
    }

    @Test
    void saysThatThereWasNoTimeLeft() {
        house.cloud.slow(seconds(2));

        Outcome outcome =
                house.desk.carryOut(
                        aCompleteOrder().build(), house.aCall().within(seconds(8)).build());

        assertThat(outcome)
                .asInstanceOf(type(Outcome.Unavailable.class))
                .extracting(Outcome.Unavailable::code)
                .isEqualTo("out_of_time");
    }

    @ParameterizedTest
    @EnumSource(Confirm.class)
    void aRehearsalSendsNothing(Confirm confirm) {
        DeskFixture house = new DeskFixture(new HouseRules(confirm, Approval.CALLER, false));
        house.web.having(backups(aSchedule()));

        Outcome strengthening = house.rehearse(anOrder().keep(5));
        Outcome weakening = house.rehearse(anOrder().enabled(false));

        assertThat(strengthening)
                .asInstanceOf(type(Outcome.Planned.class))
                .satisfies(planned -> {
                    assertThat(planned.asksFirst()).isEqualTo(confirm == Confirm.ALWAYS);
                    assertThat(planned.direction()).isEqualTo(new Direction.Strengthens());
                    assertThat(planned.facts().nextRuns()).hasSize(3);
                    assertThat(planned.facts().changes())
                            .extracting(FieldChange::field)
                            .containsExactly("retentionCount");
                });
        assertThat(weakening)
                .asInstanceOf(type(Outcome.Planned.class))
                .extracting(Outcome.Planned::asksFirst)
                .isEqualTo(confirm != Confirm.NEVER);
        assertThat(house.cloud.writes()).isEmpty();
    }

    @Test
    void aRehearsalSaysWhatStandsAgainstTheChange() {
        house.web.having(backups(aSchedule()).canCreate(GatesTest.SHUT));

        assertThat(house.rehearse(anOrder())).isInstanceOf(Outcome.AlreadySet.class);
        assertThat(house.rehearse(anOrder().weekly())).isInstanceOf(Outcome.Refused.class);
        assertThat(house.rehearse(anOrder().hour(5))).isInstanceOf(Outcome.Refused.class);
        assertThat(house.cloud.writes()).isEmpty();
    }

    private static Outcome refused(Refusal refusal) {
        return new Outcome.Refused(Optional.empty(), refusal, Fields.NONE);
    }
}
