package dev.nattvakt.sandbox.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import dev.nattvakt.sandbox.fault.Request;
import dev.nattvakt.sandbox.fleet.Behaviour;

/// Checks the key, its scope and the rate limit.
public final class Auth {
    private static final String READ_ONLY = "-readonly";

    private final Set<String> keys;
    private final Behaviour behaviour;
    private final Clock clock;
    private final RateLimit limit = new RateLimit();

    /// Accepts this key, and the same key with `-readonly` appended, which lacks `write:vm`.
    public Auth(String key, Behaviour behaviour, Clock clock) {
        this.keys = Set.of(key, key + READ_ONLY);
        this.behaviour = behaviour;
        this.clock = clock;
    }

    public Optional<ProblemDetails> refuses(Request request) {
        Optional<String> key = request.bearer().filter(keys::contains);
        if (key.isEmpty()) {
            return Optional.of(ProblemDetails.unauthorized());
        }
        Instant now = clock.instant();
        Optional<Duration> wait = limit.claim(key.get(), behaviour.rateLimit(), now);
        if (wait.isPresent()) {
            return Optional.of(
                    ProblemDetails.tooMany(
                            behaviour.rateLimit(), wait.get(), now.plus(wait.get())));
        }
        return key.filter(used -> used.endsWith(READ_ONLY) && !request.reads())
                .map(_ -> ProblemDetails.forbidden());
    }
}
