package dev.nattvakt.schedule.stated;

import java.util.Optional;

import dev.nattvakt.schedule.SnapshotSlots;

/// The answer of GET snapshot-schedules for one VPS.
///
/// @param canEnable guards the POST
/// @param canDelete guards the DELETE; its name is not documented, so it is usually unstated
/// @param reason HostUp's text on why snapshots are not available; untrusted
public record SnapshotState(
        Optional<SeenSnapshotSchedule> schedule,
        SnapshotSlots slots,
        Gate canEnable,
        Gate canDelete,
        Optional<String> reason) {}
