package dev.nattvakt.change;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.nattvakt.caller.Role;
import dev.nattvakt.change.facts.Direction;
import dev.nattvakt.change.facts.Refusal;
import dev.nattvakt.change.facts.Subject;
import dev.nattvakt.change.facts.Warning;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.fleet.InMemoryFleet;
import dev.nattvakt.fleet.port.HostUpProblem;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.Slots;
import dev.nattvakt.schedule.cadence.Frequency;
import dev.nattvakt.schedule.stated.Gate;
import dev.nattvakt.words.OutcomeExamples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/// The machine words of refusals and warnings: changing one breaks somebody.
class CodesTest {

    static Stream<Arguments> refusals() {
        return Stream.of(
                arguments(
                        new Refusal.GateShut(
                                "canCreate",
                                new Gate.Shut(Optional.of("pending_order"), Optional.empty()),
                                Optional.empty()),
                        "pending_order"),
                arguments(
                        new Refusal.GateShut(
                                "canCreate",
                                new Gate.Shut(Optional.empty(), Optional.empty()),
                                Optional.empty()),
                        "gate_shut"),
                arguments(new Refusal.GateUnstated("canCreate", Optional.empty()), "gate_unstated"),
                arguments(
                        new Refusal.NoRoom(7, Slots.UNSTATED, 4, Optional.empty()),
                        "retention_over_slots"),
                arguments(
                        new Refusal.NoSnapshotSlots(Optional.empty(), Optional.empty()),
                        "no_snapshot_slots"),
                arguments(new Refusal.NotOffered(List.of("backupSlots")), "not_offered"),
                arguments(
                        new Refusal.ByHostUp(InMemoryFleet.problem(409, "vps_not_ready")),
                        "vps_not_ready"),
                arguments(
                        new Refusal.ByHostUp(
                                new HostUpProblem(
                                        418,
                                        Optional.empty(),
                                        Optional.empty(),
                                        List.of(),
                                        Optional.empty())),
                        "http_418"),
                arguments(new Refusal.RoleTooLow(Role.OPERATOR), "role_too_low"),
                arguments(new Refusal.Declined("U1"), "declined"),
                arguments(new Refusal.TooManyWaiting(), "too_many_waiting"),
                arguments(new Refusal.ReadOnly(), "read_only"),
                arguments(new Refusal.MovedOn(Subject.BACKUP_SCHEDULE), "moved_on"),
                arguments(new Refusal.NotRestorable(Subject.BACKUP_SCHEDULE), "not_restorable"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("refusals")
    void everyRefusalHasACodeAndNoRemedyUnlessThereIsOne(Refusal refusal, String code) {
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.remedy()).isEmpty();
    }

    /// Of the examples that are no refusal; the others have none.
    private static final Map<String, String> CODES =
            Map.ofEntries(
                    Map.entry("another schedule left on", "others_on"),
                    Map.entry("two schedules left on, and other copies than asked", "others_on"),
                    Map.entry("vanished", "vps_not_found"),
                    Map.entry("plan expired", "plan_expired"),
                    Map.entry("plan used", "plan_used"),
                    Map.entry("plan used, and HostUp made something else of it", "plan_used"),
                    Map.entry("plan used without need", "plan_used"),
                    Map.entry("plan used in doubt", "plan_used"),
                    Map.entry("plan used and overwritten", "plan_used"),
                    Map.entry("plan declined", "plan_used"),
                    Map.entry("plan refused", "plan_used"),
                    Map.entry("plan unknown", "plan_unknown"),
                    Map.entry("plan overtaken", "plan_moved"),
                    Map.entry("busy", "vps_busy"),
                    Map.entry("unavailable", "hostup_unreachable"),
                    Map.entry("key refused", "invalid_token"));

    static Stream<OutcomeExamples.Example> outcomes() {
        return OutcomeExamples.all().stream();
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void onlyWhatWentOtherwiseThanAskedHasACode(OutcomeExamples.Example example) {
        Optional<String> code =
                example.outcome() instanceof Outcome.Refused refused
                        ? Optional.of(refused.refusal().code())
                        : Optional.ofNullable(CODES.get(example.name()));

        assertThat(example.outcome().problemCode()).isEqualTo(code);
    }

    @Test
    void everyWarningHasACode() {
        assertThat(
                        Stream.of(
                                new Warning.LimitsUnstated(),
                                new Warning.DayMissing(31),
                                new Warning.ClockChange(ZoneId.of("UTC"), Instant.EPOCH),
                                new Warning.MoreRunsThanSlots(4, 3),
                                new Warning.OtherNextRun(Instant.EPOCH, Instant.EPOCH),
                                new Warning.InDoubt("rcp_1", Instant.EPOCH),
                                new Warning.OthersOn(List.of()),
                                new Warning.NothingOn(Subject.BACKUP_SCHEDULE),
                                new Warning.CopiesUndocumented(Subject.BACKUP_SCHEDULE),
                                new Warning.OldSchedule(
                                        Frequency.DAILY, Warning.Fate.GONE, Optional.empty()),
                                new Warning.BuysNoSlots(14, Optional.empty()),
                                new Warning.UndoWeakens(new Direction.Weakens(Set.of()))))
                .extracting(Warning::code)
                .containsExactly(
                        "limits_unstated",
                        "day_missing",
                        "clock_change",
                        "more_runs_than_slots",
                        "other_next_run",
                        "in_doubt",
                        "others_on",
                        "nothing_on",
                        "copies_undocumented",
                        "old_schedule",
                        "buys_no_slots",
                        "undo_weakens");
    }

    @Test
    void everyAlarmHasACode() {
        WriteRecord writeRecord = null;

        assertThat(
                        Stream.of(
                                new Alarm.Event.LandedLate(writeRecord),
                                new Alarm.Event.Overwritten(writeRecord, writeRecord, Fields.NONE),
                                new Alarm.Event.SomethingElse(writeRecord, Fields.NONE),
                                new Alarm.Event.Harmless(writeRecord),
                                new Alarm.Event.NotLookedAt(writeRecord, "x")))
                .extracting(Alarm.Event::code)
                .containsExactly(
                        "landed_late",
                        "overwritten",
                        "something_else",
                        "harmless",
                        "not_looked_at");
    }

    @Test
    void onlyARequestOfHostUpsOwnHasAnId() {
        assertThat(InMemoryHostUp.rejected(400, "c").requestId()).contains("req_1");
        assertThat(InMemoryHostUp.missing().requestId()).contains("req_1");
        assertThat(InMemoryHostUp.keyRefused(401, Optional.empty()).requestId()).contains("req_1");
        assertThat(new Sent.NotSent("x").requestId()).isEmpty();
        assertThat(new Sent.Paused(DeskFixture.seconds(1)).requestId()).isEmpty();
    }
}
