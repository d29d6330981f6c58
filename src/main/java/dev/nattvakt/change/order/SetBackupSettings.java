package dev.nattvakt.change.order;

import java.util.List;
import java.util.Optional;

import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.change.facts.Situation;
import dev.nattvakt.schedule.VpsId;

/// Change how many backups a server may hold, and whether HostUp deletes the oldest.
public record SetBackupSettings(
        String vps, Optional<Integer> maxTotalBackups, Optional<Boolean> autoDeleteOldest)
        implements OfBackups {

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
    public Draft<Situation.Backups> in(Situation.Backups situation) {
        return BackupSettingsDraft.of(this, situation);
    }
}
