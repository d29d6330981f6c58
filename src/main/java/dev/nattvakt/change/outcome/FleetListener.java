package dev.nattvakt.change.outcome;

import dev.nattvakt.change.facts.Receipt;

/// Hears of each server of a plan as soon as its part is over, so that what was done is on record
/// even if this server dies before the rest. Called by several threads.
@FunctionalInterface
public interface FleetListener {

    FleetListener NOBODY = (_, _) -> {};

    /// @param outcome of the server's part
    /// @param whole the receipt of the plan
    void saw(Outcome outcome, Receipt whole);
}
