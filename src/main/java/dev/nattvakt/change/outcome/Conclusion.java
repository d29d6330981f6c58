package dev.nattvakt.change.outcome;

import java.util.Optional;

import dev.nattvakt.change.facts.Receipt;

/// What came of a wish: about one server or about many.
public sealed interface Conclusion permits Outcome, FleetOutcome, Waiting {

    /// The receipt, if something was sent that may have changed anything.
    Optional<Receipt> proof();
}
