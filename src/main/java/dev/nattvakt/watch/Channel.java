package dev.nattvakt.watch;

import java.util.List;

/// A destination of alerts.
@FunctionalInterface
interface Channel {

    /// @param alerts at least one
    /// @return false when they may not have arrived
    boolean tell(List<Alert> alerts);
}
