package dev.nattvakt.change.order;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.change.facts.Situation;
import dev.nattvakt.fleet.ReadAhead;
import dev.nattvakt.fleet.port.ReadPort;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;

/// Create or change the snapshot schedule.
public record SetSnapshotSchedule(
        String vps, Optional<Boolean> enabled, Optional<Integer> intervalHours)
        implements Order<Situation.Snapshots> {

    @Override
    public SetSnapshotSchedule on(VpsId id) {
        return new SetSnapshotSchedule(id.value(), enabled, intervalHours);
    }

    @Override
    public List<ArgumentProblem> problems() {
        return List.of();
    }

    @Override
    public void readAhead(ReadAhead ahead) {
        ahead.beginSnapshotSchedule();
    }

    @Override
    public Situation.Snapshots read(
            ReadPort cloud, Vps vps, Instant at, ZoneId zone, Deadline deadline) {
        return new Situation.Snapshots(vps, cloud.snapshotSchedule(vps.id(), deadline), at, zone);
    }

    @Override
    public Draft<Situation.Snapshots> in(Situation.Snapshots situation) {
        return new SnapshotScheduleDraft(this, situation).draft();
    }
}
