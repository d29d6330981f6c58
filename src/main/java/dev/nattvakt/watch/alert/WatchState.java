package dev.nattvakt.watch.alert;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// What the last rounds saw and reported.
///
/// @param servers by id
/// @param spokeAt when the last heartbeat was sent
/// @param blind whether the last report was that the fleet could not be read
/// @param digest what the last digest told; empty before the first round, and without digests
public record WatchState(
        Map<String, Watched> servers,
        Optional<Instant> spokeAt,
        boolean blind,
        Optional<Digest.Baseline> digest) {

    /// The state before the first round.
    public static final WatchState NONE = new WatchState(Map.of(), Optional.empty(), false);

    public WatchState {
        servers = Map.copyOf(servers);
    }

    /// Without digests.
    public WatchState(Map<String, Watched> servers, Optional<Instant> spokeAt, boolean blind) {
        this(servers, spokeAt, blind, Optional.empty());
    }

    public WatchState with(Optional<Digest.Baseline> told) {
        return new WatchState(servers, spokeAt, blind, told);
    }
}
