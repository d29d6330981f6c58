package dev.nattvakt.change.facts;

import java.util.Optional;

import dev.nattvakt.schedule.BackupSchedule;
import dev.nattvakt.schedule.ScheduleId;
import dev.nattvakt.schedule.SnapshotSchedule;

/// The closed list of writes to HostUp.
public sealed interface Write {

    /// POST backup-schedules.
    record SaveBackupSchedule(BackupSchedule schedule) implements Write {}

    /// PATCH backup-schedules; at least one of the two is present.
    record SaveBackupSettings(Optional<Integer> maxTotalBackups, Optional<Boolean> autoDeleteOldest)
            implements Write {

        public SaveBackupSettings {
            if (maxTotalBackups.isEmpty() && autoDeleteOldest.isEmpty()) {
                throw new IllegalArgumentException("backup settings: nothing to change");
            }
        }
    }

    /// DELETE backup-schedules/{scheduleId}.
    record DeleteBackupSchedule(ScheduleId id) implements Write {}

    /// POST snapshot-schedules.
    record SaveSnapshotSchedule(SnapshotSchedule schedule) implements Write {}

    /// DELETE snapshot-schedules.
    record DeleteSnapshotSchedule() implements Write {}
}
