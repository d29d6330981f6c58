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
import dev.nattvakt.caller.HouseRules;
import dev.nattvakt.caller.InFlight;
import dev.nattvakt.caller.Role;
import dev.nattvakt.caller.ServerFilter;
import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.change.facts.Change;
import dev.nattvakt.change.facts.Facts;
import dev.nattvakt.change.facts.People;
import dev.nattvakt.change.facts.Refusal;
import dev.nattvakt.change.facts.Situation;
import dev.nattvakt.change.order.Order;
import dev.nattvakt.change.plan.Plan;
import dev.nattvakt.change.plan.PlanSeal;
import dev.nattvakt.change.plan.Requesters;
import dev.nattvakt.change.plan.UsedPlans;
import dev.nattvakt.fleet.LookUp;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.port.ReadPort;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.Vps;

/// The one way to change anything at HostUp. Phases: resolve the server, house rules, lock it,
/// read, decide, write at most once, read back, compare. Every failure before the write means that
/// nothing was sent; every doubt after it is said as doubt. Blocking, safe for many threads, never
/// throws for what HostUp or the wire does.
public final class ChangeDesk {

    /// A yes must come while people still remember what they were asked.
    private static final Duration PLAN_LIFE = Duration.ofMinutes(5);

    /// Somebody else has to be found first.
    private static final Duration PLAN_LIFE_FOR_OTHERS = Duration.ofHours(1);

    /// A write that could not be verified within this is not begun.
    private static final Duration WRITE_AND_VERIFY = Duration.ofSeconds(10);

    private final ReadPort reader;
    private final LookUp lookUp;
    private final SendOnce sendOnce;
    private final PlanSeal seal;
    private final UsedPlans usedPlans;
    private final PendingApprovals pendingApprovals;
    private final Requesters requesters = new Requesters();
    private final HouseRules rules;
    private final Clock hostUpTime;
    private final Clock clock;
    private final Supplier<String> ids;
    private final InDoubt inDoubt;
    private final WritesUnderWay underWay;

    /// @param hostUpTime by which schedules run, in the zone in which HostUp means its hours
    /// @param clock by which plans expire
    /// @param ids unique, unguessable words for plans
    /// @param underWay closed when nothing is to be begun any more
    public ChangeDesk(
            ReadPort reader,
            LookUp lookUp,
            SendOnce sendOnce,
            PlanSeal seal,
            HouseRules rules,
            Clock hostUpTime,
            Clock clock,
            Supplier<String> ids,
            InDoubt inDoubt,
            WritesUnderWay underWay) {
        this.reader = reader;
        this.lookUp = lookUp;
        this.sendOnce = sendOnce;
        this.seal = seal;
        this.usedPlans = new UsedPlans(clock);
        this.pendingApprovals = new PendingApprovals(clock);
        this.rules = rules;
        this.hostUpTime = hostUpTime;
        this.clock = clock;
        this.ids = ids;
        this.inDoubt = inDoubt;
        this.underWay = underWay;
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
                        case Decision.Invalid<S>(List<ArgumentProblem> problems) ->
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
                        return heard(plan, plan.order(), token, call);
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

    /// What stands against a yes by this caller now, whatever HostUp would say to the change; empty
    /// when nothing does. Changes nothing, and asks HostUp for no more than the server's name.
    public Optional<Outcome> objection(String token, Call call) {
        return seal.open(token)
                .map(plan -> objection(plan, call, false))
                .orElseGet(() -> Optional.of(notOurs()));
    }

    /// Somebody said no to a plan: it is void from now on, and its requester hears of it. Approvers
    /// may, and the requester.
    public Outcome decline(String token, Call call) {
        return onPlan(
                token,
                plan ->
                        objection(plan, call, plan.isBy(call.caller()))
                                .orElseGet(() -> decline(plan, call)));
    }

    private Outcome onPlan(String token, Function<Plan, Outcome> then) {
        return seal.open(token).map(then).orElseGet(ChangeDesk::notOurs);
    }

    private static Outcome notOurs() {
        return new Outcome.Invalid(
                List.of(
                        ArgumentProblem.wrong(
                                "planToken",
                                "this is not a plan token of this server",
                                "copy the whole token from needs_confirmation, or ask for the change again")));
    }

    /// @param entitled whatever the role
    private Optional<Outcome> objection(Plan plan, Call call, boolean entitled) {
        if (rules.readOnly()) {
            return Optional.of(refused(Optional.empty(), new Refusal.ReadOnly()));
        }
        if (hasExpired(plan)) {
            return Optional.of(
                    new Outcome.PlanVoid(Optional.empty(), Outcome.PlanVoid.Why.EXPIRED));
        }
        if (usedPlans.isUsed(plan)) {
            return Optional.of(new Outcome.PlanVoid(Optional.empty(), Outcome.PlanVoid.Why.USED));
        }
        try {
            return entitled || approves(call, plan.order().vps())
                    ? Optional.empty()
                    : Optional.of(refused(Optional.empty(), new Refusal.RoleTooLow(Role.APPROVER)));
        } catch (HostUpFailure failure) {
            return Optional.of(Outcome.of(failure, plan.order().vps()));
        }
    }

    /// HostUp is asked for the name of the server only when a role depends on it.
    private boolean approves(Call call, String id) {
        if (call.caller().may(Role.APPROVER)
                && lookUp.find(id, call.caller().servers(Role.APPROVER), call.deadline())
                        instanceof LookUp.Found.One(Vps vps)) {
            lookUp.remember(vps);
            return true;
        }
        return false;
    }

    private <S extends Situation> Outcome apply(Plan plan, Order<S> order, Call call) {
        return onServer(
                order,
                call,
                (known, vps) -> {
                    if (!call.caller().may(Role.APPROVER, vps)) {
                        return refused(Optional.of(vps), new Refusal.RoleTooLow(Role.APPROVER));
                    }
                    return locked(
                            vps,
                            call,
                            () -> {
                                Outcome outcome = apply(plan, known, vps, call);
                                if (PendingApprovals.areEndedBy(outcome)) {
                                    usedPlans.use(plan);
                                    pendingApprovals.end(plan, outcome);
                                }
                                return outcome;
                            });
                });
    }

    private <S extends Situation> Outcome apply(Plan plan, Order<S> order, Vps vps, Call call) {
        if (usedPlans.isUsed(plan)) {
            return new Outcome.PlanVoid(Optional.of(vps), Outcome.PlanVoid.Why.USED);
        }
        S before = read(order, vps, call.deadline());
        if (!Plan.fingerprint(before).equals(plan.fingerprint())) {
            return new Outcome.PlanVoid(Optional.of(vps), Outcome.PlanVoid.Why.MOVED);
        }
        Decision<S> decision = Decision.on(order, before, terms(call, true));
        if (decision instanceof Cleared<S> && !usedPlans.use(plan)) {
            return new Outcome.PlanVoid(Optional.of(vps), whyVoid(plan));
        }
        People people = new People(requesters.of(plan), Optional.of(call.caller().name()));
        Outcome outcome = act(decision, order, before, call, people);
        if (nothingWasSent(outcome)) {
            usedPlans.giveBack(plan);
        }
        return outcome;
    }

    /// How a plan that waits elsewhere stands, for those who may ask about its server: a token is a
    /// name for it, and no permission.
    private <S extends Situation> Outcome heard(
            Plan plan, Order<S> order, String token, Call call) {
        return onServer(
                order,
                call,
                (known, vps) ->
                        pendingApprovals
                                .outcome(plan)
                                .orElseGet(() -> stillWaiting(plan, known, vps, token, call)));
    }

    /// The plan as it was, if it would still do the same.
    private <S extends Situation> Outcome stillWaiting(
            Plan plan, Order<S> order, Vps vps, String token, Call call) {
        if (hasExpired(plan)) {
            return new Outcome.PlanVoid(Optional.empty(), Outcome.PlanVoid.Why.EXPIRED);
        }
        S before = read(order, vps, call.deadline());
        if (!Plan.fingerprint(before).equals(plan.fingerprint())) {
            return new Outcome.PlanVoid(Optional.of(vps), Outcome.PlanVoid.Why.MOVED);
        }
        return switch (Decision.on(order, before, terms(call, true))) {
            case Cleared<S> cleared ->
                    new Outcome.NeedsConfirmation(
                            facts(cleared.change(), before, order),
                            cleared.change().direction(),
                            plan,
                            token);
            case Decision<S> other ->
                    act(other, order, before, call, People.alone(requesters.of(plan)));
        };
    }

    private Outcome decline(Plan plan, Call call) {
        if (!usedPlans.use(plan)) {
            return new Outcome.PlanVoid(Optional.empty(), whyVoid(plan));
        }
        Outcome declined = refused(named(plan, call), new Refusal.Declined(call.caller().name()));
        pendingApprovals.end(plan, declined);
        return declined;
    }

    /// The server under the name that it is remembered by: HostUp is not asked.
    private Optional<Vps> named(Plan plan, Call call) {
        return lookUp.find(plan.order().vps(), ServerFilter.ALL, call.deadline())
                        instanceof LookUp.Found.One(Vps vps)
                ? Optional.of(vps)
                : Optional.empty();
    }

    /// Why a plan that held a moment ago cannot be used.
    private Outcome.PlanVoid.Why whyVoid(Plan plan) {
        return hasExpired(plan) ? Outcome.PlanVoid.Why.EXPIRED : Outcome.PlanVoid.Why.USED;
    }

    private boolean hasExpired(Plan plan) {
        return !plan.expiresAt().isAfter(clock.instant());
    }

    private static boolean nothingWasSent(Outcome outcome) {
        return outcome instanceof Outcome.Unavailable || outcome instanceof Outcome.RateLimited;
    }

    /// Resolves the server and applies what does not depend on HostUp's state.
    private <S extends Situation> Outcome onServer(
            Order<S> order, Call call, BiFunction<Order<S>, Vps, Outcome> then) {
        if (rules.readOnly()) {
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
                case LookUp.Found.One(Vps vps) ->
                        inDoubt.warned(then.apply(order.on(vps.id()), vps), vps.id());
            };
        } catch (HostUpFailure failure) {
            return Outcome.of(failure, order.vps());
        }
    }

    private Outcome locked(Vps vps, Call call, Supplier<Outcome> work) {
        Duration wait = call.deadline().left().minus(WRITE_AND_VERIFY);
        Optional<VpsLocks.Held> held = inDoubt.locks().take(vps.id(), wait);
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
            case Decision.Invalid<S>(List<ArgumentProblem> problems) ->
                    new Outcome.Invalid(problems);
            case Decision.Refused<S>(Refusal refusal) -> refused(before, refusal);
        };
    }

    private <S extends Situation> Outcome send(
            Cleared<S> cleared, Order<S> order, S before, Call call, People people) {
        Deadline deadline = call.deadline();
        inDoubt.lookBefore(before.vps().id(), deadline);
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
        Optional<InFlight.Begun> begun = underWay.begin();
        if (begun.isEmpty()) {
            return new Outcome.Unavailable(
                    "shutting_down",
                    "this server is about to stop and begins nothing any more",
                    Optional.empty());
        }
        try (InFlight.Begun _ = begun.get()) {
            Outcome outcome =
                    sendOnce.send(
                            cleared,
                            facts(cleared.change(), before, order),
                            people,
                            () -> read(order, before.vps(), deadline),
                            deadline,
                            () -> !underWay.isClosed() && !call.isCancelled());
            inDoubt.after(outcome, look(cleared.change(), order, before.vps()));
            return outcome;
        }
    }

    private <S extends Situation> WriteRecord.Look look(Change<S> change, Order<S> order, Vps vps) {
        return deadline ->
                change.readBack().in(read(order, vps, deadline), Optional.empty()).fields();
    }

    private <S extends Situation> Outcome ask(
            Change<S> change, Order<S> order, S before, Call call) {
        String fingerprint = Plan.fingerprint(before);
        String requester = call.caller().name();
        boolean forSlack = rules.isForSlack(change.direction().weakens());
        boolean elsewhere = forSlack && call.door() != Door.SLACK;
        boolean forOthers = elsewhere || !call.caller().may(Role.APPROVER, before.vps());
        Duration life = forOthers ? PLAN_LIFE_FOR_OTHERS : PLAN_LIFE;
        Supplier<PendingApprovals.Waiting> make =
                () -> {
                    Plan plan =
                            new Plan(
                                    ids.get(),
                                    order,
                                    requester,
                                    fingerprint,
                                    clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(life),
                                    forSlack);
                    requesters.keep(plan);
                    return new PendingApprovals.Waiting(plan, seal.seal(plan));
                };
        Optional<PendingApprovals.Waiting> waiting =
                elsewhere
                        ? pendingApprovals.waiting(
                                new PendingApprovals.Wish(order, fingerprint, requester), make)
                        : Optional.of(make.get());
        return waiting.<Outcome>map(there ->
                        new Outcome.NeedsConfirmation(
                                facts(change, before, order),
                                change.direction(),
                                there.plan(),
                                there.token()))
                .orElseGet(() -> refused(before, new Refusal.TooManyWaiting()));
    }

    private Mandate terms(Call call, boolean confirmed) {
        return new Mandate(call.caller(), call.door(), rules, confirmed);
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
