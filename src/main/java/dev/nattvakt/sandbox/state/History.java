package dev.nattvakt.sandbox.state;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.nattvakt.sandbox.value.Id;

/// Makes the past of a server up to a moment.
public record History(Instant now) {

    /// A plan whose runs all succeeded: as many copies as it keeps, and the next run after this
    /// moment.
    public BackupPlan ranWell(String seed, Cadence cadence, int retention, int slots) {
        List<Instant> runs =
                Stream.iterate(cadence.previous(now), run -> cadence.previous(run.minusSeconds(1)))
                        .limit(retention)
                        .toList();
        BackupSchedule schedule =
                new BackupOrder(cadence, retention, true, Optional.empty())
                        .create(Id.of("bks", seed), now);
        return BackupPlan.of(slots)
                .with(List.of(schedule.ran(runs.getFirst(), "completed")))
                .withCopies(runs.stream().map(run -> copy(seed, run)).toList());
    }

    /// A plan whose last run failed, so its copy is missing; the next run will succeed.
    public BackupPlan failedLast(BackupPlan plan) {
        return plan.with(
                        plan.schedules().stream()
                                .map(one ->
                                        one.ran(one.cadence().previous(now), "failed")
                                                .with(RunOutcome.RECOVERING))
                                .toList())
                .withCopies(plan.copies().stream().skip(1).toList());
    }

    public static BackupPlan with(RunOutcome runOutcome, BackupPlan plan) {
        return plan.with(plan.schedules().stream().map(one -> one.with(runOutcome)).toList());
    }

    public static BackupPlan named(String name, BackupPlan plan) {
        return plan.with(plan.schedules().stream().map(one -> one.named(name)).toList());
    }

    public static BackupPlan switchedOff(BackupPlan plan) {
        return plan.with(plan.schedules().stream().map(BackupSchedule::off).toList());
    }

    public SnapshotPlan snapshots(int slots, int intervalHours) {
        Instant last = SnapshotSchedule.previous(intervalHours, now);
        int kept = Math.min(slots, 24 / intervalHours);
        List<SnapshotCopy> copies =
                IntStream.range(0, kept)
                        .mapToObj(back -> last.minus(Duration.ofHours((long) back * intervalHours)))
                        .map(SnapshotCopy::auto)
                        .toList();
        return SnapshotPlan.of(slots)
                .with(Optional.of(SnapshotSchedule.of(true, intervalHours, Optional.of(last), now)))
                .withCopies(copies);
    }

    private static BackupCopy copy(String seed, Instant run) {
        return new BackupCopy(Id.of("bkp", seed + run), run, false, Optional.empty());
    }
}
