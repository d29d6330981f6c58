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
/// @param isForeign whether the answer has not the form of HostUp's: something in front of it gave
///   it, which knows neither key nor account
public record HostUpProblem(
        int status,
        Optional<String> code,
        Optional<String> detail,
        List<String> pointers,
        Optional<String> requestId,
        boolean isForeign) {

    private static final String NOT_KNOWN =
            "HostUp refuses this server's API key: it may be mistyped, revoked, or restricted to other IP addresses";

    private static final String MAY_LACK =
            "it may lack a scope (read:vm and write:vm are needed), be restricted to other IP addresses, or belong to another account";

    public HostUpProblem {
        pointers = List.copyOf(pointers);
    }

    /// One of HostUp's own.
    public HostUpProblem(
            int status,
            Optional<String> code,
            Optional<String> detail,
            List<String> pointers,
            Optional<String> requestId) {
        this(status, code, detail, pointers, requestId, false);
    }

    /// What a 401 or 403 says of our key, in a sentence without HostUp's text.
    public String ofOurKey() {
        if (isForeign) {
            return "something in front of HostUp's API refuses this client, whatever its key";
        }
        String said = code.orElse("");
        if (isOfAccount()) {
            return switch (said) {
                case "account_inactive" ->
                        "HostUp says that the account of this API key is not active";
                case "verification_failed" ->
                        "HostUp says that the account of this API key is not verified";
                default -> "HostUp says that the account of this API key may not do this";
            };
        }
        if (status == 401) {
            return NOT_KNOWN;
        }
        return said.isEmpty()
                ? "this was refused without one of HostUp's codes: something in front of HostUp's API may refuse this client, or the API key does not do: "
                        + MAY_LACK
                : "HostUp does not let this server's API key do this: " + MAY_LACK;
    }

    /// Whether another key may help.
    public boolean mayBeOurKey() {
        return !isForeign && !isOfAccount();
    }

    private boolean isOfAccount() {
        return code.filter(
                        said -> said.startsWith("account_") || said.equals("verification_failed"))
                .isPresent();
    }
}
