package dev.nattvakt.fleet.remedy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.nattvakt.fleet.verdict.ServerState;
import dev.nattvakt.schedule.VpsId;

/// The servers as the last audits saw them, so that what is proposed for one server fits the
/// others. For proposals only: no change is decided on it. Bounded and thread-safe.
public final class KnownFleet {

    private static final int MOST = 10_000;

    private final ZoneId zone;
    private final Map<VpsId, ServerState> servers =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<VpsId, ServerState> eldest) {
                    return size() > MOST;
                }
            };

    /// @param zone of HostUp's hours
    public KnownFleet(ZoneId zone) {
        this.zone = zone;
    }

    public synchronized void remember(ServerState server) {
        servers.put(server.vps().id(), server);
    }

    public synchronized Remedies remedies(Standards standards, Instant now) {
        return Remedies.among(servers.values(), zone, standards, now);
    }
}
