package dev.nattvakt.schedule.stated;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.nattvakt.schedule.BackupSettings;
import dev.nattvakt.schedule.ScheduleBuilder;
import dev.nattvakt.schedule.Slots;

/// What GET backup-schedules tells: no schedule, 5 free slots, the gate of the POST open and the
/// other gates not mentioned, as HostUp does; unless a test says otherwise.
public final class BackupStateBuilder {

    private final List<SeenBackupSchedule> schedules = new ArrayList<>();
    private Slots slots = new Slots.Counted(5, 0, 0, 5);
    private Optional<Boolean> autoDeleteOldest = Optional.of(false);
    private Gate canCreate = Gate.OPEN;
    private Gate canUpdate = Gate.UNSTATED;
    private Gate canDelete = Gate.UNSTATED;

    private BackupStateBuilder() {}

    public static BackupStateBuilder backups(ScheduleBuilder... schedules) {
        BackupStateBuilder state = new BackupStateBuilder();
        for (ScheduleBuilder schedule : schedules) {
            state.schedules.add(schedule.build());
        }
        return state;
    }

    public BackupStateBuilder slots(int total, int manual) {
        slots = new Slots.Bounded(total, manual);
        return this;
    }

    public BackupStateBuilder slotsUnstated() {
        slots = Slots.UNSTATED;
        return this;
    }

    public BackupStateBuilder autoDelete(Optional<Boolean> on) {
        autoDeleteOldest = on;
        return this;
    }

    public BackupStateBuilder canCreate(Gate gate) {
        canCreate = gate;
        return this;
    }

    public BackupStateBuilder canUpdate(Gate gate) {
        canUpdate = gate;
        return this;
    }

    public BackupStateBuilder canDelete(Gate gate) {
        canDelete = gate;
        return this;
    }

    public BackupState build() {
        return new BackupState(
                schedules,
                new BackupSettings(slots, autoDeleteOldest),
                canCreate,
                canUpdate,
                canDelete);
    }
}
