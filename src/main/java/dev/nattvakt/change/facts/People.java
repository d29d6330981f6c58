package dev.nattvakt.change.facts;

import java.util.Optional;

/// Whose change it is, by the names of the callers.
///
/// @param approvedBy who said yes, where a yes was needed
public record People(String requestedBy, Optional<String> approvedBy) {

    public static People alone(String requestedBy) {
        return new People(requestedBy, Optional.empty());
    }
}
