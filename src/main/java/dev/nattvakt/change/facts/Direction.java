package dev.nattvakt.change.facts;

import java.util.EnumSet;
import java.util.Set;

/// Whether a change weakens protection.
public sealed interface Direction {

    /// @param because each loss
    record Weakens(Set<Loss> because) implements Direction {}

    record Neutral() implements Direction {}

    record Strengthens() implements Direction {}

    /// What gets lost.
    enum Loss {
        SWITCHED_OFF,
        REMOVED,
        FEWER_COPIES,
        RARER_RUNS,
        /// Copies times interval: how far back the copies reach.
        SHORTER_REACH,
        /// HostUp may delete the oldest backups.
        OLDEST_DELETED,
        LOWER_MAXIMUM,
        /// HostUp did not state everything, so a loss cannot be ruled out.
        PERHAPS_SOMETHING_UNSTATED
    }

    /// Any loss makes a change weakening, despite other gains.
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
