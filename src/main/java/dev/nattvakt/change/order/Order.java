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

/// A change that a caller wants. Fields they did not give are kept.
///
/// @param <S> the situation to read before a decision
public sealed interface Order<S extends Situation> permits OfBackups, OfSnapshots, Restore {

    /// The server as the caller named it: id, name or address.
    String vps();

    /// The same order on that id, so that renaming the server does not matter.
    Order<S> on(VpsId vps);

    /// What is wrong with the order by itself; empty when HostUp has to be asked.
    List<ArgumentProblem> problems();

    /// The zone of its hours; empty: HostUp's.
    default Optional<ZoneId> timeZone() {
        return Optional.empty();
    }

    /// Begins what [#read] will ask for.
    void readAhead(ReadAhead ahead);

    /// Reads the situation that this order is about.
    S read(ReadPort cloud, Vps vps, Instant at, ZoneId zone, Deadline deadline);

    /// What the order means in that situation. Pure.
    Draft<S> in(S situation);
}
