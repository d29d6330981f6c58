package dev.nattvakt;

import java.nio.file.Path;
import java.util.Optional;

import dev.nattvakt.hostup.ApiKey;

/// Which HostUp this server talks to.
sealed interface Upstream {

    /// The one whose key was given.
    record Real(ApiKey key) implements Upstream {}

    /// The simulator in this process.
    record Simulated() implements Upstream {}

    /// What was configured.
    ///
    /// @param development whether a newcomer may be served without any settings
    record Wish(
            Optional<String> key,
            Optional<Path> keyFile,
            Optional<Boolean> sandbox,
            boolean development) {}

    /// @throws UnsafeStart when the wish is contradictory or says nothing
    static Upstream of(Wish wish) {
        boolean sandbox = wish.sandbox().orElse(false);
        if (wish.key().isPresent() && wish.keyFile().isPresent()) {
            throw new UnsafeStart("HOSTUP_API_KEY and HOSTUP_API_KEY_FILE are both set. Keep one.");
        }
        Optional<ApiKey> key = key(wish);
        if (key.isPresent() && sandbox) {
            throw new UnsafeStart(
                    "A HostUp key and NATTVAKT_SANDBOX=true are both set. Unset the key to use the sandbox, or NATTVAKT_SANDBOX to use HostUp.");
        }
        if (key.isPresent()) {
            return new Real(key.get());
        }
        if (sandbox || (wish.development() && wish.sandbox().isEmpty())) {
            return new Simulated();
        }
        throw new UnsafeStart(
                "There is no HostUp API key. Set HOSTUP_API_KEY (or HOSTUP_API_KEY_FILE), or set NATTVAKT_SANDBOX=true to try Nattvakt against its built-in simulator.");
    }

    private static Optional<ApiKey> key(Wish wish) {
        try {
            return wish.key().map(ApiKey::of).or(() -> wish.keyFile().map(ApiKey::inFile));
        } catch (IllegalArgumentException unusable) {
            throw new UnsafeStart(unusable.getMessage());
        }
    }
}
