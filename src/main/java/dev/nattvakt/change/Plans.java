package dev.nattvakt.change;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;

import dev.nattvakt.change.order.Order;
import dev.nattvakt.change.plan.Plan;
import dev.nattvakt.change.plan.PlanSeal;
import dev.nattvakt.change.plan.Requesters;
import dev.nattvakt.change.plan.UsedPlans;

/// Makes plans, finds them by their tokens, and knows which are used and how they ended. Safe for
/// many threads.
public final class Plans {

    /// A yes must come while people still remember the question.
    private static final Duration LIFE = Duration.ofMinutes(5);

    /// A second person has to be found first.
    private static final Duration LIFE_FOR_OTHERS = Duration.ofHours(1);

    private final PlanSeal seal;
    private final UsedPlans usedPlans;
    private final PendingApprovals pendingApprovals;
    private final Requesters requesters = new Requesters();
    private final Clock clock;
    private final Supplier<String> ids;

    /// @param clock by which plans expire
    /// @param ids unique, unguessable words
    public Plans(PlanSeal seal, Clock clock, Supplier<String> ids) {
        this.seal = seal;
        this.usedPlans = new UsedPlans(clock);
        this.pendingApprovals = new PendingApprovals(clock);
        this.clock = clock;
        this.ids = ids;
    }

    /// A change that a caller wants while nothing has moved.
    record Wish(Order<?> order, String fingerprint, String requester, boolean forSlack) {}

    record Made(Plan plan, String token) {}

    /// A new plan.
    ///
    /// @param forOthers whether a second person has to say yes
    Made make(Wish wish, boolean forOthers) {
        Plan plan =
                new Plan(
                        ids.get(),
                        wish.order(),
                        wish.requester(),
                        wish.fingerprint(),
                        clock.instant()
                                .truncatedTo(ChronoUnit.SECONDS)
                                .plus(forOthers ? LIFE_FOR_OTHERS : LIFE),
                        wish.forSlack());
        requesters.keep(plan);
        return new Made(plan, seal.seal(plan));
    }

    /// The plan that already waits for this in Slack, else a new one; empty when too many wait.
    Optional<Made> share(Wish wish) {
        return pendingApprovals.waiting(wish, () -> make(wish, true));
    }

    /// Empty for a token that was not made here.
    Optional<Plan> open(String token) {
        return seal.open(token);
    }

    /// The whole name, as far as it is known.
    String requester(Plan plan) {
        return requesters.of(plan);
    }

    boolean hasExpired(Plan plan) {
        return !plan.expiresAt().isAfter(clock.instant());
    }

    boolean isUsed(Plan plan) {
        return usedPlans.isUsed(plan);
    }

    /// Whether this was the first use, and in time.
    boolean use(Plan plan) {
        return usedPlans.use(plan);
    }

    /// Nothing was sent, so the yes still stands.
    void giveBack(Plan plan) {
        usedPlans.giveBack(plan);
    }

    /// Ends a plan; the first end counts.
    void end(Plan plan, Outcome outcome) {
        usedPlans.use(plan);
        pendingApprovals.end(plan, outcome);
    }

    /// How a plan ended; empty while it has not.
    Optional<Outcome> outcome(Plan plan) {
        return pendingApprovals.outcome(plan);
    }
}
