package dev.nattvakt.fleet;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;

/// Names last seen for ids, so that an answer to a call by id can show the name. For display only:
/// no server is ever looked up by a cached name.
final class NameCache {

    private static final int MOST = 2_000;

    private final Map<VpsId, Vps> seen =
            Collections.synchronizedMap(
                    new LinkedHashMap<>() {
                        private static final long serialVersionUID = 1L;

                        @Override
                        protected boolean removeEldestEntry(Map.Entry<VpsId, Vps> eldest) {
                            return size() > MOST;
                        }
                    });

    void remember(Vps vps) {
        seen.put(vps.id(), vps);
    }

    Vps named(VpsId id) {
        return seen.getOrDefault(id, Vps.of(id));
    }
}
