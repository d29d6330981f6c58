package dev.nattvakt.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256 in lower-case hexadecimal digits.
final class Hash {

    /// The `prev` of the first line of a chain.
    static final String NONE = "0".repeat(64);

    private static final int SHORT = 12;

    private Hash() {}

    static String of(byte[] line) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(line));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String of(String line) {
        return of(line.getBytes(StandardCharsets.UTF_8));
    }

    /// A mark that identifies a secret without revealing it.
    static String mark(String secret) {
        return "sha256:" + of(secret).substring(0, SHORT);
    }
}
