package dev.nattvakt.change.outcome;

import dev.nattvakt.change.plan.Plan;

/// What waits for a yes; nothing was sent.
public sealed interface Waiting extends Conclusion
        permits Outcome.NeedsConfirmation, FleetOutcome.NeedsConfirmation {

    Plan<?> plan();

    String token();
}
