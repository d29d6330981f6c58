package dev.nattvakt.change.order;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.change.facts.Situation;
import dev.nattvakt.change.facts.Subject;
import dev.nattvakt.fleet.ReadAhead;
import dev.nattvakt.fleet.port.ReadPort;
import dev.nattvakt.schedule.SnapshotSchedule;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;

/// Bring back the snapshot schedule that a past change replaced, removed or created.
record RestoreSnapshotSchedule(String vps, PastStep step) implements Restore<Situation.Snapshots> {

    @Override
    public Subject subject() {
        return step.subject();
    }

    @Override
    public RestoreSnapshotSchedule on(VpsId id) {
        return new RestoreSnapshotSchedule(id.value(), step);
    }

    @Override
    public void readAhead(ReadAhead ahead) {
        ahead.beginSnapshotSchedule();
    }

    @Override
    public Situation.Snapshots read(
            ReadPort hostUp, Vps server, Instant at, ZoneId zone, Deadline deadline) {
        return new Situation.Snapshots(
                server, hostUp.snapshotSchedule(server.id(), deadline), at, zone);
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
