package dev.nattvakt.sandbox.http;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A limit on requests of one key in any ten seconds. The numbers are invented, since HostUp
/// publishes none.
final class RateLimit {
    private static final Duration WINDOW = Duration.ofSeconds(10);

    private final Map<String, Deque<Instant>> claims = new HashMap<>();

    /// Claims one request; when none is left, returns the time to wait.
    synchronized Optional<Duration> claim(String key, int limit, Instant now) {
        Deque<Instant> recent = claims.computeIfAbsent(key, _ -> new ArrayDeque<>());
        recent.removeIf(claimed -> !claimed.plus(WINDOW).isAfter(now));
        if (recent.size() < limit) {
            recent.add(now);
            return Optional.empty();
        }
        Instant free = recent.isEmpty() ? now.plus(WINDOW) : recent.peek().plus(WINDOW);
        return Optional.of(Duration.between(now, free));
    }
}
