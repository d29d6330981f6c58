package dev.nattvakt.access;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.SecretSource;

/// The bearer tokens of the tokens file, if one is configured. Follows changes of the file.
public final class TokensFile {

    private static final String OPTION = "NATTVAKT_ACCESS_TOKENS_FILE";

    private final Optional<SecretSource<Tokens>> tokens;

    TokensFile(Optional<SecretSource<Tokens>> tokens) {
        this.tokens = tokens;
    }

    /// @throws IllegalArgumentException naming the option, the line and what is wrong with it
    public static TokensFile at(Optional<Path> file) {
        return new TokensFile(file.map(path -> SecretSource.inFile(path, OPTION, Tokens::parse)));
    }

    public boolean isThere() {
        return tokens.isPresent();
    }

    /// As [#caller] where that needs no look at the file: then an event loop may ask.
    ///
    /// @return empty when it does
    Optional<Optional<Caller>> callerAtOnce(String token, Instant now) {
        return tokens.isEmpty()
                ? Optional.of(Optional.empty())
                : tokens.get().recent().map(known -> known.caller(token, now));
    }

    /// The caller of this token; empty when the token is unknown or has expired. May block.
    Optional<Caller> caller(String token, Instant now) {
        return tokens.flatMap(file -> file.get().caller(token, now));
    }
}
