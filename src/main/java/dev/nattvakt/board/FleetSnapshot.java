package dev.nattvakt.board;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.nattvakt.fleet.Audit;
import dev.nattvakt.fleet.port.HostUpFailure;

/// What is known of the fleet at one moment. A server that the look under way has not reached yet,
/// or did not get to, is shown as it was seen before.
///
/// @param finished when the last whole look ended; empty before there was one
/// @param trouble why the last look ended early; empty when it did not
record FleetSnapshot(List<Seen> servers, Optional<Instant> finished, Optional<Trouble> trouble) {

    static final FleetSnapshot NOTHING =
            new FleetSnapshot(List.of(), Optional.empty(), Optional.empty());

    FleetSnapshot {
        servers = List.copyOf(servers);
    }

    /// A server, and when it was looked at.
    record Seen(Audit.Judged judged, Instant at) {}

    /// @param since when a look first ended early
    record Trouble(Instant since, HostUpFailure.Why why) {}
}
