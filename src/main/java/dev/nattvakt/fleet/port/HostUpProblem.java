package dev.nattvakt.fleet.port;

import java.util.List;
import java.util.Locale;
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

    private static final String NOT_KNOWN =
            "HostUp refuses this server's API key: it may be mistyped, revoked, or restricted to other IP addresses";

    private static final String NOT_ALLOWED =
            "HostUp does not let this server's API key do this: it may lack a scope (read:vm and write:vm are needed), be restricted to other IP addresses, or belong to another account";

    public HostUpProblem {
        pointers = List.copyOf(pointers);
    }

    /// What a 401 or 403 says of our key, in a sentence without HostUp's text.
    public String ofOurKey() {
        if (status == 401) {
            return NOT_KNOWN;
        }
        return switch (code.orElse("")) {
            case "account_inactive" -> "HostUp says that the account of this API key is not active";
            case "verification_failed" ->
                    "HostUp says that the account of this API key is not verified";
            case "" ->
                    isOfAnEdge()
                            ? "something in front of HostUp's API refuses this client, whatever its key"
                            : NOT_ALLOWED;
            default -> NOT_ALLOWED;
        };
    }

    /// HostUp's own refusals are JSON and have a code.
    private boolean isOfAnEdge() {
        return detail.filter(text -> text.toLowerCase(Locale.ROOT).contains("error code:"))
                .isPresent();
    }
}
