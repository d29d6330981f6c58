package dev.nattvakt.watch;

import java.util.List;

/// Somebody who is told.
@FunctionalInterface
interface Channel {

    /// @param alerts at least one
    /// @return false when they did not arrive, as far as one can know
    boolean tell(List<Alert> alerts);
}
