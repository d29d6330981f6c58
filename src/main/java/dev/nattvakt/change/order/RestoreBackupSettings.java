package dev.nattvakt.change.order;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.change.facts.Situation;
import dev.nattvakt.change.facts.Subject;
import dev.nattvakt.fleet.ReadAhead;
import dev.nattvakt.fleet.port.ReadPort;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;

/// Bring back the backup settings that a past change replaced.
record RestoreBackupSettings(String vps, PastStep step) implements Restore<Situation.Backups> {

    @Override
    public Subject subject() {
        return step.subject();
    }

    @Override
    public RestoreBackupSettings on(VpsId id) {
        return new RestoreBackupSettings(id.value(), step);
    }

    @Override
    public void readAhead(ReadAhead ahead) {
        ahead.beginBackupSchedules();
    }

    @Override
    public Situation.Backups read(
            ReadPort hostUp, Vps server, Instant at, ZoneId zone, Deadline deadline) {
        return new Situation.Backups(
                server, hostUp.backupSchedules(server.id(), deadline), at, zone);
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
