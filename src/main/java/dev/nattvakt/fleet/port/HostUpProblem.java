package dev.nattvakt.fleet.port;

import java.util.List;
import java.util.Optional;

/// An error answer of HostUp (RFC 9457 Problem Details, or the legacy form). All texts are
/// untrusted.
///
/// @param code stable machine word; branch on this
/// @param detail text for people
/// @param pointers what was wrong in the request, `/hour: must be ...`
/// @param requestId HostUp's own, for its support
public record HostUpProblem(
        int status,
        Optional<String> code,
        Optional<String> detail,
        List<String> pointers,
        Optional<String> requestId) {

    public HostUpProblem {
        pointers = List.copyOf(pointers);
    }
}
