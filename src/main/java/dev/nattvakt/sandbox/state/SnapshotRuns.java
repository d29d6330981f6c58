package dev.nattvakt.sandbox.state;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Applies the snapshot runs of one server up to a moment: taken when due, deleted a day later.
/// Assumed: with fewer slots than snapshots in a day, the oldest makes room.
final class SnapshotRuns {
    private SnapshotRuns() {}

    static SnapshotPlan upTo(Instant now, SnapshotPlan plan) {
        SnapshotPlan then = plan;
        for (Optional<Instant> run = due(then, now); run.isPresent(); run = due(then, now)) {
            then = taken(then, run.get());
        }
        return then.copies().stream().anyMatch(copy -> copy.hasExpired(now))
                ? then.withCopies(
                        then.copies().stream().filter(copy -> !copy.hasExpired(now)).toList())
                : then;
    }

    private static Optional<Instant> due(SnapshotPlan plan, Instant now) {
        return plan.schedule().flatMap(SnapshotSchedule::nextRun).filter(run -> !run.isAfter(now));
    }

    private static SnapshotPlan taken(SnapshotPlan plan, Instant run) {
        List<SnapshotCopy> copies =
                Stream.concat(Stream.of(SnapshotCopy.auto(run)), plan.copies().stream())
                        .limit(plan.slots())
                        .toList();
        return plan.with(plan.schedule().map(schedule -> schedule.ran(run))).withCopies(copies);
    }
}
