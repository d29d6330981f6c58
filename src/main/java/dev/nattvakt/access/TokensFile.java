package dev.nattvakt.access;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.SecretSource;

/// The bearer tokens in a file that may change while we run, if there is one.
public final class TokensFile {

    private static final String OPTION = "NATTVAKT_ACCESS_TOKENS_FILE";

    private final Optional<Supplier<Tokens>> tokens;

    private TokensFile(Optional<Supplier<Tokens>> tokens) {
        this.tokens = tokens;
    }

    /// @throws IllegalArgumentException naming the option, the line and what is wrong with it
    public static TokensFile at(Optional<Path> file) {
        return new TokensFile(file.map(path -> SecretSource.inFile(path, OPTION, Tokens::parse)));
    }

    public boolean isThere() {
        return tokens.isPresent();
    }

    /// Whose token it is; empty for nobody's, and for one that has expired.
    Optional<Caller> caller(String token, Instant now) {
        return tokens.flatMap(file -> file.get().caller(token, now));
    }
}
