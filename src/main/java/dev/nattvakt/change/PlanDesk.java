package dev.nattvakt.change;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Door;
import dev.nattvakt.caller.HouseRules;
import dev.nattvakt.caller.Role;
import dev.nattvakt.caller.ServerFilter;
import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.change.facts.People;
import dev.nattvakt.change.facts.Refusal;
import dev.nattvakt.change.facts.Situation;
import dev.nattvakt.change.order.Order;
import dev.nattvakt.change.plan.Plan;
import dev.nattvakt.change.plan.PlanState;
import dev.nattvakt.change.plan.PlanToken;
import dev.nattvakt.change.plan.Plans;
import dev.nattvakt.fleet.LookUp;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;

/// What happens to a plan once it is made: a yes, a no, or a question how it went. A yes is carried
/// out at the [ChangeDesk], like every other change. Blocking, safe for many threads.
public final class PlanDesk {

    private final ChangeDesk changes;
    private final Plans<Outcome> plans;
    private final LookUp lookUp;
    private final HouseRules rules;

    public PlanDesk(ChangeDesk changes, Plans<Outcome> plans, LookUp lookUp, HouseRules rules) {
        this.changes = changes;
        this.plans = plans;
        this.lookUp = lookUp;
        this.rules = rules;
    }

    /// Carries out a plan after a yes: once, one yes at a time, and only if nothing has moved
    /// since. A plan that needs a person in Slack is carried out from there only; other doors are
    /// told how it went. Expiry counts now, not when the server's turn comes.
    public Outcome apply(String text, Call call) {
        return withToken(text, token -> apply(token, call));
    }

    /// Why this caller cannot say yes now; empty when they can. Changes nothing, and asks HostUp at
    /// most for the server's name.
    public Optional<Outcome> objection(String text, Call call) {
        return PlanToken.parse(text)
                .map(token -> objection(plans.look(token), call, false))
                .orElseGet(() -> Optional.of(noToken()));
    }

    /// Ends a plan with a no; its requester is told. Approvers may decline, and the requester.
    public Outcome decline(String text, Call call) {
        return withToken(
                text,
                token ->
                        objection(plans.look(token), call, true)
                                .orElseGet(() -> decline(token, call)));
    }

    private static Outcome withToken(String text, Function<PlanToken, Outcome> then) {
        return PlanToken.parse(text).map(then).orElseGet(PlanDesk::noToken);
    }

    private static Outcome noToken() {
        return new Outcome.Invalid(
                List.of(
                        ArgumentProblem.wrong(
                                "planToken",
                                "this is no plan token",
                                "copy all 22 characters of plan.token from needs_confirmation")));
    }

    private Outcome apply(PlanToken token, Call call) {
        if (rules.readOnly()) {
            return ChangeDesk.refused(Optional.empty(), new Refusal.ReadOnly());
        }
        Optional<Plan> found = plans.find(token);
        if (found.isPresent() && found.get().forSlack() && call.door() != Door.SLACK) {
            return heard(token, found.get().order(), call);
        }
        if (found.isPresent() && !call.caller().may(Role.APPROVER)) {
            return roleTooLow(Optional.empty());
        }
        return switch (plans.take(token)) {
            case PlanState.Unknown<Outcome> _ -> Outcome.PlanVoid.unknown();
            case PlanState.Expired<Outcome> _ -> Outcome.PlanVoid.expired();
            case PlanState.Open<Outcome>(Plan plan) -> applyTaken(token, plan, call);
            case PlanState.Taken<Outcome>(Plan plan) ->
                    onServer(plan.order(), call, Outcome.Busy::new);
            case PlanState.Ended<Outcome>(Plan plan, Outcome how) ->
                    onServer(plan.order(), call, vps -> again(vps, how));
        };
    }

    private Outcome applyTaken(PlanToken token, Plan plan, Call call) {
        boolean isKnown = false;
        try {
            Outcome outcome =
                    changes.onServer(
                            plan.order(),
                            call,
                            (order, vps) ->
                                    mayApprove(call, vps)
                                            ? changes.locked(
                                                    vps,
                                                    call,
                                                    connection ->
                                                            apply(
                                                                    plan,
                                                                    order,
                                                                    vps,
                                                                    call,
                                                                    connection))
                                            : roleTooLow(Optional.of(vps)));
            isKnown = true;
            if (ends(outcome)) {
                plans.end(token, outcome);
            } else {
                plans.giveBack(token);
            }
            return outcome;
        } finally {
            if (!isKnown) {
                // A bug of ours, perhaps after something was sent: another yes might send it twice.
                plans.forget(token);
            }
        }
    }

    private <S extends Situation> Outcome apply(
            Plan plan, Order<S> order, Vps vps, Call call, WritePort.Connection connection) {
        S before = changes.read(order, vps, call.deadline());
        if (!plan.isFor(before)) {
            return Outcome.PlanVoid.moved(vps);
        }
        People people = new People(plan.requester(), Optional.of(call.caller().name()));
        return changes.act(
                Decision.on(order, before, changes.terms(call, true)),
                order,
                before,
                call,
                cleared -> changes.send(cleared, order, before, call, people, connection));
    }

    /// Answers about a plan without carrying it out. Only approvers of its server are told: the
    /// token alone is no permission.
    private Outcome onServer(Order<?> order, Call call, Function<Vps, Outcome> then) {
        return changes.onServer(
                order,
                call,
                (_, vps) -> mayApprove(call, vps) ? then.apply(vps) : roleTooLow(Optional.of(vps)));
    }

    /// Whether another yes to the same plan would be pointless.
    static boolean ends(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Verified _,
                    Outcome.Adjusted _,
                    Outcome.AlreadySet _,
                    Outcome.Overwritten _,
                    Outcome.Unconfirmed _,
                    Outcome.Vanished _,
                    Outcome.PlanVoid _ ->
                    true;
            case Outcome.Refused(_, Refusal refusal, _) ->
                    !(refusal instanceof Refusal.RoleTooLow || refusal instanceof Refusal.ReadOnly);
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

    /// What a later yes is told.
    private static Outcome again(Vps vps, Outcome ended) {
        return ended instanceof Outcome.PlanVoid ? ended : Outcome.PlanVoid.used(vps, ended);
    }

    /// How a plan stands that waits in Slack. Only callers who may see its server are told: the
    /// token alone is no permission.
    private <S extends Situation> Outcome heard(PlanToken token, Order<S> order, Call call) {
        return changes.onServer(
                order,
                call,
                (known, vps) ->
                        switch (plans.look(token)) {
                            case PlanState.Unknown<Outcome> _ -> Outcome.PlanVoid.unknown();
                            case PlanState.Expired<Outcome> _ -> Outcome.PlanVoid.expired();
                            case PlanState.Open<Outcome>(Plan plan) ->
                                    stillWaiting(token, plan, known, vps, call);
                            case PlanState.Taken<Outcome> _ -> new Outcome.Busy(vps);
                            case PlanState.Ended<Outcome>(_, Outcome how) -> how;
                        });
    }

    /// The plan as it was, if it would still do the same.
    private <S extends Situation> Outcome stillWaiting(
            PlanToken token, Plan plan, Order<S> order, Vps vps, Call call) {
        S before = changes.read(order, vps, call.deadline());
        if (!plan.isFor(before)) {
            // A yes may have moved it since.
            return plans.look(token) instanceof PlanState.Ended<Outcome>(_, Outcome how)
                    ? how
                    : Outcome.PlanVoid.moved(vps);
        }
        return changes.act(
                Decision.on(order, before, changes.terms(call, true)),
                order,
                before,
                call,
                cleared ->
                        new Outcome.NeedsConfirmation(
                                changes.asked(cleared.change(), before, order, call),
                                cleared.change().direction(),
                                plan,
                                token.value()));
    }

    /// @param declines a no is allowed to the requester too, in any role
    private Optional<Outcome> objection(PlanState<Outcome> state, Call call, boolean declines) {
        if (rules.readOnly()) {
            return Optional.of(ChangeDesk.refused(Optional.empty(), new Refusal.ReadOnly()));
        }
        return switch (state) {
            case PlanState.Unknown<Outcome> _ -> Optional.of(Outcome.PlanVoid.unknown());
            case PlanState.Expired<Outcome> _ -> Optional.of(Outcome.PlanVoid.expired());
            case PlanState.Open<Outcome>(Plan plan) -> roleObjection(plan, call, declines);
            case PlanState.Taken<Outcome>(Plan plan) ->
                    roleObjection(plan, call, declines)
                            .or(() -> Optional.of(new Outcome.Busy(named(plan, call))));
            case PlanState.Ended<Outcome>(Plan plan, Outcome how) ->
                    roleObjection(plan, call, declines)
                            .or(() -> Optional.of(again(named(plan, call), how)));
        };
    }

    private Optional<Outcome> roleObjection(Plan plan, Call call, boolean declines) {
        try {
            return (declines && plan.isBy(call.caller())) || approves(call, plan.order().vps())
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

    private Outcome decline(PlanToken token, Call call) {
        return switch (plans.take(token)) {
            case PlanState.Open<Outcome>(Plan plan) -> {
                Outcome declined =
                        ChangeDesk.refused(
                                Optional.of(named(plan, call)),
                                new Refusal.Declined(call.caller().name()));
                plans.end(token, declined);
                yield declined;
            }
            case PlanState<Outcome> other ->
                    objection(other, call, true).orElseGet(Outcome.PlanVoid::unknown);
        };
    }

    /// The server with its remembered name; HostUp is not asked.
    private Vps named(Plan plan, Call call) {
        return lookUp.find(plan.order().vps(), ServerFilter.ALL, call.deadline())
                        instanceof LookUp.Found.One(Vps vps)
                ? vps
                : Vps.of(new VpsId(plan.order().vps()));
    }

    private static boolean mayApprove(Call call, Vps vps) {
        return call.caller().may(Role.APPROVER, vps);
    }

    private static Outcome roleTooLow(Optional<Vps> vps) {
        return ChangeDesk.refused(vps, new Refusal.RoleTooLow(Role.APPROVER));
    }
}
