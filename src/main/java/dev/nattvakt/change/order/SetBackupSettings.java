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
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;

/// Change how many backups a server may hold, and whether HostUp deletes the oldest.
public record SetBackupSettings(
        String vps, Optional<Integer> maxTotalBackups, Optional<Boolean> autoDeleteOldest)
        implements Order<Situation.Backups> {

    @Override
    public SetBackupSettings on(VpsId id) {
        return new SetBackupSettings(id.value(), maxTotalBackups, autoDeleteOldest);
    }

    @Override
    public List<ArgumentProblem> problems() {
        return maxTotalBackups.isPresent() || autoDeleteOldest.isPresent()
                ? List.of()
                : List.of(
                        ArgumentProblem.missing(
                                "maxTotalBackups", "1 or more, or give autoDeleteOldest"),
                        ArgumentProblem.missing(
                                "autoDeleteOldest", "true or false, or give maxTotalBackups"));
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
        return BackupSettingsDraft.of(this, situation);
    }
}
