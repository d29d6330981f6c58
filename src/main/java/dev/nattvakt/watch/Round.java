package dev.nattvakt.watch;

import java.util.List;
import java.util.Optional;

import dev.nattvakt.fleet.Audit.Judged;
import dev.nattvakt.fleet.port.HostUpFailure;

/// The result of one round over the fleet.
///
/// @param servers the servers that were checked
/// @param cutShort why the round ended early; empty when it is complete
record Round(List<Judged> servers, Optional<HostUpFailure.Why> cutShort) {

    Round {
        servers = List.copyOf(servers);
    }

    /// An incomplete round never counts as well.
    Health health() {
        if (cutShort.isPresent()) {
            return Health.UNSEEN;
        }
        return servers.stream().allMatch(Transitions::isWell) ? Health.WELL : Health.PROBLEMS;
    }

    /// In the order of the exit codes of `watch --once`.
    enum Health {
        WELL,
        PROBLEMS,
        UNSEEN
    }
}
