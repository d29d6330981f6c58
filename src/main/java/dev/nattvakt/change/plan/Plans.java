package dev.nattvakt.change.plan;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;

import dev.nattvakt.change.order.Order;

/// The plans of this process, by token. Only in memory: a restart ends them all, so that no
/// recorded yes works twice.
///
/// Bounded. A requester with too many plans loses their own oldest one. If there are too many in
/// all, the requester with the most loses one, so a flood by one caller takes no plan from others.
/// Safe for many threads.
///
/// @param <E> how plans end
public final class Plans<E> {

    /// Plans kept for one requester.
    static final int MOST_OF_ONE = 200;

    /// Plans kept in all.
    static final int MOST = 10_000;

    /// Plans of one requester that wait in Slack: people read a few questions, and click a flood
    /// away.
    static final int MOST_WAITING_OF_ONE = 5;

    /// Plans that wait in Slack in all.
    static final int MOST_WAITING = 100;

    /// A yes must come while people still remember the question.
    private static final Duration LIFE = Duration.ofMinutes(15);

    /// A second person has to be found first.
    private static final Duration LIFE_FOR_OTHERS = Duration.ofHours(1);

    /// How long after its expiry a plan can still say how it ended.
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final Map<PlanToken, Entry<E>> entries = new HashMap<>();

    /// The same entries by requester, oldest first.
    private final Map<String, SequencedMap<PlanToken, Entry<E>>> byRequester = new HashMap<>();

    private final Clock clock;
    private final RandomGenerator random;

    /// @param clock by which plans expire
    /// @param random unpredictable, for tokens
    public Plans(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /// A change that a caller wants while nothing has moved.
    public record Wish(Order<?> order, String fingerprint, String requester, boolean forSlack) {

        Plan expiringAt(Instant expiry, boolean forOthers) {
            return new Plan(order, requester, fingerprint, expiry, forSlack, forOthers);
        }
    }

    public record Made(PlanToken token, Plan plan) {}

    /// @param sharedWish set if asking for the same again finds the same plan
    private record Entry<E>(
            Made made, @Nullable Wish sharedWish, boolean isTaken, @Nullable E end) {

        Entry<E> taken(boolean taken) {
            return new Entry<>(made, sharedWish, taken, end);
        }

        Entry<E> endedBy(E how) {
            return new Entry<>(made, sharedWish, false, how);
        }

        PlanToken token() {
            return made.token();
        }

        Plan plan() {
            return made.plan();
        }

        boolean hasExpired(Instant now) {
            return !plan().expiresAt().isAfter(now);
        }

        boolean isForgotten(Instant now) {
            return !isTaken && plan().expiresAt().plus(REMEMBERED).isBefore(now);
        }

        boolean waitsInSlack(Instant now) {
            return sharedWish != null && end == null && !hasExpired(now);
        }

        PlanState<E> state(Instant now) {
            if (isForgotten(now)) {
                return new PlanState.Unknown<>();
            }
            if (end != null) {
                return new PlanState.Ended<>(plan(), end);
            }
            if (isTaken) {
                return new PlanState.Taken<>(plan());
            }
            return hasExpired(now) ? new PlanState.Expired<>(plan()) : new PlanState.Open<>(plan());
        }
    }

    /// A new plan.
    ///
    /// @param forOthers whether a second person has to say yes
    public synchronized Made make(Wish wish, boolean forOthers) {
        return add(wish, forOthers, null);
    }

    /// The plan that already waits for this in Slack, else a new one; empty when too many wait.
    public synchronized Optional<Made> share(Wish wish) {
        Instant now = clock.instant();
        Collection<Entry<E>> own = of(wish.requester()).values();
        Optional<Made> same =
                own.stream()
                        .filter(entry -> entry.waitsInSlack(now))
                        .filter(entry -> wish.equals(entry.sharedWish()))
                        .map(Entry::made)
                        .findFirst();
        if (same.isPresent()) {
            return same;
        }
        return waiting(own, now) >= MOST_WAITING_OF_ONE
                        || waiting(entries.values(), now) >= MOST_WAITING
                ? Optional.empty()
                : Optional.of(add(wish, true, wish));
    }

    /// Where the plan stands now.
    public synchronized PlanState<E> look(PlanToken token) {
        Entry<E> entry = entries.get(token);
        return entry == null ? new PlanState.Unknown<>() : entry.state(clock.instant());
    }

    /// The plan itself, also after its end; empty for an unknown one.
    public Optional<Plan> find(PlanToken token) {
        return switch (look(token)) {
            case PlanState.Unknown<E> _ -> Optional.empty();
            case PlanState.Open<E>(Plan plan) -> Optional.of(plan);
            case PlanState.Taken<E>(Plan plan) -> Optional.of(plan);
            case PlanState.Expired<E>(Plan plan) -> Optional.of(plan);
            case PlanState.Ended<E>(Plan plan, _) -> Optional.of(plan);
        };
    }

    /// Takes an open plan for one yes or no, which must end it or give it back. Any other state
    /// says why it cannot be taken.
    public synchronized PlanState<E> take(PlanToken token) {
        PlanState<E> state = look(token);
        if (state instanceof PlanState.Open<E>) {
            replace(entries.get(token).taken(true));
        }
        return state;
    }

    /// Nothing was sent, so another yes may follow.
    public synchronized void giveBack(PlanToken token) {
        Optional.ofNullable(entries.get(token))
                .map(entry -> entry.taken(false))
                .ifPresent(this::replace);
    }

    /// Ends a plan that was taken.
    public synchronized void end(PlanToken token, E how) {
        Optional.ofNullable(entries.get(token))
                .map(entry -> entry.endedBy(how))
                .ifPresent(this::replace);
    }

    /// Drops a plan that was taken and whose result nobody can tell.
    public synchronized void forget(PlanToken token) {
        Optional.ofNullable(entries.get(token)).ifPresent(this::remove);
    }

    private Made add(Wish wish, boolean forOthers, @Nullable Wish shared) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        makeRoom(wish.requester());
        Plan plan = wish.expiringAt(now.plus(forOthers ? LIFE_FOR_OTHERS : LIFE), forOthers);
        Made made = new Made(PlanToken.from(random), plan);
        replace(new Entry<>(made, shared, false, null));
        return made;
    }

    private void makeRoom(String requester) {
        if (of(requester).size() >= MOST_OF_ONE) {
            removeOldest(of(requester));
        }
        if (entries.size() >= MOST) {
            Instant now = clock.instant();
            entries.values().stream()
                    .filter(entry -> entry.isForgotten(now))
                    .toList()
                    .forEach(this::remove);
        }
        if (entries.size() >= MOST) {
            byRequester.values().stream()
                    .max(Comparator.comparingInt(Map::size))
                    .ifPresent(this::removeOldest);
        }
    }

    /// A plan that is being carried out stays.
    private void removeOldest(SequencedMap<PlanToken, Entry<E>> plans) {
        plans.values().stream()
                .filter(entry -> !entry.isTaken())
                .findFirst()
                .ifPresent(this::remove);
    }

    private static <E> long waiting(Collection<Entry<E>> plans, Instant now) {
        return plans.stream().filter(entry -> entry.waitsInSlack(now)).count();
    }

    private SequencedMap<PlanToken, Entry<E>> of(String requester) {
        return Objects.requireNonNullElseGet(byRequester.get(requester), LinkedHashMap::new);
    }

    private void replace(Entry<E> entry) {
        entries.put(entry.token(), entry);
        byRequester
                .computeIfAbsent(entry.plan().requester(), _ -> new LinkedHashMap<>())
                .put(entry.token(), entry);
    }

    private void remove(Entry<E> entry) {
        entries.remove(entry.token());
        byRequester.computeIfPresent(
                entry.plan().requester(),
                (_, plans) -> {
                    plans.remove(entry.token());
                    return plans.isEmpty() ? null : plans;
                });
    }
}
