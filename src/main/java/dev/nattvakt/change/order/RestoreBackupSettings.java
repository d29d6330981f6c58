package dev.nattvakt.change.order;

import java.util.Optional;

import dev.nattvakt.change.facts.Situation;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.VpsId;

/// Bring back the backup settings that a past change replaced.
record RestoreBackupSettings(String vps, PastStep step)
        implements Restore<Situation.Backups>, OfBackups {

    @Override
    public RestoreBackupSettings on(VpsId id) {
        return new RestoreBackupSettings(id.value(), step);
    }

    @Override
    public Draft<Situation.Backups> in(Situation.Backups situation) {
        Fields now = situation.state().settings().fields();
        return step.draft(asBefore(), situation, step.left(now));
    }

    /// Empty where HostUp had not stated all that was changed.
    private Optional<SetBackupSettings> asBefore() {
        boolean isKnown = step.before().unstatedOf(step.left()).isEmpty();
        return isKnown
                ? Optional.of(
                        new SetBackupSettings(
                                vps,
                                step.before().get("maxTotalBackups").map(Integer.class::cast),
                                step.before().get("autoDeleteOldest").map(Boolean.class::cast)))
                : Optional.empty();
    }
}
