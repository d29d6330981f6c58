package dev.nattvakt.access;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.SecretSource;

/// The bearer tokens of the tokens file, if one is configured. Follows changes of the file.
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

    /// The caller of this token; empty when the token is unknown or has expired.
    Optional<Caller> caller(String token, Instant now) {
        return tokens.flatMap(file -> file.get().caller(token, now));
    }
}
