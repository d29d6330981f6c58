package dev.nattvakt.fleet.port;

import java.util.List;
import java.util.Optional;

import dev.nattvakt.schedule.Vps;

/// A page of servers.
///
/// @param nextCursor empty on the last one
/// @param isEndStated whether HostUp says in any way that there are more, or that there are none
/// @param hasNameless whether there are rows without a readable id, which are left out
public record VpsPage(
        List<Vps> servers, Optional<String> nextCursor, boolean isEndStated, boolean hasNameless) {

    /// One on which HostUp says how it goes on.
    public VpsPage(List<Vps> servers, Optional<String> nextCursor) {
        this(servers, nextCursor, true, false);
    }

    public VpsPage {
        servers = List.copyOf(servers);
    }
}
