package dev.nattvakt.change.facts;

import java.util.EnumSet;
import java.util.Set;

/// Whether a change leaves less protection than there was.
public sealed interface Direction {

    /// @param because every way in which it does
    record Weakens(Set<Loss> because) implements Direction {}

    record Neutral() implements Direction {}

    record Strengthens() implements Direction {}

    /// What gets lost.
    enum Loss {
        SWITCHED_OFF,
        REMOVED,
        FEWER_COPIES,
        RARER_RUNS,
        /// Copies times interval: how far back one can go.
        SHORTER_REACH,
        /// HostUp may delete the oldest backups by itself.
        OLDEST_DELETED,
        LOWER_MAXIMUM,
        /// HostUp did not state what was there, so nobody can say that nothing gets lost.
        PERHAPS_SOMETHING_UNSTATED
    }

    /// Any loss makes a change weakening, whatever it gains elsewhere.
    static Direction of(Set<Loss> losses, boolean gains) {
        if (!losses.isEmpty()) {
            return new Weakens(EnumSet.copyOf(losses));
        }
        return gains ? new Strengthens() : new Neutral();
    }

    default boolean weakens() {
        return this instanceof Weakens;
    }
}
