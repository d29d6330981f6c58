package dev.nattvakt.change;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.HouseRules;
import dev.nattvakt.caller.Role;
import dev.nattvakt.caller.ServerFilter;
import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.change.facts.Consent;
import dev.nattvakt.change.facts.People;
import dev.nattvakt.change.facts.Refusal;
import dev.nattvakt.change.facts.Situation;
import dev.nattvakt.change.order.Order;
import dev.nattvakt.change.outcome.Conclusion;
import dev.nattvakt.change.outcome.FleetListener;
import dev.nattvakt.change.outcome.FleetOutcome;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.change.outcome.PlanContent;
import dev.nattvakt.change.plan.Plan;
import dev.nattvakt.change.plan.PlanState;
import dev.nattvakt.change.plan.PlanToken;
import dev.nattvakt.change.plan.PlannedChange;
import dev.nattvakt.change.plan.Plans;
import dev.nattvakt.fleet.LookUp;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;

/// What happens to a plan once it is made: a yes, a no, or a question how it went. A yes is carried
/// out at the [ChangeDesk], like every other change. Blocking, safe for many threads.
public final class PlanDesk {

    private final ChangeDesk changes;
    private final FleetDesk fleet;
    private final Plans<PlanContent, Conclusion> plans;
    private final LookUp lookUp;
    private final HouseRules rules;

    /// @param fleet carries out plans over many servers
    public PlanDesk(
            ChangeDesk changes,
            FleetDesk fleet,
            Plans<PlanContent, Conclusion> plans,
            LookUp lookUp,
            HouseRules rules) {
        this.changes = changes;
        this.fleet = fleet;
        this.plans = plans;
        this.lookUp = lookUp;
        this.rules = rules;
    }

    /// Carries out a plan after a yes: once, one yes at a time, and only if nothing has moved
    /// since. A plan over many servers stays open until none is left to do. A plan that needs a
    /// person in Slack is carried out from there only; other doors are told how it went. One that
    /// needs a person is refused to a plain call, which a model could make. Expiry counts now, not
    /// when the server's turn comes.
    ///
    /// @param listener hears of the servers of a plan over many
    public Conclusion apply(String text, Call call, FleetListener listener) {
        return withToken(text, token -> apply(token, call, listener));
    }

    /// Why this caller cannot say yes now; empty when they can. Changes nothing, and asks HostUp at
    /// most for the server's name.
    public Optional<Conclusion> objection(String text, Call call) {
        return PlanToken.parse(text)
                .map(token -> objection(plans.look(token), call, false))
                .orElseGet(() -> Optional.of(noToken()));
    }

    /// Ends a plan with a no; its requester is told. Approvers may decline, and the requester.
    public Conclusion decline(String text, Call call) {
        return withToken(
                text,
                token ->
                        objection(plans.look(token), call, true)
                                .orElseGet(() -> decline(token, call)));
    }

    private static Conclusion withToken(String text, Function<PlanToken, Conclusion> then) {
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

    private Conclusion apply(PlanToken token, Call call, FleetListener listener) {
        if (rules.readOnly()) {
            return ChangeDesk.refused(Optional.empty(), new Refusal.ReadOnly());
        }
        Optional<Plan<PlanContent>> found = plans.find(token);
        if (found.isPresent() && !found.get().yes().approval().accepts(call.approvalWay())) {
            return found.get().forSlack()
                    ? heard(token, found.get().content(), call)
                    : ChangeDesk.refused(
                            Optional.empty(), new Refusal.PersonNeeded(rules.waysToPerson(call)));
        }
        Optional<Conclusion> tooLow =
                found.flatMap(plan ->
                        switch (plan.content()) {
                            case PlanContent.One _ ->
                                    call.caller().may(Role.APPROVER)
                                            ? Optional.<Conclusion>empty()
                                            : Optional.of(roleTooLow(Optional.empty()));
                            case PlanContent.Many many -> FleetDesk.roleObjection(many, call);
                        });
        return tooLow.orElseGet(() -> applyAllowed(token, call, listener));
    }

    private Conclusion applyAllowed(PlanToken token, Call call, FleetListener listener) {
        return switch (plans.take(token)) {
            case PlanState.Unknown() -> Outcome.PlanVoid.unknown();
            case PlanState.Expired(_) -> Outcome.PlanVoid.expired();
            case PlanState.Open(var plan) -> applyTaken(token, plan, call, listener);
            case PlanState.Taken(var plan) ->
                    about(plan.content(), call, Outcome.Busy::new, FleetOutcome.UnderWay::new);
            case PlanState.Ended(var plan, Conclusion how) -> again(plan.content(), how, call);
        };
    }

    private Conclusion applyTaken(
            PlanToken token, Plan<PlanContent> plan, Call call, FleetListener listener) {
        boolean isKnown = false;
        try {
            Conclusion conclusion =
                    switch (plan.content()) {
                        case PlanContent.One(PlannedChange change) ->
                                applyOne(token, plan, change, call);
                        case PlanContent.Many many -> applyMany(token, plan, many, call, listener);
                    };
            isKnown = true;
            return conclusion;
        } finally {
            if (!isKnown) {
                // A bug of ours, perhaps after something was sent: another yes might send it twice.
                plans.forget(token);
            }
        }
    }

    private Outcome applyOne(
            PlanToken token, Plan<PlanContent> plan, PlannedChange change, Call call) {
        Consent yes = new Consent(call.caller().name(), call.approvalWay());
        People people = People.alone(plan.requester()).and(yes);
        Outcome outcome = changes.confirmed(change, call, people, Role.APPROVER, Optional.empty());
        if (outcome.endsItsPlan()) {
            plans.end(token, outcome);
        } else {
            plans.giveBack(token);
        }
        return outcome;
    }

    private FleetOutcome applyMany(
            PlanToken token,
            Plan<PlanContent> plan,
            PlanContent.Many many,
            Call call,
            FleetListener listener) {
        PlanContent.Many after = fleet.carryOut(many, plan.requester(), call.overMany(), listener);
        boolean hasMore = after.hasMore();
        FleetOutcome.Applied applied =
                new FleetOutcome.Applied(
                        after.rows(),
                        after.receipt(),
                        hasMore
                                ? Optional.of(new FleetOutcome.Rest(plan, token.value()))
                                : Optional.empty());
        plans.giveBack(token, after);
        if (!hasMore) {
            plans.end(token, applied);
        }
        return applied;
    }

    /// Answers about a plan without carrying it out. Only those who may say yes to it are told: the
    /// token alone is no permission.
    private Conclusion about(
            PlanContent content, Call call, Function<Vps, Outcome> one, Supplier<Conclusion> many) {
        return switch (content) {
            case PlanContent.One(PlannedChange change) ->
                    changes.onServer(
                            change.order(),
                            call,
                            (_, vps) ->
                                    mayApprove(call, vps)
                                            ? one.apply(vps)
                                            : roleTooLow(Optional.of(vps)));
            case PlanContent.Many there -> FleetDesk.roleObjection(there, call).orElseGet(many);
        };
    }

    /// What a later yes is told.
    private Conclusion again(PlanContent content, Conclusion ended, Call call) {
        return about(
                content,
                call,
                vps -> again(Optional.of(vps), ended),
                () -> again(Optional.empty(), ended));
    }

    private static Outcome again(Optional<Vps> vps, Conclusion ended) {
        return ended instanceof Outcome.PlanVoid isVoid
                ? isVoid
                : new Outcome.PlanVoid(vps, new Outcome.PlanVoid.Why.Used(ended));
    }

    /// How a plan stands that waits in Slack. Only callers who may see its servers are told: the
    /// token alone is no permission.
    private Conclusion heard(PlanToken token, PlanContent content, Call call) {
        return switch (content) {
            case PlanContent.One(PlannedChange change) -> heard(token, change.order(), call);
            case PlanContent.Many many ->
                    FleetDesk.maySee(many, call)
                            ? heardOfMany(token, many)
                            : Outcome.PlanVoid.unknown();
        };
    }

    private Conclusion heardOfMany(PlanToken token, PlanContent.Many many) {
        return switch (plans.look(token)) {
            case PlanState.Unknown() -> Outcome.PlanVoid.unknown();
            case PlanState.Expired(_) -> Outcome.PlanVoid.expired();
            case PlanState.Open(var plan) ->
                    many.receipt().isPresent()
                            ? new FleetOutcome.Applied(
                                    many.rows(),
                                    many.receipt(),
                                    Optional.of(new FleetOutcome.Rest(plan, token.value())))
                            : new FleetOutcome.NeedsConfirmation(
                                    List.copyOf(many.rows()), plan, token.value());
            case PlanState.Taken(_) -> new FleetOutcome.UnderWay();
            case PlanState.Ended(_, Conclusion how) -> how;
        };
    }

    private <S extends Situation> Outcome heard(PlanToken token, Order<S> order, Call call) {
        return changes.onServer(
                order,
                call,
                (known, vps) ->
                        switch (plans.look(token)) {
                            case PlanState.Unknown() -> Outcome.PlanVoid.unknown();
                            case PlanState.Expired(_) -> Outcome.PlanVoid.expired();
                            case PlanState.Open(var plan) ->
                                    stillWaiting(token, plan, known, vps, call);
                            case PlanState.Taken(_) -> new Outcome.Busy(vps);
                            case PlanState.Ended(_, Conclusion how) -> ofOne(how);
                        });
    }

    /// The plan as it was, if it would still do the same.
    private <S extends Situation> Outcome stillWaiting(
            PlanToken token, Plan<PlanContent> plan, Order<S> order, Vps vps, Call call) {
        S before = changes.read(order, vps, call.deadline());
        if (!(plan.content() instanceof PlanContent.One(PlannedChange change))
                || !change.isFor(before)) {
            // A yes may have moved it since.
            return plans.look(token) instanceof PlanState.Ended(_, Conclusion how)
                    ? ofOne(how)
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
    private Optional<Conclusion> objection(
            PlanState<PlanContent, Conclusion> state, Call call, boolean declines) {
        if (rules.readOnly()) {
            return Optional.of(ChangeDesk.refused(Optional.empty(), new Refusal.ReadOnly()));
        }
        return switch (state) {
            case PlanState.Unknown() -> Optional.of(Outcome.PlanVoid.unknown());
            case PlanState.Expired(_) -> Optional.of(Outcome.PlanVoid.expired());
            case PlanState.Open(var plan) -> roleObjection(plan, call, declines);
            case PlanState.Taken(var plan) ->
                    roleObjection(plan, call, declines)
                            .or(() -> Optional.of(underWay(plan.content(), call)));
            case PlanState.Ended(var plan, var how) ->
                    roleObjection(plan, call, declines)
                            .or(() -> Optional.of(again(named(plan.content(), call), how)));
        };
    }

    private Conclusion underWay(PlanContent content, Call call) {
        return named(content, call)
                .<Conclusion>map(Outcome.Busy::new)
                .orElseGet(FleetOutcome.UnderWay::new);
    }

    private Optional<Conclusion> roleObjection(
            Plan<PlanContent> plan, Call call, boolean declines) {
        if (declines && plan.isBy(call.caller())) {
            return Optional.empty();
        }
        return switch (plan.content()) {
            case PlanContent.One(PlannedChange change) -> roleObjection(change, call);
            case PlanContent.Many many -> FleetDesk.roleObjection(many, call);
        };
    }

    private Optional<Conclusion> roleObjection(PlannedChange change, Call call) {
        try {
            return approves(call, change.order().vps())
                    ? Optional.empty()
                    : Optional.of(roleTooLow(Optional.empty()));
        } catch (HostUpFailure failure) {
            return Optional.of(Outcome.of(failure, change.order().vps()));
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

    private Conclusion decline(PlanToken token, Call call) {
        return switch (plans.take(token)) {
            case PlanState.Open(var plan) -> {
                Outcome declined =
                        ChangeDesk.refused(
                                named(plan.content(), call),
                                new Refusal.Declined(call.caller().name()));
                plans.end(token, declined);
                yield declined;
            }
            case PlanState<PlanContent, Conclusion> other ->
                    objection(other, call, true).orElseGet(Outcome.PlanVoid::unknown);
        };
    }

    /// The server with its remembered name, where it is about one; HostUp is not asked.
    private Optional<Vps> named(PlanContent content, Call call) {
        return switch (content) {
            case PlanContent.One(PlannedChange change) ->
                    Optional.of(named(change.order().vps(), call));
            case PlanContent.Many _ -> Optional.empty();
        };
    }

    private Vps named(String id, Call call) {
        return lookUp.find(id, ServerFilter.ALL, call.deadline())
                        instanceof LookUp.Found.One(Vps vps)
                ? vps
                : Vps.of(new VpsId(id));
    }

    /// A plan of one server ends as a call about that server does.
    private static Outcome ofOne(Conclusion how) {
        return how instanceof Outcome outcome ? outcome : Outcome.PlanVoid.unknown();
    }

    private static boolean mayApprove(Call call, Vps vps) {
        return call.caller().may(Role.APPROVER, vps);
    }

    private static Outcome roleTooLow(Optional<Vps> vps) {
        return ChangeDesk.refused(vps, new Refusal.RoleTooLow(Role.APPROVER));
    }
}
