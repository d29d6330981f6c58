package dev.nattvakt.change;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.nattvakt.change.facts.Change;
import dev.nattvakt.change.facts.Direction;
import dev.nattvakt.change.facts.Situation;
import dev.nattvakt.change.order.RemoveBackupSchedule;
import dev.nattvakt.change.order.RemoveSnapshotSchedule;
import dev.nattvakt.change.order.SetBackupSettings;
import dev.nattvakt.change.order.SetSnapshotSchedule;
import dev.nattvakt.schedule.stated.BackupStateBuilder;
import dev.nattvakt.schedule.stated.SnapshotStateBuilder;

import static dev.nattvakt.change.OrderBuilder.aCompleteOrder;
import static dev.nattvakt.change.OrderBuilder.anOrder;
import static dev.nattvakt.change.Situations.ready;
import static dev.nattvakt.change.Situations.situation;
import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;
import static dev.nattvakt.schedule.stated.BackupStateBuilder.backups;
import static dev.nattvakt.schedule.stated.SnapshotStateBuilder.snapshots;
import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/// Whether a change protects less, more or as much, and why.
class DirectionTest {

    static Stream<Arguments> backupSchedules() {
        BackupStateBuilder sevenDaily = backups(aSchedule().keeping(7)).slots(40, 0);
        BackupStateBuilder fourWeekly = backups(aSchedule().weekly(MONDAY).keeping(4)).slots(40, 0);
        BackupStateBuilder paused = backups(aSchedule().off());
        return Stream.of(
                arguments("a first schedule", backups(), aCompleteOrder(), "strengthens"),
                arguments(
                        "a first schedule, switched off",
                        backups(),
                        aCompleteOrder().enabled(false),
                        "neutral"),
                arguments("another hour", sevenDaily, anOrder().hour(5), "neutral"),
                arguments("another name", sevenDaily, anOrder().named("n"), "neutral"),
                arguments("another weekday", fourWeekly, anOrder().day(FRIDAY), "neutral"),
                arguments("more copies", sevenDaily, anOrder().keep(8), "strengthens"),
                arguments("switched on", paused, anOrder().enabled(true), "strengthens"),
                arguments("another hour of a paused one", paused, anOrder().hour(5), "neutral"),
                arguments(
                        "from weekly to daily with as long a reach",
                        fourWeekly,
                        anOrder().daily().keep(28),
                        "strengthens"),
                arguments("switched off", sevenDaily, anOrder().enabled(false), "SWITCHED_OFF"),
                arguments(
                        "fewer copies",
                        sevenDaily,
                        anOrder().keep(6),
                        "FEWER_COPIES SHORTER_REACH"),
                arguments(
                        "fewer copies of a paused one",
                        paused,
                        anOrder().keep(1),
                        "FEWER_COPIES SHORTER_REACH"),
                arguments(
                        "rarer runs, as many copies",
                        sevenDaily,
                        anOrder().weekly(MONDAY),
                        "RARER_RUNS"),
                arguments(
                        "rarer runs and fewer copies, but a longer reach",
                        sevenDaily,
                        anOrder().weekly(MONDAY).keep(4),
                        "FEWER_COPIES RARER_RUNS"),
                arguments(
                        "more runs and more copies, but a shorter reach",
                        fourWeekly,
                        anOrder().daily().keep(7),
                        "SHORTER_REACH"),
                arguments("from weekly to monthly", fourWeekly, anOrder().monthly(1), "RARER_RUNS"),
                arguments(
                        "everything at once",
                        sevenDaily,
                        anOrder().monthly(1).keep(1).enabled(false).hour(3),
                        "SWITCHED_OFF FEWER_COPIES RARER_RUNS"),
                arguments(
                        "switched on, but fewer copies: a loss is a loss",
                        paused,
                        anOrder().enabled(true).keep(2),
                        "FEWER_COPIES SHORTER_REACH"),
                arguments(
                        "switched off where HostUp does not say what it was",
                        backups(aSchedule().unstated("enabled")),
                        anOrder().enabled(false),
                        "SWITCHED_OFF"),
                arguments(
                        "takes the place of two that are on",
                        backups(
                                aSchedule().id("bks_1").keeping(3),
                                aSchedule().id("bks_2").weekly(MONDAY).keeping(5)),
                        aCompleteOrder().keep(4).enabled(true),
                        "FEWER_COPIES SHORTER_REACH"),
                arguments(
                        "takes the place of two of which HostUp does not say whether they are on",
                        backups(
                                aSchedule().id("bks_1").keeping(9).unstated("enabled"),
                                aSchedule().id("bks_2").monthly(1).unstated("enabled")),
                        aCompleteOrder().weekly(MONDAY).keep(1).enabled(true),
                        "FEWER_COPIES RARER_RUNS SHORTER_REACH"),
                arguments(
                        "takes the place of one that may be on beside a paused one of its frequency",
                        backups(
                                aSchedule().id("bks_1").keeping(9).unstated("enabled"),
                                aSchedule().id("bks_2").weekly(MONDAY).keeping(1).off()),
                        aCompleteOrder().weekly(MONDAY).keep(1).enabled(true),
                        "FEWER_COPIES RARER_RUNS SHORTER_REACH"),
                arguments(
                        "a paused one is switched off again beside one that is on",
                        backups(
                                aSchedule().id("bks_1").keeping(3),
                                aSchedule().id("bks_2").keeping(3),
                                aSchedule().id("bks_3").weekly(MONDAY).off()),
                        anOrder().weekly(MONDAY).hour(2).keep(3).enabled(false),
                        "SWITCHED_OFF RARER_RUNS"));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("backupSchedules")
    void ofABackupSchedule(
            String label, BackupStateBuilder state, OrderBuilder order, String direction) {
        Change<Situation.Backups> change = ready(order.build().in(situation(state)));

        assertThat(change.direction()).as(label).isEqualTo(direction(direction));
    }

    @ParameterizedTest(name = "max {0} of {1}, auto delete {2} of {3}: {4}")
    @CsvSource(
            textBlock =
                    """
                    6, 5,      ,      , strengthens
                    4, 5,      ,      , LOWER_MAXIMUM
                    4,  ,      ,      , LOWER_MAXIMUM
                     , 5, true , false, OLDEST_DELETED
                     , 5, true ,      , OLDEST_DELETED
                     , 5, false, true , strengthens
                    4, 5, true , false, LOWER_MAXIMUM OLDEST_DELETED
                    6, 5, true , false, OLDEST_DELETED
                    4, 5, false, true , LOWER_MAXIMUM
                    6, 5, true , true , strengthens
                    5, 5, false, true , strengthens
                    """)
    void ofBackupSettings(
            Integer most, Integer mostNow, Boolean delete, Boolean deleteNow, String direction) {
        BackupStateBuilder state =
                (mostNow == null ? backups().slotsUnstated() : backups().slots(mostNow, 1))
                        .autoDelete(Optional.ofNullable(deleteNow));
        SetBackupSettings order =
                new SetBackupSettings(
                        "web-01", Optional.ofNullable(most), Optional.ofNullable(delete));

        Change<Situation.Backups> change = ready(order.in(situation(state)));

        assertThat(change.direction()).isEqualTo(direction(direction));
    }

    static Stream<Arguments> snapshotSchedules() {
        SnapshotStateBuilder everySix = snapshots().every(6);
        return Stream.of(
                arguments("first ones", snapshots(), null, 6, "strengthens"),
                arguments("more often", everySix, null, 4, "strengthens"),
                arguments("switched on", snapshots().offEvery(6), true, null, "strengthens"),
                arguments(
                        "another interval while off", snapshots().offEvery(6), null, 4, "neutral"),
                arguments("rarer", everySix, null, 8, "RARER_RUNS"),
                arguments("switched off", everySix, false, null, "SWITCHED_OFF"),
                arguments("off and rarer", everySix, false, 24, "SWITCHED_OFF RARER_RUNS"),
                arguments("switched on, but rarer", snapshots().offEvery(6), true, 8, "RARER_RUNS"),
                arguments(
                        "switched off where HostUp does not say what it was",
                        snapshots().schedule(Optional.empty(), Optional.of(6), Optional.empty()),
                        false,
                        null,
                        "SWITCHED_OFF"));
    }

    @ParameterizedTest(name = "{0}: {4}")
    @MethodSource("snapshotSchedules")
    void ofASnapshotSchedule(
            String label,
            SnapshotStateBuilder state,
            Boolean enabled,
            Integer hours,
            String direction) {
        SetSnapshotSchedule order =
                new SetSnapshotSchedule(
                        "web-01", Optional.ofNullable(enabled), Optional.ofNullable(hours));

        Change<Situation.Snapshots> change = ready(order.in(situation(state)));

        assertThat(change.direction()).as(label).isEqualTo(direction(direction));
    }

    @Test
    void ofARemovalIsALoss() {
        assertThat(
                        ready(
                                        new RemoveBackupSchedule("web-01", Optional.empty())
                                                .in(situation(backups(aSchedule().off()))))
                                .direction())
                .isEqualTo(direction("REMOVED"));
        assertThat(
                        ready(
                                        new RemoveSnapshotSchedule("web-01")
                                                .in(situation(snapshots().every(6))))
                                .direction())
                .isEqualTo(direction("REMOVED"));
    }

    @Test
    void anyLossWeakensWhateverIsGained() {
        assertThat(Direction.of(EnumSet.of(Direction.Loss.REMOVED), true).weakens()).isTrue();
        assertThat(Direction.of(Set.of(), true).weakens()).isFalse();
        assertThat(Direction.of(Set.of(), false).weakens()).isFalse();
    }

    private static Direction direction(String text) {
        return switch (text) {
            case "strengthens" -> new Direction.Strengthens();
            case "neutral" -> new Direction.Neutral();
            default ->
                    new Direction.Weakens(
                            Arrays.stream(text.split(" "))
                                    .map(Direction.Loss::valueOf)
                                    .collect(Collectors.toSet()));
        };
    }
}
