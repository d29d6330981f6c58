package dev.nattvakt.board;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.nattvakt.fleet.Audit;
import dev.nattvakt.fleet.port.HostUpFailure;

/// The known state of the fleet at one moment. A server that the current refresh has not reached is
/// kept from the one before.
///
/// @param finished when the last complete refresh ended; empty before the first
/// @param failure why the last refresh ended early; empty when it did not
record FleetSnapshot(List<Seen> servers, Optional<Instant> finished, Optional<Failure> failure) {

    static final FleetSnapshot NOTHING =
            new FleetSnapshot(List.of(), Optional.empty(), Optional.empty());

    FleetSnapshot {
        servers = List.copyOf(servers);
    }

    /// A server, and when it was checked.
    record Seen(Audit.Judged judged, Instant at) {}

    /// @param since when a refresh first ended early
    record Failure(Instant since, HostUpFailure.Why why) {}
}
