package dev.nattvakt.change.facts;

import java.util.Optional;

/// Who asked for a change and who approved it, by caller name.
///
/// @param approvedBy empty if no yes was needed
public record People(String requestedBy, Optional<String> approvedBy) {

    public static People alone(String requestedBy) {
        return new People(requestedBy, Optional.empty());
    }
}
