package dev.nattvakt.watch;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// What was last seen and last said.
///
/// @param servers by id
/// @param spokeAt when the last heartbeat, or whatever stood for one, was said
/// @param blind whether the last thing said was that the fleet could not be seen
record WatchState(Map<String, Watched> servers, Optional<Instant> spokeAt, boolean blind) {

    /// Nothing seen, nothing said.
    static final WatchState NONE = new WatchState(Map.of(), Optional.empty(), false);

    WatchState {
        servers = Map.copyOf(servers);
    }

    boolean isNone() {
        return spokeAt.isEmpty();
    }
}
