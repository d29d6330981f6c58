package dev.nattvakt.start;

import java.nio.file.Path;
import java.util.Optional;

import dev.nattvakt.hostup.ApiKey;

/// The HostUp that this server talks to.
public sealed interface Upstream {

    /// HostUp itself, with its key.
    record Real(ApiKey key) implements Upstream {}

    /// The simulator in this process.
    record Simulated() implements Upstream {}

    /// The settings that decide between the two.
    ///
    /// @param development dev mode, which starts the simulator when nothing is set
    record Wish(
            Optional<String> key,
            Optional<Path> keyFile,
            Optional<Boolean> sandbox,
            boolean development) {}

    /// @throws UnsafeStart when the settings contradict each other, or choose neither
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
