package dev.nattvakt.change.order;

import java.util.List;
import java.util.Optional;

import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.change.facts.Situation;
import dev.nattvakt.schedule.VpsId;

/// Create or change the snapshot schedule.
public record SetSnapshotSchedule(
        String vps, Optional<Boolean> enabled, Optional<Integer> intervalHours)
        implements OfSnapshots {

    @Override
    public SetSnapshotSchedule on(VpsId id) {
        return new SetSnapshotSchedule(id.value(), enabled, intervalHours);
    }

    @Override
    public List<ArgumentProblem> problems() {
        return List.of();
    }

    @Override
    public Draft<Situation.Snapshots> in(Situation.Snapshots situation) {
        return new SnapshotScheduleDraft(this, situation).draft();
    }
}
