package dev.nattvakt.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.nattvakt.caller.Caller;

/// The bearer tokens of the tokens file. Only hashes are kept, so no token can be taken from the
/// file.
final class Tokens {

    /// Length of 256 bits in base64url. Shorter tokens can be guessed and are refused.
    private static final int SHORTEST = 43;

    private static final int LONGEST = 512;

    private final List<TokenEntry> entries;

    private Tokens(List<TokenEntry> entries) {
        this.entries = entries;
    }

    /// Parses one token per line; skips empty lines and those that begin with `#`.
    ///
    /// @throws IllegalArgumentException with the number of the line, and no hash
    static Tokens parse(String text) {
        List<TokenEntry> entries = new ArrayList<>();
        String[] all = text.split("\\R", -1);
        for (int number = 1; number <= all.length; number++) {
            String line = all[number - 1].strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            try {
                entries.add(unique(entries, TokenEntry.parse(line)));
            } catch (IllegalArgumentException wrong) {
                throw new IllegalArgumentException(
                        "line %s: %s".formatted(number, wrong.getMessage()), wrong);
            }
        }
        return new Tokens(List.copyOf(entries));
    }

    private static TokenEntry unique(List<TokenEntry> others, TokenEntry entry) {
        for (TokenEntry other : others) {
            if (other.name().equals(entry.name()) || other.sha256().equals(entry.sha256())) {
                throw new IllegalArgumentException("the name or the token is there already");
            }
        }
        return entry;
    }

    /// Finds the caller of a token that has not expired. Compares every entry, each in constant
    /// time.
    Optional<Caller> caller(String token, Instant now) {
        if (token.length() < SHORTEST || token.length() > LONGEST) {
            return Optional.empty();
        }
        byte[] hash = sha256(token);
        Optional<TokenEntry> found = Optional.empty();
        for (TokenEntry entry : entries) {
            if (MessageDigest.isEqual(hash, entry.sha256().bytes())) {
                found = Optional.of(entry);
            }
        }
        return found.filter(entry -> entry.holdsAt(now)).map(TokenEntry::caller);
    }

    private static byte[] sha256(String token) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
