package dev.nattvakt.caller;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// A text that must not reach a log: only [#reveal] shows it, and comparison takes constant time.
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

    /// The same for all secrets, since a hash of the text would reveal something of it.
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
