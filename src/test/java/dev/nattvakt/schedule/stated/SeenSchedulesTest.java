package dev.nattvakt.schedule.stated;

import java.time.DayOfWeek;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.nattvakt.schedule.BackupSchedule;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.ScheduleBuilder;
import dev.nattvakt.schedule.ScheduleId;

import static dev.nattvakt.schedule.Cadences.cadence;
import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;
import static dev.nattvakt.schedule.stated.BackupStateBuilder.backups;
import static dev.nattvakt.schedule.stated.SnapshotStateBuilder.snapshots;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class SeenSchedulesTest {

    static Stream<Arguments> cadences() {
        return Stream.of(
                arguments("daily 2", aSchedule()),
                arguments("weekly mon 3", aSchedule().weekly(DayOfWeek.MONDAY).at(3)),
                arguments("monthly 31 4", aSchedule().monthly(31).at(4)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cadences")
    void knowsACadenceOfWhichEveryPartIsStated(String cadence, ScheduleBuilder row) {
        assertThat(row.build().cadence()).contains(cadence(cadence));
    }

    static Stream<ScheduleBuilder> incomplete() {
        return Stream.of(
                aSchedule().unstated("frequency"),
                aSchedule().unstated("hour"),
                aSchedule().weekly(DayOfWeek.MONDAY).unstated("hour"),
                aSchedule().weekly(DayOfWeek.MONDAY).unstated("dayOfWeek"),
                aSchedule().monthly(15).unstated("dayOfMonth"));
    }

    @ParameterizedTest
    @MethodSource("incomplete")
    void knowsNoCadenceWhereAPartIsUnstated(ScheduleBuilder row) {
        assertThat(row.build().cadence()).isEmpty();
    }

    @Test
    void isAWishWhereAllThatAWishNeedsIsStated() {
        assertThat(aSchedule().named("Nightly").off().build().whole())
                .contains(new BackupSchedule(cadence("daily 2"), 3, false, Optional.of("Nightly")));
    }

    static Stream<ScheduleBuilder> noWishes() {
        return Stream.of(
                aSchedule().unstated("hour"),
                aSchedule().unstated("retentionCount"),
                aSchedule().keeping(0),
                aSchedule().unstated("enabled"));
    }

    @ParameterizedTest
    @MethodSource("noWishes")
    void isNoWishWhereAnythingIsMissingOrCouldNotBeAskedFor(ScheduleBuilder row) {
        assertThat(row.build().whole()).isEmpty();
    }

    @Test
    void unstatedIsNeitherOnNorPaused() {
        SeenBackupSchedule unstated = aSchedule().unstated("enabled").build();

        assertThat(unstated.isOn()).isFalse();
        assertThat(unstated.isPaused()).isFalse();
        assertThat(aSchedule().build().isOn()).isTrue();
        assertThat(aSchedule().build().isPaused()).isFalse();
        assertThat(aSchedule().off().build().isOn()).isFalse();
        assertThat(aSchedule().off().build().isPaused()).isTrue();
    }

    @Test
    void speaksTheNamesOfTheRequest() {
        Fields weekly = aSchedule().weekly(DayOfWeek.SUNDAY).named("Weekly").build().fields();
        Fields monthly = aSchedule().monthly(15).off().build().fields();

        assertThat(weekly.values().toString())
                .isEqualTo(
                        "{frequency=weekly, hour=2, dayOfWeek=0, retentionCount=3, enabled=true,"
                                + " name=Weekly}");
        assertThat(monthly.values().toString())
                .isEqualTo(
                        "{frequency=monthly, hour=2, dayOfMonth=15, retentionCount=3,"
                                + " enabled=false}");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cadences")
    void whatWasWantedIsRecognisedInWhatIsSeen(String cadence, ScheduleBuilder row) {
        BackupSchedule wanted = aSchedule().every(cadence).wanted();

        assertThat(row.build().fields().show(wanted.fields())).isTrue();
        assertThat(row.off().build().fields().show(wanted.fields())).isFalse();
    }

    @Test
    void findsTheSchedulesThatAreOnAndTheOneOfAnId() {
        SeenBackupSchedule on = aSchedule().id("bks_on").build();
        BackupState state =
                backups(
                                aSchedule().id("bks_on"),
                                aSchedule().id("bks_off").off(),
                                aSchedule().unstated("id").unstated("enabled"))
                        .build();

        assertThat(state.on()).containsExactly(on);
        assertThat(state.withId(new ScheduleId("bks_on"))).contains(on);
        assertThat(state.withId(new ScheduleId("bks_gone"))).isEmpty();
    }

    @Test
    void aSnapshotScheduleIsOnOnlyWhenHostUpSaysSo() {
        SnapshotState on = snapshots().every(6).build();
        SnapshotState off = snapshots().offEvery(6).build();
        SnapshotState unstated =
                snapshots().schedule(Optional.empty(), Optional.of(6), Optional.empty()).build();

        assertThat(on.schedule().orElseThrow().isOn()).isTrue();
        assertThat(off.schedule().orElseThrow().isOn()).isFalse();
        assertThat(unstated.schedule().orElseThrow().isOn()).isFalse();
        assertThat(unstated.schedule().orElseThrow().fields())
                .isEqualTo(Fields.of("intervalHours", 6));
    }
}
