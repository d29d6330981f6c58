package dev.nattvakt.fleet.port;

import java.util.List;
import java.util.Optional;

/// An error response of HostUp (RFC 9457 Problem Details, or its legacy form). All texts are
/// untrusted.
///
/// @param code stable machine-readable code; branch on this
/// @param detail text for people
/// @param pointers faulty fields of the request: `/hour: must be ...`
/// @param requestId HostUp's id of the request, for its support
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
