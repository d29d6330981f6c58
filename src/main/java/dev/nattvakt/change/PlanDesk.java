package dev.nattvakt.change;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Door;
import dev.nattvakt.caller.Policy;
import dev.nattvakt.caller.Role;
import dev.nattvakt.caller.ServerFilter;
import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.change.facts.People;
import dev.nattvakt.change.facts.Refusal;
import dev.nattvakt.change.facts.Situation;
import dev.nattvakt.change.order.Order;
import dev.nattvakt.change.plan.Plan;
import dev.nattvakt.fleet.LookUp;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.schedule.Vps;

/// What happens to a plan once it is made: a yes, a no, or a question how it went. A yes is carried
/// out at the [ChangeDesk], like every other change. Blocking, safe for many threads.
public final class PlanDesk {

    private final ChangeDesk changes;
    private final Plans plans;
    private final LookUp lookUp;
    private final Policy policy;

    public PlanDesk(ChangeDesk changes, Plans plans, LookUp lookUp, Policy policy) {
        this.changes = changes;
        this.plans = plans;
        this.lookUp = lookUp;
        this.policy = policy;
    }

    /// Carries out a plan after a yes: once, and only if nothing has moved since. A plan that needs
    /// a person in Slack is carried out from there only; other doors are told how it went.
    public Outcome apply(String token, Call call) {
        return onPlan(
                token,
                plan -> {
                    if (plan.forSlack() && call.door() != Door.SLACK) {
                        return heard(plan, plan.order(), token, call);
                    }
                    if (plans.hasExpired(plan)) {
                        return over(Optional.empty(), Outcome.PlanVoid.Why.EXPIRED);
                    }
                    if (!call.caller().may(Role.APPROVER)) {
                        return roleTooLow(Optional.empty());
                    }
                    if (plans.isUsed(plan)) {
                        return over(Optional.empty(), Outcome.PlanVoid.Why.USED);
                    }
                    return apply(plan, plan.order(), call);
                });
    }

    /// Why this caller cannot say yes now; empty when they can. Changes nothing, and asks HostUp at
    /// most for the server's name.
    public Optional<Outcome> objection(String token, Call call) {
        return plans.open(token)
                .map(plan -> objection(plan, call, false))
                .orElseGet(() -> Optional.of(notOurs()));
    }

    /// Ends a plan with a no; its requester is told. Approvers may decline, and the requester.
    public Outcome decline(String token, Call call) {
        return onPlan(
                token,
                plan ->
                        objection(plan, call, plan.isBy(call.caller()))
                                .orElseGet(() -> decline(plan, call)));
    }

    private Outcome onPlan(String token, Function<Plan, Outcome> then) {
        return plans.open(token).map(then).orElseGet(PlanDesk::notOurs);
    }

    private static Outcome notOurs() {
        return new Outcome.Invalid(
                List.of(
                        ArgumentProblem.wrong(
                                "planToken",
                                "this is not a plan token of this server",
                                "copy the whole token from needs_confirmation, or ask for the change again")));
    }

    /// @param entitled the role does not matter
    private Optional<Outcome> objection(Plan plan, Call call, boolean entitled) {
        if (policy.readOnly()) {
            return Optional.of(ChangeDesk.refused(Optional.empty(), new Refusal.ReadOnly()));
        }
        if (plans.hasExpired(plan)) {
            return Optional.of(over(Optional.empty(), Outcome.PlanVoid.Why.EXPIRED));
        }
        if (plans.isUsed(plan)) {
            return Optional.of(over(Optional.empty(), Outcome.PlanVoid.Why.USED));
        }
        try {
            return entitled || approves(call, plan.order().vps())
                    ? Optional.empty()
                    : Optional.of(roleTooLow(Optional.empty()));
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
        return changes.onServer(
                order,
                call,
                (known, vps) -> {
                    if (!call.caller().may(Role.APPROVER, vps)) {
                        return roleTooLow(Optional.of(vps));
                    }
                    return changes.locked(
                            vps,
                            call,
                            () -> {
                                Outcome outcome = apply(plan, known, vps, call);
                                if (PendingApprovals.areEndedBy(outcome)) {
                                    plans.end(plan, outcome);
                                }
                                return outcome;
                            });
                });
    }

    private <S extends Situation> Outcome apply(Plan plan, Order<S> order, Vps vps, Call call) {
        if (plans.isUsed(plan)) {
            return over(Optional.of(vps), Outcome.PlanVoid.Why.USED);
        }
        S before = changes.read(order, vps, call.deadline());
        if (!plan.isFor(before)) {
            return over(Optional.of(vps), Outcome.PlanVoid.Why.MOVED);
        }
        Decision<S> decision = Decision.on(order, before, changes.terms(call, true));
        if (decision instanceof Cleared<S> && !plans.use(plan)) {
            return over(Optional.of(vps), whyVoid(plan));
        }
        People people = new People(plans.requester(plan), Optional.of(call.caller().name()));
        Outcome outcome = changes.act(decision, order, before, call, people);
        if (nothingWasSent(outcome)) {
            plans.giveBack(plan);
        }
        return outcome;
    }

    /// How a plan stands that waits in Slack. Only callers who may see its server are told: the
    /// token alone is no permission.
    private <S extends Situation> Outcome heard(
            Plan plan, Order<S> order, String token, Call call) {
        return changes.onServer(
                order,
                call,
                (known, vps) ->
                        plans.outcome(plan)
                                .orElseGet(() -> stillWaiting(plan, known, vps, token, call)));
    }

    /// The plan as it was, if it would still do the same.
    private <S extends Situation> Outcome stillWaiting(
            Plan plan, Order<S> order, Vps vps, String token, Call call) {
        if (plans.hasExpired(plan)) {
            return over(Optional.empty(), Outcome.PlanVoid.Why.EXPIRED);
        }
        S before = changes.read(order, vps, call.deadline());
        if (!plan.isFor(before)) {
            return over(Optional.of(vps), Outcome.PlanVoid.Why.MOVED);
        }
        return switch (Decision.on(order, before, changes.terms(call, true))) {
            case Cleared<S> cleared ->
                    new Outcome.NeedsConfirmation(
                            ChangeDesk.facts(cleared.change(), before, order),
                            cleared.change().direction(),
                            plan,
                            token);
            case Decision<S> other ->
                    changes.act(other, order, before, call, People.alone(plans.requester(plan)));
        };
    }

    private Outcome decline(Plan plan, Call call) {
        if (!plans.use(plan)) {
            return over(Optional.empty(), whyVoid(plan));
        }
        Outcome declined =
                ChangeDesk.refused(named(plan, call), new Refusal.Declined(call.caller().name()));
        plans.end(plan, declined);
        return declined;
    }

    /// The server with its remembered name; HostUp is not asked.
    private Optional<Vps> named(Plan plan, Call call) {
        return lookUp.find(plan.order().vps(), ServerFilter.ALL, call.deadline())
                        instanceof LookUp.Found.One(Vps vps)
                ? Optional.of(vps)
                : Optional.empty();
    }

    /// Why a plan cannot be used that still held a moment ago.
    private Outcome.PlanVoid.Why whyVoid(Plan plan) {
        return plans.hasExpired(plan) ? Outcome.PlanVoid.Why.EXPIRED : Outcome.PlanVoid.Why.USED;
    }

    private static boolean nothingWasSent(Outcome outcome) {
        return outcome instanceof Outcome.Unavailable || outcome instanceof Outcome.RateLimited;
    }

    private static Outcome over(Optional<Vps> vps, Outcome.PlanVoid.Why why) {
        return new Outcome.PlanVoid(vps, why);
    }

    private static Outcome roleTooLow(Optional<Vps> vps) {
        return ChangeDesk.refused(vps, new Refusal.RoleTooLow(Role.APPROVER));
    }
}
