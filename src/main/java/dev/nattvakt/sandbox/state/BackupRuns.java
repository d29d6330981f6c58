package dev.nattvakt.sandbox.state;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

import dev.nattvakt.sandbox.value.Id;

/// Applies the backup runs of one server up to a moment, in order of time.
///
/// Assumed, since HostUp does not say: a run without a free slot fails unless `autoDeleteOldest`
/// makes room, and retention counts the backups of all schedules of the server.
final class BackupRuns {
    private BackupRuns() {}

    static BackupPlan upTo(Instant now, BackupPlan plan) {
        BackupPlan then = plan;
        for (Optional<BackupSchedule> next = due(then, now);
                next.isPresent();
                next = due(then, now)) {
            then = next.get().isRunning() ? end(then, next.get()) : begin(then, next.get());
        }
        return then;
    }

    private static Optional<BackupSchedule> due(BackupPlan plan, Instant now) {
        return plan.schedules().stream()
                .filter(one -> one.due().filter(at -> !at.isAfter(now)).isPresent())
                .min(Comparator.comparing(one -> one.due().orElseThrow()));
    }

    private static BackupPlan begin(BackupPlan plan, BackupSchedule schedule) {
        return plan.with(schedule, schedule.begun());
    }

    private static BackupPlan end(BackupPlan plan, BackupSchedule schedule) {
        Instant run = schedule.lastRun().orElseThrow().at();
        Optional<BackupPlan> kept =
                schedule.outcome().fails(schedule.id(), run)
                        ? Optional.empty()
                        : plan.keeping(copy(schedule, run), schedule.retentionCount());
        return kept.orElse(plan).with(schedule, schedule.ended(kept.isPresent()));
    }

    private static BackupCopy copy(BackupSchedule schedule, Instant run) {
        return new BackupCopy(Id.of("bkp", schedule.id() + run), run, false, Optional.empty());
    }
}
