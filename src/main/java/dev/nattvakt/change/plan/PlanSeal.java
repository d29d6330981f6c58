package dev.nattvakt.change.plan;

import java.util.Optional;

/// Turns a plan into a token that only this server (and its replicas) can make or read.
public interface PlanSeal {

    /// A token of at most 250 characters that models can copy.
    String seal(Plan plan);

    /// Empty for anything that was not sealed here: forged, altered, or another server's.
    Optional<Plan> open(String token);
}
