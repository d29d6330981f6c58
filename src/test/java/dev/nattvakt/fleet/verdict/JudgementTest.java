package dev.nattvakt.fleet.verdict;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.nattvakt.caller.VirtualTime;
import dev.nattvakt.fleet.port.Copies;
import dev.nattvakt.schedule.ScheduleBuilder;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;
import dev.nattvakt.schedule.stated.BackupStateBuilder;
import dev.nattvakt.schedule.stated.RunStatus;
import dev.nattvakt.schedule.stated.SnapshotStateBuilder;

import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;
import static dev.nattvakt.schedule.stated.BackupStateBuilder.backups;
import static dev.nattvakt.schedule.stated.RunStatus.CANCELLED;
import static dev.nattvakt.schedule.stated.RunStatus.COMPLETED;
import static dev.nattvakt.schedule.stated.RunStatus.FAILED;
import static dev.nattvakt.schedule.stated.RunStatus.QUEUED;
import static dev.nattvakt.schedule.stated.RunStatus.RUNNING;
import static dev.nattvakt.schedule.stated.RunStatus.UNKNOWN;
import static dev.nattvakt.schedule.stated.SnapshotStateBuilder.snapshots;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class JudgementTest {

    private static final Instant NOW = VirtualTime.START;
    private static final Instant LAST_NIGHT = NOW.minus(Duration.ofHours(8));
    private static final Instant TONIGHT = NOW.plus(Duration.ofHours(16));
    private static final Duration GRACE = Duration.ofHours(6);
    private static final Duration NANO = Duration.ofNanos(1);
    private static final Copies RECENT = new Copies(3, List.of(LAST_NIGHT));

    static Stream<Arguments> schedules() {
        Instant oneDayAgo = NOW.minus(Duration.ofDays(1));
        Instant graceAgo = NOW.minus(GRACE);
        Instant twoDaysAndGraceAgo = NOW.minus(Duration.ofDays(2)).minus(GRACE);
        Instant twoWeeksAndGraceAgo = NOW.minus(Duration.ofDays(14)).minus(GRACE);
        Instant twoMonthsAndGraceAgo = NOW.minus(Duration.ofDays(62)).minus(GRACE);
        return Stream.of(
                arguments(
                        "ran well last night",
                        aSchedule().lastRun(LAST_NIGHT, COMPLETED).nextRun(TONIGHT),
                        Verdict.PROTECTED,
                        new Evidence.RanWell(LAST_NIGHT)),
                arguments(
                        "ran well, next run unstated",
                        aSchedule().lastRun(LAST_NIGHT, COMPLETED),
                        Verdict.PROTECTED,
                        new Evidence.RanWell(LAST_NIGHT)),
                arguments(
                        "no status, but a copy of last night is there",
                        aSchedule().lastRun(LAST_NIGHT).nextRun(TONIGHT),
                        Verdict.PROTECTED,
                        new Evidence.RanWell(LAST_NIGHT)),
                arguments(
                        "status unknown, but a copy of last night is there",
                        aSchedule().lastRun(LAST_NIGHT, UNKNOWN).nextRun(TONIGHT),
                        Verdict.PROTECTED,
                        new Evidence.RanWell(LAST_NIGHT)),
                arguments(
                        "first run of the schedule still to come, the copies of another are recent",
                        aSchedule().nextRun(TONIGHT),
                        Verdict.PROTECTED,
                        new Evidence.FirstRunAhead(TONIGHT, RECENT)),
                arguments(
                        "first run just due, within the grace",
                        aSchedule().nextRun(graceAgo),
                        Verdict.PROTECTED,
                        new Evidence.FirstRunAhead(graceAgo, RECENT)),
                arguments(
                        "first run due longer ago than the grace",
                        aSchedule().nextRun(graceAgo.minus(NANO)),
                        Verdict.NEVER_RAN,
                        new Evidence.RunMissed(graceAgo.minus(NANO))),
                arguments(
                        "a last run that cannot be read, the next still to come",
                        aSchedule().oddRun().nextRun(TONIGHT),
                        Verdict.UNKNOWN,
                        new Evidence.NotStated("lastRun")),
                arguments(
                        "a last run that cannot be read, the next one overdue",
                        aSchedule().oddRun().nextRun(graceAgo.minus(NANO)),
                        Verdict.UNKNOWN,
                        new Evidence.NotStated("lastRun")),
                arguments(
                        "a last run that cannot be read, but failed",
                        aSchedule().oddRun().status(FAILED).nextRun(TONIGHT),
                        Verdict.FAILING,
                        new Evidence.RunWentWrong(FAILED)),
                arguments(
                        "a run due, within the grace",
                        aSchedule().lastRun(oneDayAgo, COMPLETED).nextRun(graceAgo),
                        Verdict.PROTECTED,
                        new Evidence.RanWell(oneDayAgo)),
                arguments(
                        "a run missed by more than the grace",
                        aSchedule().lastRun(oneDayAgo, COMPLETED).nextRun(graceAgo.minus(NANO)),
                        Verdict.OVERDUE,
                        new Evidence.RunMissed(graceAgo.minus(NANO))),
                arguments(
                        "silent for two daily runs, just within the grace",
                        aSchedule().lastRun(twoDaysAndGraceAgo, COMPLETED).nextRun(TONIGHT),
                        Verdict.PROTECTED,
                        new Evidence.RanWell(twoDaysAndGraceAgo)),
                arguments(
                        "silent for two daily runs and the grace",
                        aSchedule()
                                .lastRun(twoDaysAndGraceAgo.minus(NANO), COMPLETED)
                                .nextRun(TONIGHT),
                        Verdict.OVERDUE,
                        new Evidence.LongSilent(twoDaysAndGraceAgo.minus(NANO))),
                arguments(
                        "silent for two weekly runs, just within the grace",
                        aSchedule()
                                .weekly(DayOfWeek.MONDAY)
                                .lastRun(twoWeeksAndGraceAgo, COMPLETED),
                        Verdict.PROTECTED,
                        new Evidence.RanWell(twoWeeksAndGraceAgo)),
                arguments(
                        "silent for two weekly runs and the grace",
                        aSchedule()
                                .weekly(DayOfWeek.MONDAY)
                                .lastRun(twoWeeksAndGraceAgo.minus(NANO), COMPLETED),
                        Verdict.OVERDUE,
                        new Evidence.LongSilent(twoWeeksAndGraceAgo.minus(NANO))),
                arguments(
                        "silent for two long months, just within the grace",
                        aSchedule().monthly(15).lastRun(twoMonthsAndGraceAgo, COMPLETED),
                        Verdict.PROTECTED,
                        new Evidence.RanWell(twoMonthsAndGraceAgo)),
                arguments(
                        "silent for two long months and the grace",
                        aSchedule()
                                .monthly(15)
                                .lastRun(twoMonthsAndGraceAgo.minus(NANO), COMPLETED),
                        Verdict.OVERDUE,
                        new Evidence.LongSilent(twoMonthsAndGraceAgo.minus(NANO))),
                arguments(
                        "failed last night",
                        aSchedule().lastRun(LAST_NIGHT, FAILED).nextRun(TONIGHT),
                        Verdict.FAILING,
                        new Evidence.RunWentWrong(FAILED)),
                arguments(
                        "cancelled last night",
                        aSchedule().lastRun(LAST_NIGHT, CANCELLED).nextRun(TONIGHT),
                        Verdict.FAILING,
                        new Evidence.RunWentWrong(CANCELLED)),
                arguments(
                        "failed, and long silent since",
                        aSchedule().lastRun(twoDaysAndGraceAgo.minus(NANO), FAILED),
                        Verdict.FAILING,
                        new Evidence.RunWentWrong(FAILED)),
                arguments(
                        "neither run is stated",
                        aSchedule(),
                        Verdict.UNKNOWN,
                        new Evidence.NotStated("lastRun and nextRun")),
                arguments(
                        "ran, but how often it should is unstated",
                        aSchedule().unstated("frequency").lastRun(LAST_NIGHT, COMPLETED),
                        Verdict.UNKNOWN,
                        new Evidence.NotStated("frequency")));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("schedules")
    void judgesASchedule(String label, ScheduleBuilder row, Verdict verdict, Evidence evidence) {
        Judgement judgement = judge(backups(row), snapshots(), RECENT);

        assertThat(judgement).as(label).isEqualTo(new Judgement(verdict, evidence));
    }

    static Stream<Arguments> copies() {
        Instant graceBefore = LAST_NIGHT.minus(GRACE);
        return Stream.of(
                arguments(
                        "completed, but no backup exists",
                        COMPLETED,
                        Copies.NONE,
                        new Evidence.NoCopies()),
                arguments(
                        "running, no backup exists", RUNNING, Copies.NONE, new Evidence.NoCopies()),
                arguments(
                        "unknown, no backup exists", UNKNOWN, Copies.NONE, new Evidence.NoCopies()),
                arguments(
                        "running, newest copy is older than the run before by more than the grace",
                        RUNNING,
                        new Copies(2, List.of(graceBefore.minus(Duration.ofDays(1)).minus(NANO))),
                        new Evidence.NotStated("status")),
                arguments(
                        "unknown, no copy says when it was made",
                        UNKNOWN,
                        new Copies(2, List.of()),
                        new Evidence.NotStated("status")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("copies")
    void neverCountsARunWithoutItsCopyAsProtected(
            String label, RunStatus status, Copies copies, Evidence evidence) {
        Judgement judgement =
                judge(backups(aSchedule().lastRun(LAST_NIGHT, status)), snapshots(), copies);

        assertThat(judgement).as(label).isEqualTo(new Judgement(Verdict.UNKNOWN, evidence));
    }

    @Test
    void isProtectedByTheCopyOfTheRunBeforeWhileOneIsRunning() {
        Instant nightBefore = LAST_NIGHT.minus(Duration.ofDays(1));

        Judgement judgement =
                judge(
                        backups(aSchedule().lastRun(LAST_NIGHT, RUNNING)),
                        snapshots(),
                        new Copies(2, List.of(nightBefore)));

        assertThat(judgement)
                .isEqualTo(new Judgement(Verdict.PROTECTED, new Evidence.RunsNow(nightBefore)));
    }

    @Test
    void takesACopyMadeWithinTheGraceBeforeTheRunForItsOwn() {
        Copies justBefore = new Copies(2, List.of(LAST_NIGHT.minus(GRACE)));

        Judgement judgement =
                judge(backups(aSchedule().lastRun(LAST_NIGHT, UNKNOWN)), snapshots(), justBefore);

        assertThat(judgement.verdict()).isEqualTo(Verdict.PROTECTED);
    }

    static Stream<Arguments> firstRuns() {
        Instant justNow = NOW.minus(Duration.ofMinutes(20));
        Copies old = new Copies(2, List.of(NOW.minus(Duration.ofDays(2)).minus(GRACE).minus(NANO)));
        Copies undated = new Copies(2, List.of());
        return Stream.of(
                arguments(
                        "no copy, first run tonight",
                        aSchedule().nextRun(TONIGHT),
                        Copies.NONE,
                        new Evidence.FirstRunAhead(TONIGHT, Copies.NONE)),
                arguments(
                        "old copies of another schedule",
                        aSchedule().nextRun(TONIGHT),
                        old,
                        new Evidence.FirstRunAhead(TONIGHT, old)),
                arguments(
                        "copies without a time",
                        aSchedule().nextRun(TONIGHT),
                        undated,
                        new Evidence.FirstRunAhead(TONIGHT, undated)),
                arguments(
                        "recent copies, but how often it runs is unstated",
                        aSchedule().unstated("frequency").nextRun(TONIGHT),
                        RECENT,
                        new Evidence.FirstRunAhead(TONIGHT, RECENT)),
                arguments(
                        "no copy, the first run is queued",
                        aSchedule().lastRun(justNow, QUEUED).nextRun(TONIGHT),
                        Copies.NONE,
                        new Evidence.FirstRunNow(justNow)),
                arguments(
                        "no copy, the first run is under way",
                        aSchedule().lastRun(NOW.minus(GRACE), RUNNING),
                        Copies.NONE,
                        new Evidence.FirstRunNow(NOW.minus(GRACE))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("firstRuns")
    void isScheduledUntilTheFirstCopyIsThere(
            String label, ScheduleBuilder row, Copies copies, Evidence evidence) {
        Judgement judgement = judge(backups(row), snapshots(), copies);

        assertThat(judgement).as(label).isEqualTo(new Judgement(Verdict.SCHEDULED, evidence));
    }

    static Stream<Arguments> withoutARunningSchedule() {
        Evidence unstated = new Evidence.NotStated("enabled");
        return Stream.of(
                arguments(
                        "nothing at all",
                        backups(),
                        snapshots(),
                        Verdict.UNPROTECTED,
                        new Evidence.NoSchedule()),
                arguments(
                        "snapshots are off",
                        backups(),
                        snapshots().offEvery(6),
                        Verdict.UNPROTECTED,
                        new Evidence.NoSchedule()),
                arguments(
                        "snapshots only",
                        backups(),
                        snapshots().every(6),
                        Verdict.SNAPSHOT_ONLY,
                        new Evidence.OnlySnapshots()),
                arguments(
                        "snapshots of which nobody says whether they are on",
                        backups(),
                        snapshots().schedule(Optional.empty(), Optional.of(6), Optional.empty()),
                        Verdict.UNKNOWN,
                        unstated),
                arguments(
                        "paused",
                        backups(aSchedule().off().lastRun(LAST_NIGHT, COMPLETED)),
                        snapshots(),
                        Verdict.PAUSED,
                        new Evidence.SwitchedOff()),
                arguments(
                        "paused, with snapshots",
                        backups(aSchedule().off()),
                        snapshots().every(6),
                        Verdict.PAUSED,
                        new Evidence.SwitchedOff()),
                arguments(
                        "one paused, one of which nobody says whether it is on",
                        backups(aSchedule().off(), aSchedule().unstated("enabled")),
                        snapshots(),
                        Verdict.UNKNOWN,
                        unstated));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("withoutARunningSchedule")
    void judgesAServerWithoutARunningSchedule(
            String label,
            BackupStateBuilder backups,
            SnapshotStateBuilder snapshots,
            Verdict verdict,
            Evidence evidence) {
        Judgement judgement = judge(backups, snapshots, RECENT);

        assertThat(judgement).as(label).isEqualTo(new Judgement(verdict, evidence));
    }

    @Test
    void countsTheWorstOfSeveralSchedulesThatAreOn() {
        Judgement judgement =
                judge(
                        backups(
                                aSchedule().id("bks_1").lastRun(LAST_NIGHT, COMPLETED),
                                aSchedule().id("bks_2").lastRun(LAST_NIGHT, FAILED),
                                aSchedule().id("bks_3").off()),
                        snapshots(),
                        RECENT);

        assertThat(judgement.verdict()).isEqualTo(Verdict.FAILING);
    }

    @ParameterizedTest
    @EnumSource
    void protectedExemptAndScheduledAreNoProblems(Verdict verdict) {
        assertThat(verdict.isProblem())
                .isEqualTo(!List.of("protected", "exempt", "scheduled").contains(verdict.word()));
        assertThat(verdict.word()).matches("[a-z_]+");
    }

    private static Judgement judge(
            BackupStateBuilder backups, SnapshotStateBuilder snapshots, Copies copies) {
        ServerState serverState =
                new ServerState(
                        Vps.of(new VpsId("vps_1")), backups.build(), snapshots.build(), copies);
        return Judgement.of(serverState, NOW);
    }
}
