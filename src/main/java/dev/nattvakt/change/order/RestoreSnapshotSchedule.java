package dev.nattvakt.change.order;

import java.util.Optional;

import dev.nattvakt.change.facts.Situation;
import dev.nattvakt.schedule.SnapshotSchedule;
import dev.nattvakt.schedule.VpsId;

/// Bring back the snapshot schedule that a past change replaced, removed or created.
record RestoreSnapshotSchedule(String vps, PastStep step)
        implements Restore<Situation.Snapshots>, OfSnapshots {

    @Override
    public RestoreSnapshotSchedule on(VpsId id) {
        return new RestoreSnapshotSchedule(id.value(), step);
    }

    @Override
    public Draft<Situation.Snapshots> in(Situation.Snapshots situation) {
        boolean stands =
                situation
                        .state()
                        .schedule()
                        .map(row -> step.left(row.fields()))
                        .orElse(step.isRemoval());
        return step.isCreation()
                ? step.draft(Optional.of(new RemoveSnapshotSchedule(vps)), situation, stands)
                : step.draft(asBefore(), situation, stands);
    }

    /// Empty unless both fields are known, and can be asked for.
    private Optional<SetSnapshotSchedule> asBefore() {
        Optional<Boolean> enabled = step.before().get("enabled").map(Boolean.class::cast);
        Optional<Integer> interval =
                step.before()
                        .get("intervalHours")
                        .map(Integer.class::cast)
                        .filter(hours ->
                                hours >= SnapshotSchedule.SHORTEST
                                        && hours <= SnapshotSchedule.LONGEST);
        return enabled.isPresent() && interval.isPresent()
                ? Optional.of(new SetSnapshotSchedule(vps, enabled, interval))
                : Optional.empty();
    }
}
