package dev.nattvakt.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.nattvakt.caller.Caller;

/// The bearer tokens of a small installation, of which only the hashes are known here: nobody can
/// take a token from the file.
final class Tokens {

    /// 256 bits in base64url. A shorter token is nobody's, whatever its hash.
    private static final int SHORTEST = 43;

    private static final int LONGEST = 512;

    private final List<TokenEntry> lines;

    private Tokens(List<TokenEntry> lines) {
        this.lines = lines;
    }

    /// One token a line; empty lines and those that begin with `#` are passed over.
    ///
    /// @throws IllegalArgumentException with the number of the line, and no hash
    static Tokens parse(String text) {
        List<TokenEntry> lines = new ArrayList<>();
        String[] all = text.split("\\R", -1);
        for (int number = 1; number <= all.length; number++) {
            String line = all[number - 1].strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            try {
                lines.add(unlike(lines, TokenEntry.parse(line)));
            } catch (IllegalArgumentException wrong) {
                throw new IllegalArgumentException(
                        "line %d: %s".formatted(number, wrong.getMessage()), wrong);
            }
        }
        return new Tokens(List.copyOf(lines));
    }

    private static TokenEntry unlike(List<TokenEntry> others, TokenEntry line) {
        for (TokenEntry other : others) {
            if (other.name().equals(line.name()) || other.sha256().equals(line.sha256())) {
                throw new IllegalArgumentException("the name or the token stands there before");
            }
        }
        return line;
    }

    /// Every line is compared, and each in constant time.
    Optional<Caller> caller(String token, Instant now) {
        if (token.length() < SHORTEST || token.length() > LONGEST) {
            return Optional.empty();
        }
        byte[] hash = sha256(token);
        Optional<TokenEntry> found = Optional.empty();
        for (TokenEntry line : lines) {
            if (MessageDigest.isEqual(hash, line.sha256().bytes())) {
                found = Optional.of(line);
            }
        }
        return found.filter(line -> line.holdsAt(now)).map(TokenEntry::caller);
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
