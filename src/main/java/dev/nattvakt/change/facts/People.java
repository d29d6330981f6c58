package dev.nattvakt.change.facts;

import java.util.Optional;

/// Who asked for a change and who approved it, by caller name.
///
/// @param consent empty if no yes was needed
public record People(String requestedBy, Optional<Consent> consent) {

    public static People alone(String requestedBy) {
        return new People(requestedBy, Optional.empty());
    }

    /// The same with a yes.
    public People and(Consent yes) {
        return new People(requestedBy, Optional.of(yes));
    }

    public Optional<String> approvedBy() {
        return consent.map(Consent::by);
    }
}
