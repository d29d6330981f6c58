package dev.nattvakt.change;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.Door;
import dev.nattvakt.caller.Policy;
import dev.nattvakt.caller.Role;
import dev.nattvakt.fleet.CloudFailure;
import dev.nattvakt.fleet.CloudReader;
import dev.nattvakt.fleet.LookUp;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.Vps;

/// The one way to change anything at HostUp. Phases: resolve the server, policy, lock it, read,
/// decide, write at most once, read back, compare. Every failure before the write means that
/// nothing was sent; every doubt after it is said as doubt. Blocking, safe for many threads, never
/// throws for what HostUp or the wire does.
public final class ChangeDesk {

    /// A yes must come while people still remember what they were asked.
    private static final Duration PLAN_LIFE = Duration.ofMinutes(5);

    /// Somebody else has to be found first.
    private static final Duration PLAN_LIFE_FOR_OTHERS = Duration.ofHours(1);

    /// A write that could not be verified within this is not begun.
    private static final Duration WRITE_AND_VERIFY = Duration.ofSeconds(10);

    private final CloudReader reader;
    private final LookUp lookUp;
    private final SendOnce sendOnce;
    private final PlanSeal seal;
    private final UsedPlans usedPlans;
    private final Consents consents;
    private final Policy policy;
    private final Clock hostUpTime;
    private final Clock clock;
    private final Supplier<String> ids;
    private final VpsLocks locks = new VpsLocks();

    /// @param hostUpTime by which schedules run, in the zone in which HostUp means its hours
    /// @param clock by which plans expire
    /// @param ids unique, unguessable words for plans
    public ChangeDesk(
            CloudReader reader,
            LookUp lookUp,
            SendOnce sendOnce,
            PlanSeal seal,
            Policy policy,
            Clock hostUpTime,
            Clock clock,
            Supplier<String> ids) {
        this.reader = reader;
        this.lookUp = lookUp;
        this.sendOnce = sendOnce;
        this.seal = seal;
        this.usedPlans = new UsedPlans(clock);
        this.consents = new Consents(clock);
        this.policy = policy;
        this.hostUpTime = hostUpTime;
        this.clock = clock;
        this.ids = ids;
    }

    /// Makes the change, or says what stands against it.
    public <S extends Situation> Outcome carryOut(Order<S> order, Call call) {
        return onServer(
                order, call, (known, vps) -> locked(vps, call, () -> change(known, vps, call)));
    }

    /// Says what [#carryOut] would do. Sends nothing.
    public <S extends Situation> Outcome rehearse(Order<S> order, Call call) {
        return onServer(
                order,
                call,
                (known, vps) -> {
                    S before = read(known, vps, call.deadline());
                    return switch (Decision.on(known, before, terms(call, false))) {
                        case Cleared<S> cleared -> planned(cleared.change(), before, known, false);
                        case Decision.NeedsConfirmation<S> waiting ->
                                planned(waiting.change(), before, known, true);
                        case Decision.AlreadySo<S> so -> alreadySet(so, before, known);
                        case Decision.Invalid<S>(List<Problem> problems) ->
                                new Outcome.Invalid(problems);
                        case Decision.Refused<S>(Refusal refusal) -> refused(before, refusal);
                    };
                });
    }

    /// Carries out a plan that somebody said yes to: once, and only if nothing has moved since. A
    /// plan that waits for a person in Slack is carried out from there only; every other door hears
    /// how it went.
    public Outcome apply(String token, Call call) {
        return onPlan(
                token,
                plan -> {
                    if (plan.forSlack() && call.door() != Door.SLACK) {
                        return consents.outcome(plan)
                                .orElseGet(() -> stillWaiting(plan, plan.order(), token, call));
                    }
                    if (hasExpired(plan)) {
                        return new Outcome.PlanVoid(Optional.empty(), Outcome.PlanVoid.Why.EXPIRED);
                    }
                    if (!call.caller().may(Role.APPROVER)) {
                        return refused(Optional.empty(), new Refusal.RoleTooLow(Role.APPROVER));
                    }
                    if (usedPlans.isUsed(plan)) {
                        return new Outcome.PlanVoid(Optional.empty(), Outcome.PlanVoid.Why.USED);
                    }
                    return apply(plan, plan.order(), call);
                });
    }

    /// Somebody said no to a plan: it is void from now on, and its requester hears of it.
    public Outcome decline(String token, Call call) {
        return onPlan(token, plan -> decline(plan, plan.order(), call));
    }

    private Outcome onPlan(String token, Function<Plan, Outcome> then) {
        return seal.open(token)
                .map(then)
                .orElseGet(() ->
                        new Outcome.Invalid(
                                List.of(
                                        Problem.wrong(
                                                "planToken",
                                                "this is not a plan token of this server",
                                                "copy the whole token from needs_confirmation, or ask for the change again"))));
    }

    private <S extends Situation> Outcome apply(Plan plan, Order<S> order, Call call) {
        return onServer(
                order,
                call,
                (known, vps) -> {
                    if (!call.caller().may(Role.APPROVER, vps)) {
                        return refused(Optional.of(vps), new Refusal.RoleTooLow(Role.APPROVER));
                    }
                    Outcome outcome = locked(vps, call, () -> apply(plan, known, vps, call));
                    if (isTheEnd(outcome)) {
                        consents.end(plan, outcome);
                    }
                    return outcome;
                });
    }

    private <S extends Situation> Outcome apply(Plan plan, Order<S> order, Vps vps, Call call) {
        S before = read(order, vps, call.deadline());
        if (!Plan.fingerprint(before).equals(plan.fingerprint())) {
            return new Outcome.PlanVoid(Optional.of(vps), Outcome.PlanVoid.Why.MOVED);
        }
        Decision<S> decision = Decision.on(order, before, terms(call, true));
        if (decision instanceof Cleared<S> && !usedPlans.use(plan)) {
            return new Outcome.PlanVoid(
                    Optional.of(vps),
                    hasExpired(plan) ? Outcome.PlanVoid.Why.EXPIRED : Outcome.PlanVoid.Why.USED);
        }
        People people = new People(plan.requester(), Optional.of(call.caller().name()));
        Outcome outcome = act(decision, order, before, call, people);
        if (nothingWasSent(outcome)) {
            usedPlans.giveBack(plan);
        }
        return outcome;
    }

    /// The plan as it was, if it would still do the same.
    private <S extends Situation> Outcome stillWaiting(
            Plan plan, Order<S> order, String token, Call call) {
        if (hasExpired(plan)) {
            return new Outcome.PlanVoid(Optional.empty(), Outcome.PlanVoid.Why.EXPIRED);
        }
        return onServer(
                order,
                call,
                (known, vps) -> {
                    S before = read(known, vps, call.deadline());
                    if (!Plan.fingerprint(before).equals(plan.fingerprint())) {
                        return new Outcome.PlanVoid(Optional.of(vps), Outcome.PlanVoid.Why.MOVED);
                    }
                    return switch (Decision.on(known, before, terms(call, true))) {
                        case Cleared<S> cleared ->
                                new Outcome.NeedsConfirmation(
                                        facts(cleared.change(), before, known),
                                        cleared.change().direction(),
                                        plan,
                                        token);
                        case Decision<S> other ->
                                act(other, known, before, call, People.alone(plan.requester()));
                    };
                });
    }

    private <S extends Situation> Outcome decline(Plan plan, Order<S> order, Call call) {
        return onServer(
                order,
                call,
                (_, vps) -> {
                    if (!usedPlans.use(plan)) {
                        return new Outcome.PlanVoid(
                                Optional.of(vps),
                                hasExpired(plan)
                                        ? Outcome.PlanVoid.Why.EXPIRED
                                        : Outcome.PlanVoid.Why.USED);
                    }
                    Outcome declined =
                            refused(Optional.of(vps), new Refusal.Declined(call.caller().name()));
                    consents.end(plan, declined);
                    return declined;
                });
    }

    private boolean hasExpired(Plan plan) {
        return !plan.expiresAt().isAfter(clock.instant());
    }

    private static boolean nothingWasSent(Outcome outcome) {
        return outcome instanceof Outcome.Unavailable || outcome instanceof Outcome.RateLimited;
    }

    /// Whether another yes to the same plan could not lead anywhere else.
    private static boolean isTheEnd(Outcome outcome) {
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

    /// Resolves the server and applies what does not depend on HostUp's state.
    private <S extends Situation> Outcome onServer(
            Order<S> order, Call call, BiFunction<Order<S>, Vps, Outcome> then) {
        if (policy.readOnly()) {
            return refused(Optional.empty(), new Refusal.ReadOnly());
        }
        if (!call.caller().may(Role.OPERATOR)) {
            return refused(Optional.empty(), new Refusal.RoleTooLow(Role.OPERATOR));
        }
        if (!order.problems().isEmpty()) {
            return new Outcome.Invalid(order.problems());
        }
        try {
            return switch (lookUp.find(order.vps(), call.caller().servers(), call.deadline())) {
                case LookUp.Found.NotOne(String word, List<Vps> candidates) ->
                        new Outcome.NotFound(word, candidates);
                case LookUp.Found.One(Vps vps) when !call.caller().may(Role.OPERATOR, vps) ->
                        refused(Optional.of(vps), new Refusal.RoleTooLow(Role.OPERATOR));
                case LookUp.Found.One(Vps vps) -> then.apply(order.on(vps.id()), vps);
            };
        } catch (CloudFailure failure) {
            return Outcome.of(failure, order.vps());
        }
    }

    private Outcome locked(Vps vps, Call call, Supplier<Outcome> work) {
        Duration wait = call.deadline().left().minus(WRITE_AND_VERIFY);
        Optional<VpsLocks.Held> held = locks.take(vps.id(), wait);
        if (held.isEmpty()) {
            return new Outcome.Busy(vps);
        }
        try (VpsLocks.Held _ = held.get()) {
            return work.get();
        }
    }

    private <S extends Situation> Outcome change(Order<S> order, Vps vps, Call call) {
        S before = read(order, vps, call.deadline());
        return act(
                Decision.on(order, before, terms(call, false)),
                order,
                before,
                call,
                People.alone(call.caller().name()));
    }

    private <S extends Situation> Outcome act(
            Decision<S> decision, Order<S> order, S before, Call call, People people) {
        return switch (decision) {
            case Cleared<S> cleared -> send(cleared, order, before, call, people);
            case Decision.NeedsConfirmation<S> waiting ->
                    ask(waiting.change(), order, before, call);
            case Decision.AlreadySo<S> so -> alreadySet(so, before, order);
            case Decision.Invalid<S>(List<Problem> problems) -> new Outcome.Invalid(problems);
            case Decision.Refused<S>(Refusal refusal) -> refused(before, refusal);
        };
    }

    private <S extends Situation> Outcome send(
            Cleared<S> cleared, Order<S> order, S before, Call call, People people) {
        Deadline deadline = call.deadline();
        if (call.isCancelled()) {
            return new Outcome.Unavailable(
                    "cancelled",
                    "the call was cancelled before anything was sent",
                    Optional.empty());
        }
        if (!deadline.fits(WRITE_AND_VERIFY)) {
            return new Outcome.Unavailable(
                    "out_of_time",
                    "there was no time left to make the change and verify it",
                    Optional.empty());
        }
        return sendOnce.send(
                cleared,
                facts(cleared.change(), before, order),
                people,
                () -> read(order, before.vps(), deadline),
                deadline);
    }

    private <S extends Situation> Outcome ask(
            Change<S> change, Order<S> order, S before, Call call) {
        String fingerprint = Plan.fingerprint(before);
        String requester = call.caller().name();
        boolean forSlack = policy.asksInSlack(call.door(), change.direction().weakens());
        boolean forOthers = forSlack || !call.caller().may(Role.APPROVER, before.vps());
        Duration life = forOthers ? PLAN_LIFE_FOR_OTHERS : PLAN_LIFE;
        Supplier<Consents.Waiting> make =
                () -> {
                    Plan plan =
                            new Plan(
                                    ids.get(),
                                    order,
                                    requester,
                                    fingerprint,
                                    clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(life),
                                    forSlack);
                    return new Consents.Waiting(plan, seal.seal(plan));
                };
        Consents.Waiting waiting =
                forSlack
                        ? consents.waiting(new Consents.Wish(order, fingerprint, requester), make)
                        : make.get();
        return new Outcome.NeedsConfirmation(
                facts(change, before, order), change.direction(), waiting.plan(), waiting.token());
    }

    private Terms terms(Call call, boolean confirmed) {
        return new Terms(call.caller(), call.door(), policy, confirmed);
    }

    private <S extends Situation> S read(Order<S> order, Vps vps, Deadline deadline) {
        Instant at = hostUpTime.instant();
        return order.read(reader, vps, at, hostUpTime.getZone(), deadline);
    }

    private static <S extends Situation> Outcome planned(
            Change<S> change, S before, Order<S> order, boolean asksFirst) {
        return new Outcome.Planned(facts(change, before, order), change.direction(), asksFirst);
    }

    private static <S extends Situation> Outcome alreadySet(
            Decision.AlreadySo<S> so, S situation, Order<S> order) {
        return new Outcome.AlreadySet(
                new Facts(
                        situation.vps(),
                        so.subject(),
                        so.now(),
                        so.now(),
                        so.nextRuns(),
                        situation.limits(),
                        so.warnings(),
                        situation.zone(),
                        order.timeZone()));
    }

    private static <S extends Situation> Facts facts(
            Change<S> change, S situation, Order<S> order) {
        return new Facts(
                situation.vps(),
                change.subject(),
                change.before(),
                change.after(),
                change.nextRuns(),
                situation.limits(),
                change.warnings(),
                situation.zone(),
                order.timeZone());
    }

    private static Outcome refused(Situation situation, Refusal refusal) {
        return new Outcome.Refused(Optional.of(situation.vps()), refusal, situation.limits());
    }

    private static Outcome refused(Optional<Vps> vps, Refusal refusal) {
        return new Outcome.Refused(vps, refusal, Fields.NONE);
    }
}
