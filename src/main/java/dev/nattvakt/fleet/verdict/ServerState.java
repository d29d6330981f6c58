package dev.nattvakt.fleet.verdict;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.fleet.port.Copies;
import dev.nattvakt.fleet.port.ReadPort;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.stated.BackupState;
import dev.nattvakt.schedule.stated.SeenSnapshotSchedule;
import dev.nattvakt.schedule.stated.SnapshotState;

/// What protects one server: its schedules, limits and gates, and the backups that exist.
public record ServerState(Vps vps, BackupState backups, SnapshotState snapshots, Copies copies) {

    /// @throws HostUpFailure when any part cannot be read: half a state could look protected
    public static ServerState read(Vps vps, ReadPort hostUp, Deadline deadline) {
        return new ServerState(
                vps,
                hostUp.backupSchedules(vps.id(), deadline),
                hostUp.snapshotSchedule(vps.id(), deadline),
                hostUp.backups(vps.id(), deadline));
    }

    /// The next run of everything that is on, soonest first, as HostUp states them.
    public List<Instant> nextRuns() {
        Stream<Instant> ofBackups = backups.on().stream().flatMap(row -> row.nextRun().stream());
        Stream<Instant> ofSnapshots =
                snapshots.schedule().stream()
                        .filter(SeenSnapshotSchedule::isOn)
                        .flatMap(schedule -> schedule.nextRun().stream());
        return Stream.concat(ofBackups, ofSnapshots).sorted().toList();
    }
}
