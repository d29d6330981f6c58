package dev.nattvakt.change.order;

import java.util.List;
import java.util.Optional;

import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.change.facts.Situation;
import dev.nattvakt.schedule.ScheduleId;
import dev.nattvakt.schedule.VpsId;

/// Remove a backup schedule.
///
/// @param scheduleId may be empty if there is only one
public record RemoveBackupSchedule(String vps, Optional<ScheduleId> scheduleId)
        implements OfBackups {

    @Override
    public RemoveBackupSchedule on(VpsId id) {
        return new RemoveBackupSchedule(id.value(), scheduleId);
    }

    @Override
    public List<ArgumentProblem> problems() {
        return List.of();
    }

    @Override
    public Draft<Situation.Backups> in(Situation.Backups situation) {
        return BackupRemovalDraft.of(this, situation);
    }
}
