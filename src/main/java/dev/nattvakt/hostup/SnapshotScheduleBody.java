package dev.nattvakt.hostup;

import dev.nattvakt.schedule.SnapshotSchedule;

/// Body of POST snapshot-schedules.
record SnapshotScheduleBody(boolean enabled, int intervalHours) {

    static SnapshotScheduleBody of(SnapshotSchedule schedule) {
        return new SnapshotScheduleBody(schedule.enabled(), schedule.intervalHours());
    }
}
