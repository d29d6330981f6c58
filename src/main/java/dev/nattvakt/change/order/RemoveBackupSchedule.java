package dev.nattvakt.change.order;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.change.facts.Situation;
import dev.nattvakt.fleet.ReadAhead;
import dev.nattvakt.fleet.port.ReadPort;
import dev.nattvakt.schedule.ScheduleId;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;

/// Remove a backup schedule.
///
/// @param scheduleId may be empty if there is only one
public record RemoveBackupSchedule(String vps, Optional<ScheduleId> scheduleId)
        implements Order<Situation.Backups> {

    @Override
    public RemoveBackupSchedule on(VpsId id) {
        return new RemoveBackupSchedule(id.value(), scheduleId);
    }

    @Override
    public List<ArgumentProblem> problems() {
        return List.of();
    }

    @Override
    public void readAhead(ReadAhead ahead) {
        ahead.beginBackupSchedules();
    }

    @Override
    public Situation.Backups read(
            ReadPort cloud, Vps vps, Instant at, ZoneId zone, Deadline deadline) {
        return new Situation.Backups(vps, cloud.backupSchedules(vps.id(), deadline), at, zone);
    }

    @Override
    public Draft<Situation.Backups> in(Situation.Backups situation) {
        return BackupRemovalDraft.of(this, situation);
    }
}
