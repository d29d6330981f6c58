package dev.nattvakt.watch.channel;

import java.util.List;

import dev.nattvakt.watch.alert.Alert;

/// A destination of alerts.
@FunctionalInterface
public interface Channel {

    /// @param alerts at least one
    /// @return how many of them, from the first on, have arrived
    int tell(List<Alert> alerts);
}
