package dev.nattvakt.fleet;

import java.util.SequencedMap;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.fleet.port.CapacityOptions;
import dev.nattvakt.fleet.port.Copies;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.port.PricePreview;
import dev.nattvakt.fleet.port.ReadPort;
import dev.nattvakt.fleet.port.VpsPage;
import dev.nattvakt.fleet.port.VpsQuery;
import dev.nattvakt.schedule.BackupState;
import dev.nattvakt.schedule.SnapshotState;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;

/// Spaces the reads of a whole fleet out, so that an audit never uses up what a single change
/// needs. A read whose turn does not come before its deadline fails as one that HostUp did not
/// answer.
public final class PacedReader implements ReadPort {

    private final ReadPort cloud;
    private final Pace pace;

    public PacedReader(ReadPort cloud, Pace pace) {
        this.cloud = cloud;
        this.pace = pace;
    }

    @Override
    public VpsPage list(VpsQuery query, Deadline deadline) {
        await(deadline);
        return cloud.list(query, deadline);
    }

    @Override
    public Vps vps(VpsId id, Deadline deadline) {
        await(deadline);
        return cloud.vps(id, deadline);
    }

    @Override
    public BackupState backupSchedules(VpsId id, Deadline deadline) {
        await(deadline);
        return cloud.backupSchedules(id, deadline);
    }

    @Override
    public SnapshotState snapshotSchedule(VpsId id, Deadline deadline) {
        await(deadline);
        return cloud.snapshotSchedule(id, deadline);
    }

    @Override
    public Copies backups(VpsId id, Deadline deadline) {
        await(deadline);
        return cloud.backups(id, deadline);
    }

    @Override
    public Copies snapshots(VpsId id, Deadline deadline) {
        await(deadline);
        return cloud.snapshots(id, deadline);
    }

    @Override
    public CapacityOptions capacityOptions(VpsId id, Deadline deadline) {
        await(deadline);
        return cloud.capacityOptions(id, deadline);
    }

    @Override
    public PricePreview price(
            VpsId id, SequencedMap<String, Integer> resources, Deadline deadline) {
        await(deadline);
        return cloud.price(id, resources, deadline);
    }

    private void await(Deadline deadline) {
        if (!pace.await(deadline)) {
            throw new HostUpFailure(
                    new HostUpFailure.Why.Unreachable("there was no time left to ask HostUp"));
        }
    }
}
