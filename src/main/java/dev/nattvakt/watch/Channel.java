package dev.nattvakt.watch;

import java.util.List;

/// A destination of alerts.
@FunctionalInterface
interface Channel {

    /// @param alerts at least one
    /// @return how many of them, from the first on, have arrived
    int tell(List<Alert> alerts);
}
