package dev.nattvakt.change.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import dev.nattvakt.change.facts.Situation;
import dev.nattvakt.change.order.Order;

/// A change of one server that is carried out only if nothing has moved since.
///
/// @param order on the server's id, so that renaming the server does not matter
/// @param fingerprint of the situation in which it was planned, see [#fingerprint]
public record PlannedChange(Order<?> order, String fingerprint) {

    /// @param order on the server's id
    public static <S extends Situation> PlannedChange of(Order<S> order, S situation) {
        return new PlannedChange(order, fingerprint(situation));
    }

    /// Whether nothing has moved since it was planned.
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
