package dev.nattvakt.watch;

import java.util.List;
import java.util.Optional;

import dev.nattvakt.fleet.Audit.Judged;
import dev.nattvakt.fleet.port.HostUpFailure;

/// What one look at the fleet showed.
///
/// @param servers those that were looked at
/// @param cutShort why there are no more; empty when that is all of them
record Round(List<Judged> servers, Optional<HostUpFailure.Why> cutShort) {

    Round {
        servers = List.copyOf(servers);
    }

    /// Protection is what counts; not to have seen is never counted as well.
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
