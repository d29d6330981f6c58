package dev.nattvakt.sandbox.value;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// Ids of HostUp's form: a prefix and 26 characters like a ULID. Deterministic: the same seed gives
/// the same id.
public final class Id {
    private static final String CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz";

    private Id() {}

    public static String of(String prefix, String seed) {
        UUID hash = UUID.nameUUIDFromBytes((prefix + seed).getBytes(StandardCharsets.UTF_8));
        return prefix
                + "_01"
                + twelve(hash.getMostSignificantBits())
                + twelve(hash.getLeastSignificantBits());
    }

    private static String twelve(long bits) {
        var text = new StringBuilder(12);
        for (int shift = 0; shift < 60; shift += 5) {
            text.append(CROCKFORD.charAt((int) (bits >>> shift) & 31));
        }
        return text.toString();
    }
}
