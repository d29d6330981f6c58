package dev.nattvakt.fleet.port;

import java.util.SequencedMap;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;
import dev.nattvakt.schedule.stated.BackupState;
import dev.nattvakt.schedule.stated.SnapshotState;

/// Everything that may be read from HostUp. Blocking. Every method returns before the deadline or
/// throws [HostUpFailure]; what HostUp did not state is empty, never guessed.
public interface ReadPort {

    /// The same for reads whose answer may turn out not to be needed: one try, and none while
    /// HostUp wants a pause, the key is in doubt or there is no room for more than the calls need.
    default ReadPort ahead() {
        return this;
    }

    /// Where HostUp shows no list at all, nothing is known of any server: that is
    /// [HostUpFailure.Why.Unreadable], never [HostUpFailure.Why.Missing].
    VpsPage list(VpsQuery query, Deadline deadline);

    Vps vps(VpsId id, Deadline deadline);

    BackupState backupSchedules(VpsId id, Deadline deadline);

    SnapshotState snapshotSchedule(VpsId id, Deadline deadline);

    /// The backups that exist.
    Copies backups(VpsId id, Deadline deadline);

    /// The snapshots that exist, manual and scheduled.
    Copies snapshots(VpsId id, Deadline deadline);

    /// The options that can be bought for this server.
    CapacityOptions capacityOptions(VpsId id, Deadline deadline);

    /// Asks the price of `resources` (option key to amount). Always sends `dryRun: true`.
    PricePreview price(VpsId id, SequencedMap<String, Integer> resources, Deadline deadline);
}
