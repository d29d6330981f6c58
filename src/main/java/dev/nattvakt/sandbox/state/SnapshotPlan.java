package dev.nattvakt.sandbox.state;

import java.util.List;
import java.util.Optional;

import io.vertx.core.json.JsonObject;

/// All state of the local snapshots of one VPS.
///
/// @param reason HostUp's text on why snapshots are not available; empty when they are
public record SnapshotPlan(
        Optional<SnapshotSchedule> schedule,
        int slots,
        Optional<String> reason,
        Gate canEnable,
        List<SnapshotCopy> copies) {

    public static SnapshotPlan of(int slots) {
        return new SnapshotPlan(Optional.empty(), slots, Optional.empty(), Gate.OPEN, List.of());
    }

    public static SnapshotPlan none(String why) {
        return new SnapshotPlan(Optional.empty(), 0, Optional.of(why), Gate.shut(why), List.of());
    }

    public boolean available() {
        return slots > 0;
    }

    public Gate post() {
        return available() || !canEnable.allowed()
                ? canEnable
                : Gate.shut("Snapshots are not available on this plan.");
    }

    public SnapshotPlan with(Optional<SnapshotSchedule> other) {
        return new SnapshotPlan(other, slots, reason, canEnable, copies);
    }

    public SnapshotPlan with(Gate gate) {
        return new SnapshotPlan(schedule, slots, reason, gate, copies);
    }

    SnapshotPlan withCopies(List<SnapshotCopy> others) {
        return new SnapshotPlan(schedule, slots, reason, canEnable, List.copyOf(others));
    }

    public JsonObject json() {
        return new JsonObject()
                .put("schedule", schedule.map(SnapshotSchedule::json).orElse(null))
                .put("limits", new JsonObject().put("totalSnapshots", slots))
                .put("available", available())
                .put("reason", reason.orElse(null))
                .put("actions", new JsonObject().put("canEnable", canEnable.json()));
    }
}
