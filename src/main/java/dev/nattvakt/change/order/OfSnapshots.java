package dev.nattvakt.change.order;

import java.time.Instant;
import java.time.ZoneId;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.change.facts.Situation;
import dev.nattvakt.fleet.ReadAhead;
import dev.nattvakt.fleet.port.ReadPort;
import dev.nattvakt.schedule.Vps;

/// Orders that are decided on what HostUp states about a server's snapshots.
sealed interface OfSnapshots extends Order<Situation.Snapshots>
        permits SetSnapshotSchedule, RemoveSnapshotSchedule, RestoreSnapshotSchedule {

    @Override
    default void readAhead(ReadAhead ahead) {
        ahead.beginSnapshotSchedule();
    }

    @Override
    default Situation.Snapshots read(
            ReadPort hostUp, Vps server, Instant at, ZoneId zone, Deadline deadline) {
        return new Situation.Snapshots(
                server, hostUp.snapshotSchedule(server.id(), deadline), at, zone);
    }
}
