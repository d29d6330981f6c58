package dev.nattvakt.fleet.verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

import dev.nattvakt.fleet.port.Copies;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.cadence.Frequency;
import dev.nattvakt.schedule.stated.BackupState;
import dev.nattvakt.schedule.stated.RunStatus;
import dev.nattvakt.schedule.stated.SeenBackupSchedule;
import dev.nattvakt.schedule.stated.SeenSnapshotSchedule;

/// A verdict and the fact it rests on. Compares times with HostUp's absolute `lastRun` and
/// `nextRun` only, never with hours of the day, whose zone HostUp does not document.
public record Judgement(Verdict verdict, Evidence evidence) {

    /// How late a run may be before it counts as missing. Backups are queued at night and can take
    /// hours.
    static final Duration GRACE = Duration.ofHours(6);

    private static final String TERMINATED = "terminated";

    /// Of a server that HostUp states as terminated.
    public static final Judgement NONE = new Judgement(Verdict.UNKNOWN, new Evidence.Terminated());

    public static boolean isTerminated(Vps vps) {
        return vps.serviceStatus().filter(TERMINATED::equalsIgnoreCase).isPresent();
    }

    /// Whether somebody has to do something. What is not judged is no problem.
    public boolean isProblem() {
        return isJudged() && verdict.isProblem();
    }

    public boolean isJudged() {
        return !(evidence instanceof Evidence.Terminated);
    }

    /// The same server, left alone on purpose. What is not judged needs no exemption.
    public Judgement exempt(Exemption exemption) {
        return isJudged()
                ? new Judgement(Verdict.EXEMPT, new Evidence.Exempted(exemption, this))
                : this;
    }

    /// What it would be without an exemption.
    public Judgement underneath() {
        return evidence instanceof Evidence.Exempted(_, Judgement underneath) ? underneath : this;
    }

    /// Judges the state as of `now`. Of several schedules that are on, the worst one counts.
    public static Judgement of(ServerState seen, Instant now) {
        if (isTerminated(seen.vps())) {
            return NONE;
        }
        BackupState backups = seen.backups();
        if (!backups.on().isEmpty()) {
            return backups.on().stream()
                    .map(row -> of(row, seen.copies(), now))
                    .max(Comparator.comparing(Judgement::verdict))
                    .orElseThrow();
        }
        if (backups.schedules().stream().anyMatch(row -> row.enabled().isEmpty())) {
            return unknown("enabled");
        }
        if (!backups.schedules().isEmpty()) {
            return new Judgement(Verdict.PAUSED, new Evidence.SwitchedOff());
        }
        return withoutBackups(seen.snapshots().schedule());
    }

    private static Judgement withoutBackups(Optional<SeenSnapshotSchedule> snapshots) {
        if (snapshots.filter(schedule -> schedule.enabled().isEmpty()).isPresent()) {
            return unknown("enabled");
        }
        return snapshots.filter(SeenSnapshotSchedule::isOn).isPresent()
                ? new Judgement(Verdict.SNAPSHOT_ONLY, new Evidence.OnlySnapshots())
                : new Judgement(Verdict.UNPROTECTED, new Evidence.NoSchedule());
    }

    private static Judgement of(SeenBackupSchedule row, Copies copies, Instant now) {
        if (row.lastStatus().filter(RunStatus::wentWrong).isPresent()) {
            return new Judgement(
                    Verdict.FAILING, new Evidence.RunWentWrong(row.lastStatus().orElseThrow()));
        }
        if (row.hasOddRun()) {
            return unknown("lastRun");
        }
        Optional<Instant> missed = row.nextRun().filter(run -> isLate(run, Duration.ZERO, now));
        if (missed.isPresent()) {
            return new Judgement(
                    row.lastRun().isEmpty() ? Verdict.NEVER_RAN : Verdict.OVERDUE,
                    new Evidence.RunMissed(missed.get()));
        }
        return row.lastRun()
                .map(run -> afterARun(row, run, copies, now))
                .orElseGet(() ->
                        row.nextRun()
                                .map(run -> beforeTheFirstRun(row, run, copies, now))
                                .orElseGet(() -> unknown("lastRun and nextRun")));
    }

    /// A schedule that was just replaced has no run of its own yet, but the copies of the one
    /// before it may still be recent.
    private static Judgement beforeTheFirstRun(
            SeenBackupSchedule row, Instant nextRun, Copies copies, Instant now) {
        boolean recent =
                row.frequency()
                        .flatMap(frequency ->
                                copies.newest().filter(at -> !isLate(at, twoRuns(frequency), now)))
                        .isPresent();
        return new Judgement(
                recent ? Verdict.PROTECTED : Verdict.SCHEDULED,
                new Evidence.FirstRunAhead(nextRun, copies));
    }

    private static Judgement afterARun(
            SeenBackupSchedule row, Instant lastRun, Copies copies, Instant now) {
        if (row.frequency().isEmpty()) {
            return unknown("frequency");
        }
        if (isLate(lastRun, twoRuns(row.frequency().get()), now)) {
            return new Judgement(Verdict.OVERDUE, new Evidence.LongSilent(lastRun));
        }
        boolean isOnItsWay = row.lastStatus().filter(RunStatus::isOnItsWay).isPresent();
        if (copies.count() == 0) {
            return isOnItsWay && !isLate(lastRun, Duration.ZERO, now)
                    ? new Judgement(Verdict.SCHEDULED, new Evidence.FirstRunNow(lastRun))
                    : new Judgement(Verdict.UNKNOWN, new Evidence.NoCopies());
        }
        boolean completed = row.lastStatus().equals(Optional.of(RunStatus.COMPLETED));
        if (completed || isThere(copies, lastRun)) {
            return new Judgement(Verdict.PROTECTED, new Evidence.RanWell(lastRun));
        }
        Instant runBefore = lastRun.minus(spacing(row.frequency().get()));
        return isOnItsWay && isThere(copies, runBefore)
                ? new Judgement(
                        Verdict.PROTECTED, new Evidence.RunsNow(copies.newest().orElseThrow()))
                : unknown("status");
    }

    /// Whether a copy exists from the run of that time, or from a later one.
    private static boolean isThere(Copies copies, Instant run) {
        return copies.newest().filter(at -> !at.isBefore(run.minus(GRACE))).isPresent();
    }

    private static boolean isLate(Instant start, Duration allowed, Instant now) {
        return start.plus(allowed).plus(GRACE).isBefore(now);
    }

    private static Duration twoRuns(Frequency frequency) {
        return spacing(frequency).multipliedBy(2);
    }

    private static Duration spacing(Frequency frequency) {
        return frequency == Frequency.MONTHLY ? Duration.ofDays(31) : frequency.spacing();
    }

    private static Judgement unknown(String missing) {
        return new Judgement(Verdict.UNKNOWN, new Evidence.NotStated(missing));
    }
}
