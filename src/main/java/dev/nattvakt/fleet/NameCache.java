package dev.nattvakt.fleet;

import dev.nattvakt.caller.Recent;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;

/// Names last seen for ids, so that an answer to a call by id can show the name. For display only:
/// no server is ever looked up by a cached name.
final class NameCache {

    private static final int MOST = 2_000;

    private final Recent<VpsId, Vps> seen = new Recent<>(MOST);

    void remember(Vps vps) {
        seen.put(vps.id(), vps);
    }

    Vps named(VpsId id) {
        return seen.find(id).orElseGet(() -> Vps.of(id));
    }
}
