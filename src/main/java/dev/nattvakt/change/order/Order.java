package dev.nattvakt.change.order;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.change.facts.Situation;
import dev.nattvakt.fleet.port.ReadPort;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;

/// What somebody wants changed: only what they said; the rest is kept.
///
/// @param <S> the situation that has to be read before anything can be decided about it
public sealed interface Order<S extends Situation>
        permits SetBackupSchedule,
                SetBackupSettings,
                RemoveBackupSchedule,
                SetSnapshotSchedule,
                RemoveSnapshotSchedule {

    /// The caller's word for the server: id, name or address.
    String vps();

    /// The same order on just that server, however it is called later.
    Order<S> on(VpsId vps);

    /// What is wrong with it whatever HostUp says; empty when HostUp has to be asked.
    List<ArgumentProblem> problems();

    /// The zone in which its hours are meant; empty: HostUp's.
    default Optional<ZoneId> timeZone() {
        return Optional.empty();
    }

    /// Reads the situation that this order is about.
    S read(ReadPort cloud, Vps vps, Instant at, ZoneId zone, Deadline deadline);

    /// What the order comes to in that situation. Pure.
    Draft<S> in(S situation);
}
