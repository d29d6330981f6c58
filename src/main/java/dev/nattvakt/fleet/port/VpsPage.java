package dev.nattvakt.fleet.port;

import java.util.List;
import java.util.Optional;

import dev.nattvakt.schedule.Vps;

/// A page of servers; `nextCursor` is empty on the last one.
public record VpsPage(List<Vps> servers, Optional<String> nextCursor) {

    public VpsPage {
        servers = List.copyOf(servers);
    }
}
