package dev.nattvakt.fleet;

import java.util.Locale;

import dev.nattvakt.caller.Recent;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;

/// Names last seen for ids, so that an answer to a call by id can show the name. For display only:
/// no server is ever looked up by a cached name.
final class NameCache {

    private static final int MOST = 2_000;

    private final Recent<VpsId, Vps> seen = new Recent<>(MOST);

    /// Names that are written like ids, in small letters.
    private final Recent<String, VpsId> idsAsNames = new Recent<>(MOST);

    void remember(Vps vps) {
        seen.put(vps.id(), vps);
        vps.name()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> VpsId.looksLike(name).isPresent())
                .ifPresent(name -> idsAsNames.put(name, vps.id()));
    }

    /// Whether a server had this id for its name when it was last seen.
    boolean isName(VpsId id) {
        return idsAsNames.find(id.value().toLowerCase(Locale.ROOT)).isPresent();
    }

    Vps named(VpsId id) {
        return seen.find(id).orElseGet(() -> Vps.of(id));
    }
}
