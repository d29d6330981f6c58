package dev.nattvakt.fleet.remedy;

import java.time.Instant;
import java.util.Optional;

import dev.nattvakt.fleet.verdict.Compliance;
import dev.nattvakt.fleet.verdict.ServerState;
import dev.nattvakt.schedule.Vps;

/// What should be so, as far as judging a server, and proposing calls for it, needs it.
@FunctionalInterface
public interface Standards {

    /// Without a policy.
    Standards NONE = (_, _, _) -> Optional.empty();

    /// How the server stands to what is wanted of it. Empty where nothing is said about it, or
    /// where something is wanted and the server could not be read.
    ///
    /// @param seen empty when it could not be read
    Optional<Compliance> check(Vps vps, Optional<ServerState> seen, Instant now);

    /// The calls that bring the server in line.
    ///
    /// @param starts what runs in the fleet; a start that is proposed here is added
    default WantedCalls calls(ServerState seen, Starts starts, Instant now) {
        return WantedCalls.NONE;
    }
}
