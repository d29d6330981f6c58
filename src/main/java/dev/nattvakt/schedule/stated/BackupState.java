package dev.nattvakt.schedule.stated;

import java.util.List;
import java.util.Optional;

import dev.nattvakt.schedule.BackupSettings;
import dev.nattvakt.schedule.ScheduleId;

/// The answer of GET backup-schedules for one VPS.
///
/// @param canCreate guards the POST
/// @param canUpdate guards the PATCH; its name is not documented, so it is usually unstated
/// @param canDelete guards the DELETE; likewise
public record BackupState(
        List<SeenBackupSchedule> schedules,
        BackupSettings settings,
        Gate canCreate,
        Gate canUpdate,
        Gate canDelete) {

    public BackupState {
        schedules = List.copyOf(schedules);
    }

    public List<SeenBackupSchedule> on() {
        return schedules.stream().filter(SeenBackupSchedule::isOn).toList();
    }

    public Optional<SeenBackupSchedule> withId(ScheduleId id) {
        return schedules.stream()
                .filter(schedule -> schedule.id().equals(Optional.of(id)))
                .findFirst();
    }
}
