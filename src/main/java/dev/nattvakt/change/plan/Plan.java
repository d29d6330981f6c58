package dev.nattvakt.change.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

import dev.nattvakt.caller.Caller;
import dev.nattvakt.change.facts.Situation;
import dev.nattvakt.change.order.Order;

/// A change that waits for a yes, with all that is needed to carry it out later, on any replica.
///
/// @param id used once
/// @param order on a server's id, so that a renamed server is still the same one
/// @param requester the name of the caller who asked; one that ends in [#CUT] is not whole
/// @param fingerprint of the situation in which it was made, see [#fingerprint]
/// @param expiresAt from then on it is void; whole seconds
/// @param forSlack only a person in Slack may say yes
public record Plan(
        String id,
        Order<?> order,
        String requester,
        String fingerprint,
        Instant expiresAt,
        boolean forSlack) {

    /// Ends the name of a requester that was too long for the token.
    public static final String CUT = "…";

    private static final int FINGERPRINT_BYTES = 9;

    /// Whether this caller may be the one who asked, as far as the name is known.
    public boolean isBy(Caller caller) {
        return requester.endsWith(CUT)
                ? caller.name()
                        .startsWith(requester.substring(0, requester.length() - CUT.length()))
                : caller.name().equals(requester);
    }

    /// Whether nothing has moved since it was made.
    public boolean isFor(Situation situation) {
        return fingerprint.equals(fingerprint(situation));
    }

    /// Equal for situations of equal substance, and for no others that anybody will meet.
    public static String fingerprint(Situation situation) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(situation.substance().getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(Arrays.copyOf(digest, FINGERPRINT_BYTES));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
