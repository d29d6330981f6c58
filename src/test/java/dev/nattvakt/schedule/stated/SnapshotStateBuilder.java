package dev.nattvakt.schedule.stated;

import java.time.Instant;
import java.util.Optional;

import dev.nattvakt.schedule.SnapshotSlots;

/// What GET snapshot-schedules tells: nothing scheduled, 3 slots, the gate open; unless a test says
/// otherwise.
public final class SnapshotStateBuilder {

    private Optional<SeenSnapshotSchedule> schedule = Optional.empty();
    private SnapshotSlots slots = new SnapshotSlots(Optional.of(true), Optional.of(3));
    private Gate canEnable = Gate.OPEN;
    private Gate canDelete = Gate.UNSTATED;
    private Optional<String> reason = Optional.empty();

    private SnapshotStateBuilder() {}

    public static SnapshotStateBuilder snapshots() {
        return new SnapshotStateBuilder();
    }

    public SnapshotStateBuilder every(int hours) {
        return schedule(Optional.of(true), Optional.of(hours), Optional.empty());
    }

    public SnapshotStateBuilder offEvery(int hours) {
        return schedule(Optional.of(false), Optional.of(hours), Optional.empty());
    }

    public SnapshotStateBuilder schedule(
            Optional<Boolean> enabled, Optional<Integer> hours, Optional<Instant> nextRun) {
        schedule = Optional.of(new SeenSnapshotSchedule(enabled, hours, Optional.empty(), nextRun));
        return this;
    }

    public SnapshotStateBuilder slots(Optional<Boolean> available, Optional<Integer> total) {
        slots = new SnapshotSlots(available, total);
        return this;
    }

    public SnapshotStateBuilder canEnable(Gate gate) {
        canEnable = gate;
        return this;
    }

    public SnapshotStateBuilder canDelete(Gate gate) {
        canDelete = gate;
        return this;
    }

    public SnapshotStateBuilder reason(String text) {
        reason = Optional.of(text);
        return this;
    }

    public SnapshotState build() {
        return new SnapshotState(schedule, slots, canEnable, canDelete, reason);
    }
}
