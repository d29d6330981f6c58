package dev.nattvakt.change.facts;

import java.time.Instant;
import java.util.List;

/// Proof that something was sent.
///
/// @param id ours
/// @param requestIds HostUp's own, for its support
/// @param at when it was sent
public record Receipt(String id, List<String> requestIds, Instant at, People people) {

    public Receipt {
        requestIds = List.copyOf(requestIds);
    }

    /// The same with these of HostUp's ids.
    public Receipt with(List<String> requestIds) {
        return new Receipt(id, requestIds, at, people);
    }
}
