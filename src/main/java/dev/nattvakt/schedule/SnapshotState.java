package dev.nattvakt.schedule;

import java.util.Optional;

/// All that GET snapshot-schedules told about a VPS.
///
/// @param reason HostUp's text on why snapshots are not available, untrusted
public record SnapshotState(
        Optional<SeenSnapshotSchedule> schedule,
        SnapshotSlots slots,
        Gate canEnable,
        Optional<String> reason) {}
