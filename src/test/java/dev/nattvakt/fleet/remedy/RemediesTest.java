package dev.nattvakt.fleet.remedy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.nattvakt.fleet.port.Copies;
import dev.nattvakt.fleet.verdict.ServerState;
import dev.nattvakt.fleet.verdict.Verdict;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;
import dev.nattvakt.schedule.stated.BackupStateBuilder;
import dev.nattvakt.schedule.stated.Gate;

import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;
import static dev.nattvakt.schedule.stated.BackupStateBuilder.backups;
import static dev.nattvakt.schedule.stated.SnapshotStateBuilder.snapshots;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class RemediesTest {

    private static final Gate SHUT = new Gate.Shut(Optional.empty(), Optional.empty());

    @ParameterizedTest(name = "{0} slots, {1} manual: keep {2}")
    @CsvSource({"9, 0, 7", "7, 0, 7", "5, 1, 4", "3, 1, 2", "1, 0, 1"})
    void proposesADailyScheduleThatFits(int total, int manual, int copies) {
        Optional<NextStep> step = cure(backups().slots(total, manual), Verdict.UNPROTECTED);

        assertThat(step).contains(schedule(copies));
    }

    @ParameterizedTest
    @EnumSource(names = {"UNPROTECTED", "SNAPSHOT_ONLY"})
    void proposesThreeCopiesWhereTheSlotsAreUnstated(Verdict verdict) {
        assertThat(cure(backups().slotsUnstated(), verdict)).contains(schedule(3));
    }

    @ParameterizedTest
    @EnumSource(names = {"UNPROTECTED", "SNAPSHOT_ONLY"})
    void proposesToLookForASlotWhereNoneIsLeftEvenIfTheGateIsShut(Verdict verdict) {
        NextStep preview =
                new NextStep("preview_capacity", Fields.of("vps", "vps_1").with("backupSlots", 1));

        assertThat(cure(backups().slots(1, 1), verdict)).contains(preview);
        assertThat(cure(backups().slots(0, 0).canCreate(SHUT), verdict)).contains(preview);
    }

    static Stream<Arguments> gatesThatAreNotOpen() {
        return Stream.of(Verdict.UNPROTECTED, Verdict.SNAPSHOT_ONLY, Verdict.PAUSED)
                .flatMap(verdict ->
                        Stream.of(arguments(verdict, SHUT), arguments(verdict, Gate.UNSTATED)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("gatesThatAreNotOpen")
    void proposesNoWriteUnlessItsGateIsOpen(Verdict verdict, Gate gate) {
        assertThat(cure(backups().canCreate(gate), verdict)).isEmpty();
    }

    @Test
    void proposesToLookWhereSeveralSchedulesArePaused() {
        assertThat(cure(backups(aSchedule().off(), aSchedule().off()), Verdict.PAUSED))
                .map(NextStep::tool)
                .contains("get_protection");
    }

    @Test
    void proposesToSwitchAPausedScheduleOn() {
        assertThat(cure(backups(), Verdict.PAUSED))
                .contains(
                        new NextStep(
                                "set_backup_schedule",
                                Fields.of("vps", "vps_1").with("enabled", true)));
    }

    @ParameterizedTest
    @EnumSource(names = {"FAILING", "OVERDUE", "NEVER_RAN", "UNKNOWN"})
    void proposesToLookCloserAtWhatCannotBeCuredFromHere(Verdict verdict) {
        assertThat(cure(backups(), verdict))
                .contains(new NextStep("get_protection", Fields.of("vps", "vps_1")));
    }

    @Test
    void proposesNothingWhereNothingIsWrong() {
        assertThat(cure(backups(), Verdict.PROTECTED)).isEmpty();
    }

    @Test
    void namesAServerByItsIdSinceANameMayBeShared() {
        assertThat(NextStep.on(state(backups()).vps(), "t", Fields.of("hour", 2)).arguments())
                .isEqualTo(Fields.of("vps", "vps_1").with("hour", 2));
    }

    @Test
    void proposesTheQuietestHourOfTheFleet() {
        Remedies remedies = remedies(2, 2, 2, 2, 2, 2, 3);

        assertThat(hour(remedies)).isEqualTo(4);
    }

    @Test
    void proposesNoHourTwiceWhileAnotherIsQuieter() {
        Remedies remedies = remedies(3, 4);

        assertThat(Stream.generate(() -> hour(remedies)).limit(23))
                .startsWith(2, 5, 6)
                .endsWith(1, 2);
    }

    @Test
    void spreadsAFleetThatIsNotKnownOverTheSmallHoursByServer() {
        List<Integer> hours =
                IntStream.range(0, 50)
                        .mapToObj(number -> state("vps_" + number, backups()))
                        .map(state -> hour(remedies(), state))
                        .toList();

        assertThat(hours).containsOnly(0, 1, 3, 4, 5);
        assertThat(hour(remedies())).isEqualTo(hour(remedies()));
    }

    /// A fleet with a daily schedule at each of these hours.
    private static Remedies remedies(int... hours) {
        return Remedies.among(
                IntStream.of(hours).mapToObj(hour -> state(backups(aSchedule().at(hour)))).toList(),
                ZoneId.of("UTC"),
                Standards.NONE,
                Instant.EPOCH);
    }

    private static int hour(Remedies remedies) {
        return hour(remedies, state(backups()));
    }

    private static int hour(Remedies remedies, ServerState state) {
        return remedies.of(state, Verdict.UNPROTECTED)
                .flatMap(step -> step.arguments().get("hour"))
                .map(Integer.class::cast)
                .orElseThrow();
    }

    private static ServerState state(BackupStateBuilder backups) {
        return state("vps_1", backups);
    }

    private static ServerState state(String id, BackupStateBuilder backups) {
        Vps vps = new Vps(new VpsId(id), Optional.of("web-01"), Optional.empty(), Optional.empty());
        return new ServerState(vps, backups.build(), snapshots().build(), Copies.NONE);
    }

    private static Optional<NextStep> cure(BackupStateBuilder backups, Verdict verdict) {
        return remedies(3).of(state(backups), verdict);
    }

    private static NextStep schedule(int copies) {
        return new NextStep(
                "set_backup_schedule",
                Fields.of("vps", "vps_1")
                        .with("frequency", "daily")
                        .with("hour", 2)
                        .with("retentionCount", copies));
    }
}
