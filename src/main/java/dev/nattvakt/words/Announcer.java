package dev.nattvakt.words;

import java.util.List;

/// A place where people read what nobody asked for: a channel, say.
@FunctionalInterface
public interface Announcer {

    Announcer NOBODY = _ -> false;

    /// @param lines at least one
    /// @return false when it did not arrive, as far as one can know
    boolean announce(List<Words> lines);
}
