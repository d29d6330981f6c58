package dev.nattvakt.fleet;

import java.util.Locale;
import java.util.Optional;

import dev.nattvakt.caller.Recent;
import dev.nattvakt.schedule.VisibleText;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;

/// Names last seen for ids, so that an answer to a call by id can show the name, and the servers
/// that words meant last. For display and for reading ahead only: nothing is decided by a cached
/// name.
final class NameCache {

    private static final int MOST = 2_000;

    private final Recent<VpsId, Vps> seen = new Recent<>(MOST);

    /// Names that are written like ids, in small letters.
    private final Recent<String, VpsId> idsAsNames = new Recent<>(MOST);

    private final Recent<String, VpsId> meant = new Recent<>(MOST);

    /// A caller's word meant this server, and no other.
    void remember(String word, Vps vps) {
        meant.put(folded(word), vps.id());
    }

    /// A caller's word means no server, or several.
    void forget(String word) {
        meant.remove(folded(word));
    }

    /// The server that this word meant last, as it was last seen.
    Optional<Vps> meantBy(String word) {
        return meant.find(folded(word)).map(this::named);
    }

    private static String folded(String word) {
        return VisibleText.of(word).toLowerCase(Locale.ROOT);
    }

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
