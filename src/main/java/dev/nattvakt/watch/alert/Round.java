package dev.nattvakt.watch.alert;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.nattvakt.fleet.Audit.Judged;
import dev.nattvakt.fleet.port.HostUpFailure;

/// The result of one round over the fleet.
///
/// @param servers the servers that were checked
/// @param gone ids of servers known before that HostUp itself says are not there
/// @param cutShort why the round ended early; empty when it is complete
/// @param begun in real time
public record Round(
        List<Judged> servers,
        Set<String> gone,
        Optional<HostUpFailure.Why> cutShort,
        Instant begun) {

    public Round {
        servers = List.copyOf(servers);
        gone = Set.copyOf(gone);
    }

    /// An incomplete round never counts as well.
    public Health health() {
        if (cutShort.isPresent()) {
            return Health.UNSEEN;
        }
        return servers.stream().allMatch(Transitions::isWell) ? Health.WELL : Health.PROBLEMS;
    }

    /// In the order of the exit codes of `watch --once`.
    public enum Health {
        WELL,
        PROBLEMS,
        UNSEEN
    }
}
