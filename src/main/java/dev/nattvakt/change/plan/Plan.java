package dev.nattvakt.change.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

import dev.nattvakt.caller.Caller;
import dev.nattvakt.change.facts.Situation;
import dev.nattvakt.change.order.Order;

/// A change that waits for a yes, with all that is needed to carry it out later.
///
/// @param order on a server's id, so that renaming the server does not matter
/// @param requester the name of the caller who asked
/// @param fingerprint of the situation in which it was made, see [#fingerprint]
/// @param expiresAt from then on no apply begins; whole seconds
/// @param forSlack only a person in Slack may say yes
/// @param forOthers the one who asked may not say yes
public record Plan(
        Order<?> order,
        String requester,
        String fingerprint,
        Instant expiresAt,
        boolean forSlack,
        boolean forOthers) {

    public boolean isBy(Caller caller) {
        return caller.name().equals(requester);
    }

    /// Whether nothing has moved since it was made.
    public boolean isFor(Situation situation) {
        return fingerprint.equals(fingerprint(situation));
    }

    /// Equal for situations of equal substance only.
    public static String fingerprint(Situation situation) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(
                                            situation
                                                    .substance()
                                                    .getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
