package dev.nattvakt.change;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.nattvakt.change.InMemoryHostUp.PostMeaning;
import dev.nattvakt.change.facts.Direction;
import dev.nattvakt.change.facts.Direction.Loss;
import dev.nattvakt.change.facts.Facts;
import dev.nattvakt.change.facts.Subject;
import dev.nattvakt.change.facts.Warning;
import dev.nattvakt.change.order.RemoveBackupSchedule;
import dev.nattvakt.change.order.RemoveSnapshotSchedule;
import dev.nattvakt.change.order.SetBackupSettings;
import dev.nattvakt.change.order.SetSnapshotSchedule;
import dev.nattvakt.fleet.remedy.NextStep;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.ScheduleId;
import dev.nattvakt.schedule.cadence.Frequency;
import dev.nattvakt.schedule.stated.BackupStateBuilder;
import dev.nattvakt.schedule.stated.SnapshotStateBuilder;

import static dev.nattvakt.change.OrderBuilder.anOrder;
import static dev.nattvakt.change.Situations.WEB;
import static dev.nattvakt.change.Situations.ready;
import static dev.nattvakt.change.Situations.situation;
import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;
import static dev.nattvakt.schedule.stated.BackupStateBuilder.backups;
import static dev.nattvakt.schedule.stated.SnapshotStateBuilder.snapshots;
import static java.time.DayOfWeek.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/// What a change means beyond its diff, as far as it is known, and what is not.
class ConsequencesTest {

    private static final Warning NOTHING_ON = new Warning.NothingOn(Subject.BACKUP_SCHEDULE);
    private static final Warning COPIES = new Warning.CopiesUndocumented(Subject.BACKUP_SCHEDULE);
    private static final Warning NO_SNAPSHOTS = new Warning.NothingOn(Subject.SNAPSHOT_SCHEDULE);
    private static final Warning SNAPSHOTS =
            new Warning.CopiesUndocumented(Subject.SNAPSHOT_SCHEDULE);

    static Stream<Arguments> changes() {
        BackupStateBuilder one = backups(aSchedule()).slots(9, 0);
        BackupStateBuilder two =
                backups(aSchedule().id("bks_1"), aSchedule().id("bks_2").weekly(MONDAY))
                        .slots(9, 0);
        BackupStateBuilder paused = backups(aSchedule().off()).slots(9, 0);
        BackupStateBuilder unstated = backups(aSchedule().unstated("enabled")).slots(9, 0);
        return Stream.of(
                arguments("hour", anOrder().hour(5), one, List.of()),
                arguments("more copies", anOrder().keep(9), one, List.of()),
                arguments("fewer copies", anOrder().keep(1), one, List.of(COPIES)),
                arguments("off", anOrder().enabled(false), one, List.of(NOTHING_ON, COPIES)),
                arguments(
                        "off, said or not",
                        anOrder().enabled(false),
                        unstated,
                        List.of(NOTHING_ON, COPIES)),
                arguments("fewer while off", anOrder().keep(1), paused, List.of(COPIES)),
                arguments("on", anOrder().enabled(true), paused, List.of()),
                arguments(
                        "off, another on",
                        anOrder().daily().hour(2).keep(1).enabled(false),
                        two,
                        List.of(COPIES, old(Frequency.WEEKLY))),
                arguments(
                        "daily to weekly",
                        anOrder().weekly(MONDAY),
                        one,
                        List.of(COPIES, old(Frequency.DAILY), undo(Loss.SHORTER_REACH))),
                arguments(
                        "paused daily to weekly",
                        anOrder().weekly(MONDAY),
                        paused,
                        List.of(COPIES, undo(Loss.SHORTER_REACH))),
                arguments(
                        "weekly to daily",
                        anOrder().daily(),
                        backups(aSchedule().weekly(MONDAY)).slots(9, 0),
                        List.of(COPIES, old(Frequency.WEEKLY), undo(Loss.RARER_RUNS))),
                arguments(
                        "weekly to daily with as long a reach",
                        anOrder().daily().keep(21),
                        backups(aSchedule().weekly(MONDAY)).slots(40, 0),
                        List.of(old(Frequency.WEEKLY))),
                arguments(
                        "daily to weekly, where the undo is not known",
                        anOrder().weekly(MONDAY).enabled(true),
                        unstated,
                        List.of(COPIES)));
    }

    private static Warning undo(Loss loss) {
        return new Warning.UndoWeakens(new Direction.Weakens(EnumSet.of(loss)));
    }

    private static Warning old(Frequency frequency) {
        return new Warning.OldSchedule(frequency, Warning.Fate.UNKNOWN, Optional.empty());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void tellsWhatAChangeMeans(
            String name, OrderBuilder order, BackupStateBuilder state, List<Warning> warnings) {
        assertThat(ready(order.build().in(situation(state))).warnings())
                .containsExactlyElementsOf(warnings);
    }

    static Stream<Arguments> removals() {
        return Stream.of(
                arguments(backups(aSchedule().id("bks_1")), List.of(NOTHING_ON, COPIES)),
                arguments(backups(aSchedule().id("bks_1").off()), List.of(COPIES)),
                arguments(
                        backups(aSchedule().id("bks_1").unstated("enabled")),
                        List.of(NOTHING_ON, COPIES)),
                arguments(
                        backups(aSchedule().id("bks_1"), aSchedule().id("bks_2").weekly(MONDAY)),
                        List.of(COPIES)),
                arguments(
                        backups(
                                aSchedule().id("bks_1"),
                                aSchedule().id("bks_2").weekly(MONDAY).off()),
                        List.of(NOTHING_ON, COPIES)));
    }

    @ParameterizedTest
    @MethodSource("removals")
    void tellsWhatARemovalMeans(BackupStateBuilder state, List<Warning> warnings) {
        RemoveBackupSchedule order =
                new RemoveBackupSchedule("web-01", Optional.of(new ScheduleId("bks_1")));

        assertThat(ready(order.in(situation(state))).warnings()).isEqualTo(warnings);
    }

    @Test
    void tellsWhatGoingWithoutSnapshotsMeans() {
        SnapshotStateBuilder on = snapshots().every(6);
        RemoveSnapshotSchedule removal = new RemoveSnapshotSchedule("web-01");

        assertThat(ready(removal.in(situation(on))).warnings())
                .containsExactly(NO_SNAPSHOTS, SNAPSHOTS);
        assertThat(
                        ready(
                                        new SetSnapshotSchedule(
                                                        "web-01",
                                                        Optional.of(false),
                                                        Optional.empty())
                                                .in(situation(on)))
                                .warnings())
                .containsExactly(NO_SNAPSHOTS, SNAPSHOTS);
    }

    static Stream<Arguments> maximums() {
        return Stream.of(
                arguments(14, backups().slots(5, 0), new Warning.BuysNoSlots(14, Optional.of(5))),
                arguments(
                        14,
                        backups().slotsUnstated(),
                        new Warning.BuysNoSlots(14, Optional.empty())),
                arguments(
                        4,
                        backups().slots(5, 0),
                        new Warning.CopiesUndocumented(Subject.BACKUP_SETTINGS)));
    }

    @ParameterizedTest
    @MethodSource("maximums")
    void tellsWhatAMaximumHasToDoWithSlots(int most, BackupStateBuilder state, Warning warning) {
        assertThat(
                        ready(
                                        new SetBackupSettings(
                                                        "web-01",
                                                        Optional.of(most),
                                                        Optional.empty())
                                                .in(situation(state)))
                                .warnings())
                .containsExactly(warning);
    }

    @Test
    void aSwitchIsNoMaximum() {
        assertThat(
                        ready(
                                        new SetBackupSettings(
                                                        "web-01",
                                                        Optional.empty(),
                                                        Optional.of(true))
                                                .in(situation(backups().slots(5, 0))))
                                .warnings())
                .isEmpty();
    }

    /// Read-back takes the place of what was expected.
    @ParameterizedTest
    @EnumSource
    void afterwardsItIsKnownWhatBecameOfTheOldSchedule(PostMeaning meaning) {
        DeskFixture house = DeskFixture.unasked();
        house.cloud.meaning(meaning);
        house.web.having(backups(aSchedule().id("bks_1")).slots(9, 0));

        Facts facts = house.carryOut(anOrder().weekly(MONDAY)).change().orElseThrow();

        List<Warning> seen =
                switch (meaning) {
                    case BY_FREQUENCY ->
                            List.of(
                                    new Warning.OldSchedule(
                                            Frequency.DAILY,
                                            Warning.Fate.SWITCHED_OFF,
                                            Optional.of(
                                                    NextStep.on(
                                                            WEB,
                                                            "remove_schedule",
                                                            Fields.of("kind", "backup")
                                                                    .with(
                                                                            "scheduleId",
                                                                            "bks_1")))));
                    case SINGLE ->
                            List.of(
                                    new Warning.OldSchedule(
                                            Frequency.DAILY, Warning.Fate.GONE, Optional.empty()));
                    case APPEND -> List.of();
                };
        assertThat(facts.warnings())
                .filteredOn(Warning.OldSchedule.class::isInstance)
                .isEqualTo(seen);
        assertThat(facts.warnings().contains(undo(Loss.SHORTER_REACH)))
                .as("what is still on needs no undo")
                .isEqualTo(meaning != PostMeaning.APPEND);
    }

    /// Without an id, a schedule that does not show any more may be there under another frequency.
    @Test
    void aScheduleWithoutIdIsNotSaidToBeGone() {
        DeskFixture house = DeskFixture.unasked();
        house.cloud.meaning(PostMeaning.SINGLE);
        house.web.having(backups(aSchedule().unstated("id")).slots(9, 0));

        Facts facts = house.carryOut(anOrder().weekly(MONDAY)).change().orElseThrow();

        assertThat(facts.warnings())
                .filteredOn(Warning.OldSchedule.class::isInstance)
                .containsOnly(old(Frequency.DAILY));
    }

    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource({
        "Daily backup, Weekly backup",
        "daily backup, weekly backup",
        "Daily, Weekly",
        "daily backups, weekly backups",
        "Daily backup of web, Daily backup of web",
        "Weekly backup, Weekly backup",
        "Nightly, Nightly"
    })
    void aNameThatOnlySaysTheFrequencyFollowsIt(String was, String name) {
        BackupStateBuilder state = backups(aSchedule().named(was)).slots(9, 0);

        assertThat(ready(anOrder().weekly(MONDAY).build().in(situation(state))).after().get("name"))
                .contains(name);
        assertThat(ready(anOrder().hour(5).build().in(situation(state))).after().get("name"))
                .contains(was);
    }

    @Test
    void aNameThatIsSaidIsKept() {
        BackupStateBuilder state = backups(aSchedule().named("Daily backup")).slots(9, 0);

        assertThat(
                        ready(anOrder().weekly(MONDAY).named("Daily").build().in(situation(state)))
                                .after()
                                .get("name"))
                .contains("Daily");
    }
}
