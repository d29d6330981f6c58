package dev.nattvakt.watch.alert;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.nattvakt.fleet.verdict.ServerState;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.stated.SeenBackupSchedule;
import dev.nattvakt.schedule.stated.SeenSnapshotSchedule;

/// A change that was made through a Nattvakt server.
///
/// @param at when its caller was answered
/// @param after what was so then, in HostUp's names; empty: removed, or not known
record OwnChange(String vps, Instant at, Fields after) {

    /// Whether a server still shows what this change left. Names are cleaned in the record, and
    /// retention settings are no schedule.
    boolean isStillSo(ServerState seen) {
        Fields schedule = after.without("name", "maxTotalBackups", "autoDeleteOldest");
        return schedule.isEmpty()
                || seen.backups().schedules().stream()
                        .map(SeenBackupSchedule::fields)
                        .anyMatch(fields -> fields.show(schedule))
                || seen.snapshots()
                        .schedule()
                        .map(SeenSnapshotSchedule::fields)
                        .filter(fields -> fields.show(schedule))
                        .isPresent();
    }

    /// Which of a server's schedules it was about.
    boolean isOfSnapshots() {
        return after.get("intervalHours").isPresent();
    }

    static Fields fields(Map<String, Object> values) {
        return new Fields(new LinkedHashMap<>(values));
    }
}
