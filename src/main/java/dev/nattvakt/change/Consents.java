package dev.nattvakt.change;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Plans whose yes has to come from somebody else, somewhere else: whoever asks for the same change
/// again meets the same plan, and whoever asks how it went hears it. A restart forgets both; the
/// token, which is sealed, still works.
final class Consents {

    /// How long after a plan's end its requester may still ask how it went.
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final Map<Wish, Waiting> waiting = new ConcurrentHashMap<>();
    private final Map<String, Ended> ended = new ConcurrentHashMap<>();
    private final Clock clock;

    Consents(Clock clock) {
        this.clock = clock;
    }

    /// The same change, wanted by the same caller while nothing has moved.
    record Wish(Order<?> order, String fingerprint, String requester) {}

    record Waiting(Plan plan, String token) {}

    private record Ended(Outcome outcome, Instant until) {}

    /// The plan that already waits for this, else a new one.
    Waiting waiting(Wish wish, Supplier<Waiting> first) {
        Instant now = clock.instant();
        waiting.values().removeIf(known -> isOver(known.plan(), now));
        return waiting.computeIfAbsent(wish, _ -> first.get());
    }

    /// How it went, once somebody has said yes or no.
    Optional<Outcome> outcome(Plan plan) {
        return Optional.ofNullable(ended.get(plan.id())).map(Ended::outcome);
    }

    void end(Plan plan, Outcome outcome) {
        Instant now = clock.instant();
        ended.values().removeIf(old -> old.until().isBefore(now));
        ended.put(plan.id(), new Ended(outcome, plan.expiresAt().plus(REMEMBERED)));
    }

    private boolean isOver(Plan plan, Instant now) {
        return !plan.expiresAt().isAfter(now) || ended.containsKey(plan.id());
    }
}
