package dev.nattvakt.change.facts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.nattvakt.fleet.remedy.NextStep;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.ScheduleId;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.stated.SeenSnapshotSchedule;

/// Finds the snapshot schedule after the write; there is only one.
///
/// @param base the schedule before
public record SnapshotReadBack(Vps vps, Optional<SeenSnapshotSchedule> base)
        implements Change.ReadBack<Situation.Snapshots> {

    @Override
    public Change.Seen in(Situation.Snapshots later, Optional<ScheduleId> answered) {
        Optional<SeenSnapshotSchedule> seen = later.state().schedule();
        return new Change.Seen(
                seen.map(SeenSnapshotSchedule::fields).orElse(Fields.NONE),
                seen.filter(SeenSnapshotSchedule::isOn)
                        .map(SnapshotReadBack::runs)
                        .orElse(List.of()),
                List.of(),
                List.of(),
                undo(),
                false);
    }

    /// HostUp's next run and, if it states the interval, those after it.
    public static List<Instant> runs(SeenSnapshotSchedule schedule) {
        Optional<Duration> interval = schedule.intervalHours().map(Duration::ofHours);
        return schedule.nextRun().stream()
                .flatMap(first ->
                        interval.map(gap -> Stream.iterate(first, run -> run.plus(gap)).limit(3))
                                .orElse(Stream.of(first)))
                .toList();
    }

    private Optional<NextStep> undo() {
        if (base.isEmpty()) {
            return Optional.of(NextStep.on(vps, "remove_schedule", Fields.of("kind", "snapshot")));
        }
        return base.map(SeenSnapshotSchedule::fields)
                .filter(fields -> fields.values().size() == 2)
                .map(fields -> NextStep.on(vps, "set_snapshot_schedule", fields));
    }
}
