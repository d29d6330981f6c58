package dev.nattvakt.change;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.caller.VirtualTime;
import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.change.facts.Change;
import dev.nattvakt.change.facts.Refusal;
import dev.nattvakt.change.facts.Situation;
import dev.nattvakt.change.facts.SnapshotReadBack;
import dev.nattvakt.change.facts.Subject;
import dev.nattvakt.change.facts.Warning;
import dev.nattvakt.change.facts.Write;
import dev.nattvakt.change.order.RemoveSnapshotSchedule;
import dev.nattvakt.change.order.SetSnapshotSchedule;
import dev.nattvakt.fleet.remedy.NextStep;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.VpsId;
import dev.nattvakt.schedule.stated.SnapshotStateBuilder;

import static dev.nattvakt.change.Situations.blocked;
import static dev.nattvakt.change.Situations.faults;
import static dev.nattvakt.change.Situations.ready;
import static dev.nattvakt.change.Situations.satisfied;
import static dev.nattvakt.change.Situations.situation;
import static dev.nattvakt.schedule.stated.SnapshotStateBuilder.snapshots;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/// Orders for the snapshot schedule, and its removal.
class SnapshotOrdersTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    static Stream<Arguments> merged() {
        return Stream.of(
                arguments("first ones are on", snapshots(), null, 6, true, 6),
                arguments("the interval alone", snapshots().every(6), null, 8, true, 8),
                arguments("off keeps the interval", snapshots().every(6), false, null, false, 6),
                arguments("off keeps the longest", snapshots().every(24), false, null, false, 24),
                arguments("off keeps the shortest", snapshots().every(4), false, null, false, 4),
                arguments("paused stays paused", snapshots().offEvery(6), null, 8, false, 8),
                arguments(
                        "on again keeps the interval",
                        snapshots().offEvery(6),
                        true,
                        null,
                        true,
                        6));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("merged")
    void keepsWhatIsNotSaid(
            String label,
            SnapshotStateBuilder state,
            Boolean enabled,
            Integer hours,
            boolean enabledAfter,
            int hoursAfter) {
        Change<Situation.Snapshots> change = ready(order(enabled, hours).in(situation(state)));

        assertThat(change.after())
                .as(label)
                .isEqualTo(Fields.of("enabled", enabledAfter).with("intervalHours", hoursAfter));
    }

    @Test
    void asksForTheIntervalWhereNothingIsScheduled() {
        assertThat(faults(order(true, null).in(situation(snapshots()))))
                .containsExactly(ArgumentProblem.missing("intervalHours", "whole hours, 4-24"));
    }

    @ParameterizedTest(name = "every {0} h")
    @ValueSource(ints = {1, 3, 25})
    void asksForTheIntervalWhereTheOneThereCouldNotBeAskedFor(int hours) {
        assertThat(faults(order(false, null).in(situation(snapshots().every(hours)))))
                .extracting(ArgumentProblem::argument)
                .containsExactly("intervalHours");
    }

    @Test
    void asksForBothWhereHostUpStatesNeither() {
        SnapshotStateBuilder state =
                snapshots().schedule(Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(faults(order(null, null).in(situation(state))))
                .extracting(ArgumentProblem::argument)
                .containsExactly("enabled", "intervalHours");
    }

    static Stream<Arguments> alreadySo() {
        return Stream.of(
                arguments("nothing there, off", snapshots(), false, null),
                arguments("nothing there, off, with an interval", snapshots(), false, 6),
                arguments("as asked", snapshots().every(6), true, 6),
                arguments("nothing said", snapshots().every(6), null, null),
                arguments("off already", snapshots().offEvery(6), false, null),
                arguments(
                        "on already, without a slot left",
                        snapshots().every(6).slots(Optional.of(false), Optional.of(0)),
                        true,
                        6));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("alreadySo")
    void sendsNothingWhereItIsSoAlready(
            String label, SnapshotStateBuilder state, Boolean enabled, Integer hours) {
        assertThat(satisfied(order(enabled, hours).in(situation(state))).subject())
                .as(label)
                .isEqualTo(Subject.SNAPSHOT_SCHEDULE);
    }

    @Test
    void countsTheRunsThatFollowHostUpsOwnNextRun() {
        SnapshotStateBuilder running =
                snapshots().schedule(Optional.of(true), Optional.of(6), Optional.of(NOON));

        assertThat(satisfied(order(null, null).in(situation(running))).nextRuns())
                .isEqualTo(
                        List.of(
                                NOON,
                                NOON.plus(Duration.ofHours(6)),
                                NOON.plus(Duration.ofHours(12))));
    }

    @Test
    void knowsJustHostUpsNextRunWhereTheIntervalIsUnstated() {
        SnapshotStateBuilder running =
                snapshots().schedule(Optional.of(true), Optional.empty(), Optional.of(NOON));
        SnapshotReadBack readBack = new SnapshotReadBack(Situations.WEB, Optional.empty());

        Change.Seen seen = readBack.in(situation(running), Optional.empty());

        assertThat(seen.nextRuns()).containsExactly(NOON);
    }

    @ParameterizedTest(name = "every {0} h with {1} slots: {2}")
    @CsvSource(
            textBlock =
                    """
                    6,  4, none
                    6,  3, 4 of 3
                    4,  1, 6 of 1
                    24, 1, none
                    5,  4, none
                    """)
    void warnsOfMoreRunsADayThanSlots(int hours, int slots, String warning) {
        SnapshotStateBuilder state = snapshots().slots(Optional.of(true), Optional.of(slots));

        List<Warning> warnings = ready(order(true, hours).in(situation(state))).warnings();

        assertThat(
                        warnings.stream()
                                .map(Warning.MoreRunsThanSlots.class::cast)
                                .map(more -> more.runsPerDay() + " of " + more.slots())
                                .findFirst()
                                .orElse("none"))
                .isEqualTo(warning);
    }

    @Test
    void warnsOfNothingWhereNothingWillRunOrSlotsAreUnstated() {
        SnapshotStateBuilder fewSlots =
                snapshots().every(4).slots(Optional.of(true), Optional.of(1));
        SnapshotStateBuilder unstated =
                snapshots().every(4).slots(Optional.empty(), Optional.empty());

        assertThat(ready(order(false, null).in(situation(fewSlots))).warnings())
                .noneMatch(Warning.MoreRunsThanSlots.class::isInstance);
        assertThat(ready(order(false, null).in(situation(unstated))).warnings())
                .noneMatch(Warning.MoreRunsThanSlots.class::isInstance);
    }

    @Test
    void withoutSlotsOnSaysWhatMoreWouldCostAndOffSaysHowToRemove() {
        SnapshotStateBuilder none =
                snapshots().every(6).slots(Optional.of(false), Optional.of(0)).reason("No slots");

        assertThat(blocked(order(true, 4).in(situation(none))))
                .isEqualTo(
                        new Refusal.NoSnapshotSlots(
                                Optional.of("No slots"),
                                Optional.of(
                                        new NextStep(
                                                "preview_capacity",
                                                Fields.of("vps", "vps_1")
                                                        .with("snapshotSlots", 1)))));
        assertThat(blocked(order(false, null).in(situation(none))))
                .isEqualTo(
                        new Refusal.NoSnapshotSlots(
                                Optional.of("No slots"),
                                Optional.of(
                                        new NextStep(
                                                "remove_schedule",
                                                Fields.of("vps", "vps_1")
                                                        .with("kind", "snapshot")))));
    }

    /// What is there could not be asked for, so that the interval would be missing.
    @ParameterizedTest(name = "on: {0}, asked: {1}")
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    -,     -,     preview_capacity
                    -,     true,  preview_capacity
                    true,  -,     preview_capacity
                    true,  false, remove_schedule
                    false, -,     remove_schedule
                    false, true,  preview_capacity
                    """)
    void whatIsRefusedAnywayIsRefusedBeforeArgumentsAreAskedFor(
            Boolean on, Boolean asked, String remedy) {
        SnapshotStateBuilder none =
                (on == null ? snapshots() : on ? snapshots().every(1) : snapshots().offEvery(1))
                        .slots(Optional.of(false), Optional.of(0));

        assertThat(blocked(order(asked, null).in(situation(none))).remedy().map(NextStep::tool))
                .contains(remedy);
    }

    @Test
    void switchingOffSaysThatNobodyKnowsWhetherCopiesStay() {
        assertThat(ready(order(false, null).in(situation(snapshots().every(6)))).warnings())
                .contains(new Warning.CopiesUndocumented(Subject.SNAPSHOT_SCHEDULE));
    }

    @Test
    void takesTheReasonFromTheGateWhereThereIsNoOther() {
        SnapshotStateBuilder none =
                snapshots().slots(Optional.of(false), Optional.of(0)).canEnable(GatesTest.SHUT);

        assertThat(blocked(order(true, 6).in(situation(none))))
                .extracting("reason")
                .isEqualTo(Optional.of("An order is pending"));
        assertThat(
                        blocked(
                                order(true, 6)
                                        .in(
                                                situation(
                                                        snapshots()
                                                                .slots(
                                                                        Optional.of(false),
                                                                        Optional.of(0))))))
                .extracting("reason")
                .isEqualTo(Optional.empty());
    }

    @Test
    void removesWhatIsThereWhateverTheGateSays() {
        SnapshotStateBuilder shut =
                snapshots()
                        .every(6)
                        .canEnable(GatesTest.SHUT)
                        .slots(Optional.of(false), Optional.of(0));

        Change<Situation.Snapshots> change =
                ready(new RemoveSnapshotSchedule("web-01").in(situation(shut)));

        assertThat(change.write()).isEqualTo(new Write.DeleteSnapshotSchedule());
        assertThat(change.after()).isEqualTo(Fields.NONE);
    }

    @Test
    void hasNothingToRemoveWhereNothingIs() {
        assertThat(satisfied(new RemoveSnapshotSchedule("web-01").in(situation(snapshots()))).now())
                .isEqualTo(Fields.NONE);
    }

    @Test
    void cannotRemoveWhatCouldNotBeSeenToGo() {
        SnapshotStateBuilder nothingStated =
                snapshots().schedule(Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(faults(new RemoveSnapshotSchedule("web-01").in(situation(nothingStated))))
                .extracting(ArgumentProblem::argument)
                .containsExactly("kind");
    }

    @Test
    void theSlotsAreTheLimitsOfASnapshotSchedule() {
        assertThat(situation(snapshots()).limits().get("totalSnapshots")).contains(3);
    }

    @Test
    void ordersAreTheSameOnAnId() {
        VpsId id = new VpsId("vps_1");

        assertThat(order(true, 6).on(id))
                .isEqualTo(new SetSnapshotSchedule("vps_1", Optional.of(true), Optional.of(6)));
        assertThat(new RemoveSnapshotSchedule("web-01").on(id))
                .isEqualTo(new RemoveSnapshotSchedule("vps_1"));
        assertThat(order(true, 6).problems()).isEmpty();
        assertThat(new RemoveSnapshotSchedule("web-01").problems()).isEmpty();
        assertThat(situation(snapshots()).at()).isEqualTo(VirtualTime.START);
    }

    private static SetSnapshotSchedule order(Boolean enabled, Integer hours) {
        return new SetSnapshotSchedule(
                "web-01", Optional.ofNullable(enabled), Optional.ofNullable(hours));
    }
}
