package dev.nattvakt.sandbox.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import dev.nattvakt.sandbox.fault.Request;
import dev.nattvakt.sandbox.fleet.Conduct;

/// Who may come in: the key, its scope, and not too often.
public final class Door {
    private static final String READ_ONLY = "-readonly";

    private final Set<String> keys;
    private final Conduct conduct;
    private final Clock clock;
    private final RateLimit limit = new RateLimit();

    /// Lets in this key, and the same key with `-readonly` behind it, which lacks `write:vm`.
    public Door(String key, Conduct conduct, Clock clock) {
        this.keys = Set.of(key, key + READ_ONLY);
        this.conduct = conduct;
        this.clock = clock;
    }

    public Optional<Problem> refuses(Request request) {
        Optional<String> key = request.bearer().filter(keys::contains);
        if (key.isEmpty()) {
            return Optional.of(Problem.unauthorized());
        }
        Instant now = clock.instant();
        Optional<Duration> wait = limit.claim(key.get(), conduct.rateLimit(), now);
        if (wait.isPresent()) {
            return Optional.of(
                    Problem.tooMany(conduct.rateLimit(), wait.get(), now.plus(wait.get())));
        }
        return key.filter(used -> used.endsWith(READ_ONLY) && !request.reads())
                .map(_ -> Problem.forbidden());
    }
}
