package dev.nattvakt.change;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import dev.nattvakt.change.plan.Plan;

/// Plans that wait for a second person in Slack. Asking for the same change again finds the same
/// plan, and its requester can ask how it ended. In memory: a restart forgets both, while the
/// sealed token still works. Safe for many threads.
final class PendingApprovals {

    /// People read a few questions of one requester; a flood is clicked away.
    static final int MOST_OF_ONE = 5;

    static final int MOST = 100;

    /// How long after a plan's expiry its requester may still ask how it ended.
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final Map<Plans.Wish, Plans.Made> waiting = new HashMap<>();
    private final Map<String, Ended> ended = new HashMap<>();
    private final Clock clock;

    PendingApprovals(Clock clock) {
        this.clock = clock;
    }

    private record Ended(Outcome outcome, Instant until) {}

    /// The plan that already waits for this, else a new one; empty when too many wait already.
    synchronized Optional<Plans.Made> waiting(Plans.Wish wish, Supplier<Plans.Made> first) {
        Instant now = clock.instant();
        waiting.values().removeIf(known -> isOver(known.plan(), now));
        if (!waiting.containsKey(wish) && isFull(wish.requester())) {
            return Optional.empty();
        }
        return Optional.of(waiting.computeIfAbsent(wish, _ -> first.get()));
    }

    /// How it ended; empty while it has not.
    synchronized Optional<Outcome> outcome(Plan plan) {
        return Optional.ofNullable(ended.get(plan.id())).map(Ended::outcome);
    }

    /// A plan ends once: the first end counts.
    synchronized void end(Plan plan, Outcome outcome) {
        Instant now = clock.instant();
        ended.values().removeIf(old -> old.until().isBefore(now));
        ended.putIfAbsent(plan.id(), new Ended(outcome, plan.expiresAt().plus(REMEMBERED)));
    }

    private boolean isFull(String requester) {
        return waiting.size() >= MOST
                || waiting.keySet().stream()
                                .filter(wish -> wish.requester().equals(requester))
                                .count()
                        >= MOST_OF_ONE;
    }

    /// Whether another yes to the same plan would be pointless.
    static boolean areEndedBy(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Verified _,
                    Outcome.Adjusted _,
                    Outcome.AlreadySet _,
                    Outcome.Overwritten _,
                    Outcome.Unconfirmed _,
                    Outcome.Vanished _,
                    Outcome.Refused _ ->
                    true;
            case Outcome.PlanVoid(_, var why) -> why != Outcome.PlanVoid.Why.USED;
            case Outcome.Busy _,
                    Outcome.Invalid _,
                    Outcome.NeedsConfirmation _,
                    Outcome.NotFound _,
                    Outcome.Planned _,
                    Outcome.RateLimited _,
                    Outcome.Unavailable _ ->
                    false;
        };
    }

    private boolean isOver(Plan plan, Instant now) {
        return !plan.expiresAt().isAfter(now) || ended.containsKey(plan.id());
    }
}
