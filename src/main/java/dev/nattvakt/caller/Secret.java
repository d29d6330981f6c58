package dev.nattvakt.caller;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// A text that must not reach a log: it shows itself only to those who ask by name, and comparing
/// two takes the same time wherever they differ.
public final class Secret {

    private final String value;

    /// @throws IllegalArgumentException for a text that is blank or holds control characters, which
    ///   no header can carry
    public Secret(String text) {
        value = text.strip();
        if (value.isEmpty()) {
            throw new IllegalArgumentException("it is empty");
        }
        if (value.chars().anyMatch(letter -> letter <= ' ' || letter > '~')) {
            throw new IllegalArgumentException(
                    "it holds characters that no key has (expected: one line of printable ASCII)");
        }
    }

    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && MessageDigest.isEqual(bytes(), secret.bytes());
    }

    /// The same for all, since a hash tells something of what it was made from.
    @Override
    public int hashCode() {
        return Secret.class.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }

    private byte[] bytes() {
        return value.getBytes(StandardCharsets.UTF_8);
    }
}
