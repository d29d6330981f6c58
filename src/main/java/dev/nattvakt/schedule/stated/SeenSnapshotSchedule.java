package dev.nattvakt.schedule.stated;

import java.time.Instant;
import java.util.Optional;

import dev.nattvakt.schedule.Fields;

/// The snapshot schedule of a VPS, as far as HostUp stated it. An interval that is not a whole
/// number of hours counts as not stated, since no request could have asked for it.
public record SeenSnapshotSchedule(
        Optional<Boolean> enabled,
        Optional<Integer> intervalHours,
        Optional<Instant> lastRun,
        Optional<Instant> nextRun) {

    public boolean isOn() {
        return enabled.orElse(false);
    }

    public Fields fields() {
        return Fields.NONE.with("enabled", enabled).with("intervalHours", intervalHours);
    }
}
