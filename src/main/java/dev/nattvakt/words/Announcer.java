package dev.nattvakt.words;

import java.util.List;

/// A channel for messages that no call asked for, such as alerts.
@FunctionalInterface
public interface Announcer {

    Announcer NOBODY = _ -> false;

    /// @param lines at least one; a line that ends with a colon is a heading
    /// @return false when they may not have arrived
    boolean announce(List<Words> lines);
}
