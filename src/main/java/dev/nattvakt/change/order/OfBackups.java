package dev.nattvakt.change.order;

import java.time.Instant;
import java.time.ZoneId;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.change.facts.Situation;
import dev.nattvakt.fleet.ReadAhead;
import dev.nattvakt.fleet.port.ReadPort;
import dev.nattvakt.schedule.Vps;

/// Orders that are decided on what HostUp states about a server's backups.
sealed interface OfBackups extends Order<Situation.Backups>
        permits SetBackupSchedule,
                SetBackupSettings,
                RemoveBackupSchedule,
                RestoreBackupSchedule,
                RestoreBackupSettings {

    @Override
    default void readAhead(ReadAhead ahead) {
        ahead.beginBackupSchedules();
    }

    @Override
    default Situation.Backups read(
            ReadPort hostUp, Vps server, Instant at, ZoneId zone, Deadline deadline) {
        return new Situation.Backups(
                server, hostUp.backupSchedules(server.id(), deadline), at, zone);
    }
}
