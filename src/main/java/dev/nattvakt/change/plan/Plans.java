package dev.nattvakt.change.plan;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;

import dev.nattvakt.caller.NeededYes;

/// The plans of this process, by token. Only in memory: a restart ends them all, so that no
/// recorded yes works twice.
///
/// Bounded. A requester with too many plans loses their own oldest one. If there are too many in
/// all, the requester with the most loses one, so a flood by one caller takes no plan from others.
/// Safe for many threads.
///
/// @param <C> what plans hold
/// @param <E> how plans end
public final class Plans<C, E> {

    /// Plans kept for one requester.
    static final int MOST_OF_ONE = 200;

    /// Plans kept in all.
    static final int MOST = 10_000;

    /// Servers in the plans kept for one requester.
    static final int MOST_SERVERS_OF_ONE = 5_000;

    /// Servers in the plans kept in all.
    static final int MOST_SERVERS = 50_000;

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

    private final Map<PlanToken, Entry<C, E>> entries = new HashMap<>();

    /// The same entries by requester, oldest first.
    private final Map<String, SequencedMap<PlanToken, Entry<C, E>>> byRequester = new HashMap<>();

    private final Clock clock;
    private final RandomGenerator random;
    private final ToIntFunction<C> servers;
    private int allServers;

    /// Of plans that are about one server each.
    public Plans(Clock clock, RandomGenerator random) {
        this(clock, random, _ -> 1);
    }

    /// @param clock by which plans expire
    /// @param random unpredictable, for tokens
    /// @param servers how many servers a plan is about
    public Plans(Clock clock, RandomGenerator random, ToIntFunction<C> servers) {
        this.clock = clock;
        this.random = random;
        this.servers = servers;
    }

    /// What a caller wants while nothing has moved.
    public record Wish<C>(C content, String requester, NeededYes yes) {

        Plan<C> expiringAt(Instant expiry, boolean forOthers) {
            return new Plan<>(content, requester, expiry, yes, forOthers);
        }
    }

    public record Made<C>(PlanToken token, Plan<C> plan) {}

    /// @param sharedWish set if asking for the same again finds the same plan
    private record Entry<C, E>(
            Made<C> made, @Nullable Wish<C> sharedWish, boolean isTaken, @Nullable E end) {

        Entry<C, E> taken(boolean taken) {
            return new Entry<>(made, sharedWish, taken, end);
        }

        Entry<C, E> with(C left) {
            return new Entry<>(
                    new Made<>(made.token(), plan().with(left)), sharedWish, isTaken, end);
        }

        Entry<C, E> endedBy(E how) {
            return new Entry<>(made, sharedWish, false, how);
        }

        PlanToken token() {
            return made.token();
        }

        Plan<C> plan() {
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

        PlanState<C, E> state(Instant now) {
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
    public synchronized Made<C> make(Wish<C> wish, boolean forOthers) {
        return add(wish, forOthers, null);
    }

    /// The plan that already waits for this in Slack, else a new one; empty when too many wait.
    public synchronized Optional<Made<C>> share(Wish<C> wish) {
        Instant now = clock.instant();
        Collection<Entry<C, E>> own = of(wish.requester()).values();
        Optional<Made<C>> same =
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
    public synchronized PlanState<C, E> look(PlanToken token) {
        Entry<C, E> entry = entries.get(token);
        return entry == null ? new PlanState.Unknown<>() : entry.state(clock.instant());
    }

    /// The plan itself, also after its end; empty for an unknown one.
    public Optional<Plan<C>> find(PlanToken token) {
        return switch (look(token)) {
            case PlanState.Unknown<C, E> _ -> Optional.empty();
            case PlanState.Open<C, E>(Plan<C> plan) -> Optional.of(plan);
            case PlanState.Taken<C, E>(Plan<C> plan) -> Optional.of(plan);
            case PlanState.Expired<C, E>(Plan<C> plan) -> Optional.of(plan);
            case PlanState.Ended<C, E>(Plan<C> plan, _) -> Optional.of(plan);
        };
    }

    /// The tokens of the plans that this caller asked for, ended ones too.
    public synchronized List<PlanToken> tokensOf(String requester) {
        return List.copyOf(of(requester).keySet());
    }

    /// Takes an open plan for one yes or no, which must end it or give it back. Any other state
    /// says why it cannot be taken.
    public synchronized PlanState<C, E> take(PlanToken token) {
        PlanState<C, E> state = look(token);
        if (state instanceof PlanState.Open<C, E>) {
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

    /// Another yes may follow, to what is left.
    public synchronized void giveBack(PlanToken token, C left) {
        Optional.ofNullable(entries.get(token))
                .map(entry -> entry.with(left).taken(false))
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

    private Made<C> add(Wish<C> wish, boolean forOthers, @Nullable Wish<C> shared) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        makeRoom(wish.requester(), servers.applyAsInt(wish.content()));
        Plan<C> plan = wish.expiringAt(now.plus(forOthers ? LIFE_FOR_OTHERS : LIFE), forOthers);
        Made<C> made = new Made<>(PlanToken.from(random), plan);
        replace(new Entry<>(made, shared, false, null));
        return made;
    }

    private void makeRoom(String requester, int more) {
        while ((of(requester).size() >= MOST_OF_ONE
                        || servers(of(requester)) + more > MOST_SERVERS_OF_ONE)
                && removeOldest(of(requester))) {
            // one after the other
        }
        if (isFull(more)) {
            Instant now = clock.instant();
            entries.values().stream()
                    .filter(entry -> entry.isForgotten(now))
                    .toList()
                    .forEach(this::remove);
        }
        while (isFull(more)
                && byRequester.values().stream()
                        .max(Comparator.comparingInt(this::servers))
                        .filter(this::removeOldest)
                        .isPresent()) {
            // one after the other
        }
    }

    private boolean isFull(int more) {
        return entries.size() >= MOST || allServers + more > MOST_SERVERS;
    }

    private int servers(Map<PlanToken, Entry<C, E>> plans) {
        return plans.values().stream().mapToInt(this::servers).sum();
    }

    private int servers(Entry<C, E> entry) {
        return servers.applyAsInt(entry.plan().content());
    }

    /// A plan that is being carried out stays.
    ///
    /// @return whether there was one to remove
    private boolean removeOldest(SequencedMap<PlanToken, Entry<C, E>> plans) {
        Optional<Entry<C, E>> oldest =
                plans.values().stream().filter(entry -> !entry.isTaken()).findFirst();
        oldest.ifPresent(this::remove);
        return oldest.isPresent();
    }

    private static <C, E> long waiting(Collection<Entry<C, E>> plans, Instant now) {
        return plans.stream().filter(entry -> entry.waitsInSlack(now)).count();
    }

    private SequencedMap<PlanToken, Entry<C, E>> of(String requester) {
        return Objects.requireNonNullElseGet(byRequester.get(requester), LinkedHashMap::new);
    }

    private void replace(Entry<C, E> entry) {
        Entry<C, E> before = entries.put(entry.token(), entry);
        allServers += servers(entry) - (before == null ? 0 : servers(before));
        byRequester
                .computeIfAbsent(entry.plan().requester(), _ -> new LinkedHashMap<>())
                .put(entry.token(), entry);
    }

    private void remove(Entry<C, E> entry) {
        entries.remove(entry.token());
        allServers -= servers(entry);
        byRequester.computeIfPresent(
                entry.plan().requester(),
                (_, plans) -> {
                    plans.remove(entry.token());
                    return plans.isEmpty() ? null : plans;
                });
    }
}
