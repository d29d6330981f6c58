package dev.nattvakt.fleet;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.fleet.port.Copies;
import dev.nattvakt.fleet.port.ReadPort;
import dev.nattvakt.schedule.BackupState;
import dev.nattvakt.schedule.SnapshotState;
import dev.nattvakt.schedule.Vps;

/// What protects one server: its schedules, limits and gates, and the backups that exist.
public record ServerState(Vps vps, BackupState backups, SnapshotState snapshots, Copies copies) {

    /// @throws HostUpFailure when HostUp cannot be read; half a picture would invite false calm
    public static ServerState read(Vps vps, ReadPort cloud, Deadline deadline) {
        return new ServerState(
                vps,
                cloud.backupSchedules(vps.id(), deadline),
                cloud.snapshotSchedule(vps.id(), deadline),
                cloud.backups(vps.id(), deadline));
    }
}
