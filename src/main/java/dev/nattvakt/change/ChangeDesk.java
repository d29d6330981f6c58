package dev.nattvakt.change;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

import dev.nattvakt.caller.Approval;
import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.Door;
import dev.nattvakt.caller.HouseRules;
import dev.nattvakt.caller.InFlight;
import dev.nattvakt.caller.NeededYes;
import dev.nattvakt.caller.Role;
import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.change.facts.Change;
import dev.nattvakt.change.facts.Facts;
import dev.nattvakt.change.facts.People;
import dev.nattvakt.change.facts.Refusal;
import dev.nattvakt.change.facts.Situation;
import dev.nattvakt.change.order.Order;
import dev.nattvakt.change.outcome.Conclusion;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.change.outcome.PlanContent;
import dev.nattvakt.change.plan.PlannedChange;
import dev.nattvakt.change.plan.Plans;
import dev.nattvakt.fleet.LookUp;
import dev.nattvakt.fleet.ReadAhead;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.port.ReadPort;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.Vps;

/// The one way to change anything at HostUp. Phases: resolve the server, house rules, lock it,
/// read, decide, write at most once, read back, compare. A failure before the write means that
/// nothing was sent; a doubt after it is reported as a doubt. Blocking, safe for many threads,
/// never throws for what HostUp or the wire does. [PlanDesk] carries out the changes that need a
/// yes first.
public final class ChangeDesk {

    /// A write is not begun if less time than this is left to verify it.
    static final Duration WRITE_AND_VERIFY = Duration.ofSeconds(10);

    private final ReadPort reader;
    private final LookUp lookUp;
    private final SendOnce sendOnce;
    private final Plans<PlanContent, Conclusion> plans;
    private final HouseRules rules;
    private final Clock hostUpTime;
    private final InDoubt inDoubt;
    private final WritesUnderWay underWay;
    private final ReplicaGuard replicas;

    /// @param plans where a change waits that needs a yes first
    /// @param hostUpTime the clock by which schedules run, in HostUp's zone
    /// @param underWay refuses new writes once it is closed
    public ChangeDesk(
            ReadPort reader,
            LookUp lookUp,
            SendOnce sendOnce,
            Plans<PlanContent, Conclusion> plans,
            HouseRules rules,
            Clock hostUpTime,
            InDoubt inDoubt,
            WritesUnderWay underWay,
            ReplicaGuard replicas) {
        this.reader = reader;
        this.lookUp = lookUp;
        this.sendOnce = sendOnce;
        this.plans = plans;
        this.rules = rules;
        this.hostUpTime = hostUpTime;
        this.inDoubt = inDoubt;
        this.underWay = underWay;
        this.replicas = replicas;
    }

    /// Makes the change, or says why not.
    public <S extends Situation> Outcome carryOut(Order<S> order, Call call) {
        return objection(order, call)
                .orElseGet(() ->
                        headStart(order, call)
                                .map(start -> carryOut(order, call, start))
                                .orElseGet(() ->
                                        resolved(
                                                order,
                                                call,
                                                (known, vps) -> locked(known, vps, call))));
    }

    private <S extends Situation> Outcome carryOut(Order<S> order, Call call, HeadStart start) {
        try (start) {
            return resolved(
                    order,
                    call,
                    (known, vps) -> {
                        if (start.isOn(vps)) {
                            return change(known, vps, call, start.ahead(), start.connection());
                        }
                        start.close();
                        return locked(known, vps, call);
                    });
        }
    }

    private <S extends Situation> Outcome locked(Order<S> order, Vps vps, Call call) {
        return locked(vps, call, connection -> change(order, vps, call, reader, connection));
    }

    /// Empty when the name was never looked up, or its server is busy.
    private Optional<HeadStart> headStart(Order<?> order, Call call) {
        return lookUp.lastMeant(order.vps(), call.caller().servers())
                .filter(vps -> call.caller().may(Role.OPERATOR, vps))
                .flatMap(vps ->
                        inDoubt.locks()
                                .take(vps.id(), Duration.ZERO)
                                .map(lock -> headStart(order, vps, lock, call)));
    }

    private HeadStart headStart(Order<?> order, Vps vps, VpsLocks.Held lock, Call call) {
        boolean isBegun = false;
        try {
            HeadStart start = new HeadStart(ahead(order, vps, call), lock, sendOnce.open());
            isBegun = true;
            return start;
        } finally {
            if (!isBegun) {
                lock.close();
            }
        }
    }

    /// Says what [#carryOut] would do. Sends nothing.
    public <S extends Situation> Outcome rehearse(Order<S> order, Call call) {
        return objection(order, call).orElseGet(() -> rehearse(order, call, ahead(order, call)));
    }

    /// Where to read: what the server that had this name last shows is being read already.
    private ReadPort ahead(Order<?> order, Call call) {
        return lookUp.lastMeant(order.vps(), call.caller().servers())
                .<ReadPort>map(vps -> ahead(order, vps, call))
                .orElse(reader);
    }

    private ReadAhead ahead(Order<?> order, Vps vps, Call call) {
        ReadAhead ahead = lookUp.ahead(vps.id(), call.deadline());
        order.readAhead(ahead);
        return ahead;
    }

    private <S extends Situation> Outcome rehearse(Order<S> order, Call call, ReadPort over) {
        return resolved(
                order,
                call,
                (known, vps) -> {
                    S before = read(known, vps, over, call.deadline());
                    return switch (Decision.on(known, before, terms(call, false))) {
                        case Cleared<S> cleared -> planned(cleared.change(), before, known);
                        case Decision.NeedsConfirmation<S> waiting ->
                                new Outcome.Planned(
                                        asked(waiting.change(), before, known, call),
                                        waiting.change().direction(),
                                        true);
                        case Decision.AlreadySo<S> so -> alreadySet(so, before, known);
                        case Decision.Invalid<S>(List<ArgumentProblem> problems) ->
                                new Outcome.Invalid(problems);
                        case Decision.Refused<S>(Refusal refusal) -> refused(before, refusal);
                    };
                });
    }

    /// Resolves the server and checks what does not depend on HostUp's state.
    <S extends Situation> Outcome onServer(
            Order<S> order, Call call, BiFunction<Order<S>, Vps, Outcome> then) {
        return objection(order, call).orElseGet(() -> resolved(order, call, then));
    }

    private Optional<Outcome> objection(Order<?> order, Call call) {
        if (rules.readOnly()) {
            return Optional.of(refused(Optional.empty(), new Refusal.ReadOnly()));
        }
        if (!call.caller().may(Role.OPERATOR)) {
            return Optional.of(refused(Optional.empty(), new Refusal.RoleTooLow(Role.OPERATOR)));
        }
        return order.problems().isEmpty()
                ? Optional.empty()
                : Optional.of(new Outcome.Invalid(order.problems()));
    }

    private <S extends Situation> Outcome resolved(
            Order<S> order, Call call, BiFunction<Order<S>, Vps, Outcome> then) {
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

    /// @param work a change that may come to write; the connection for it is being opened meanwhile
    Outcome locked(Vps vps, Call call, Function<WritePort.Connection, Outcome> work) {
        Duration wait = call.deadline().left().minus(WRITE_AND_VERIFY);
        Optional<VpsLocks.Held> held = inDoubt.locks().take(vps.id(), wait);
        if (held.isEmpty()) {
            return new Outcome.Busy(vps);
        }
        try (VpsLocks.Held _ = held.get();
                WritePort.Connection connection = sendOnce.open()) {
            return work.apply(connection);
        }
    }

    /// @param over what the server is read over
    private <S extends Situation> Outcome change(
            Order<S> order, Vps vps, Call call, ReadPort over, WritePort.Connection connection) {
        S before = read(order, vps, over, call.deadline());
        People people = People.alone(call.caller().name());
        return act(
                Decision.on(order, before, terms(call, false)),
                order,
                before,
                call,
                cleared -> send(cleared, order, before, call, people, connection));
    }

    /// Carries out a planned change after its yes: locked, read, and only if nothing has moved
    /// since.
    ///
    /// @param needed the role on that server
    /// @param earlier what came of an earlier try, if something may have been sent: then it may be
    ///   so already, and it is not sent again while that may still take effect
    Outcome confirmed(
            PlannedChange planned,
            Call call,
            People people,
            Role needed,
            Optional<Outcome.Unconfirmed> earlier) {
        return onServer(
                planned.order(),
                call,
                (order, vps) ->
                        call.caller().may(needed, vps)
                                ? locked(
                                        vps,
                                        call,
                                        connection ->
                                                unlessMoved(
                                                        planned,
                                                        order,
                                                        vps,
                                                        call,
                                                        people,
                                                        earlier,
                                                        connection))
                                : refused(Optional.of(vps), new Refusal.RoleTooLow(needed)));
    }

    private <S extends Situation> Outcome unlessMoved(
            PlannedChange planned,
            Order<S> order,
            Vps vps,
            Call call,
            People people,
            Optional<Outcome.Unconfirmed> earlier,
            WritePort.Connection connection) {
        S before = read(order, vps, call.deadline());
        Decision<S> decision = Decision.on(order, before, terms(call, true));
        if (earlier.isPresent() && decision instanceof Decision.AlreadySo<S> so) {
            return alreadySet(so, before, order);
        }
        if (!planned.isFor(before)) {
            return Outcome.PlanVoid.moved(vps);
        }
        return earlier.<Outcome>map(doubt -> doubt)
                .filter(_ -> inDoubt.isOpen(earlier.get().receipt()))
                .orElseGet(() ->
                        act(
                                decision,
                                order,
                                before,
                                call,
                                cleared -> send(cleared, order, before, call, people, connection)));
    }

    /// @param then what becomes of a change that nothing stands in the way of
    <S extends Situation> Outcome act(
            Decision<S> decision,
            Order<S> order,
            S before,
            Call call,
            Function<Cleared<S>, Outcome> then) {
        return switch (decision) {
            case Cleared<S> cleared -> then.apply(cleared);
            case Decision.NeedsConfirmation<S> waiting ->
                    ask(waiting.change(), order, before, call);
            case Decision.AlreadySo<S> so -> alreadySet(so, before, order);
            case Decision.Invalid<S>(List<ArgumentProblem> problems) ->
                    new Outcome.Invalid(problems);
            case Decision.Refused<S>(Refusal refusal) -> refused(before, refusal);
        };
    }

    private <S extends Situation> Outcome send(
            Cleared<S> cleared,
            Order<S> order,
            S before,
            Call call,
            People people,
            WritePort.Connection connection) {
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
                    "shutting_down", "this server is shutting down", Optional.empty());
        }
        try (InFlight.Begun _ = begun.get()) {
            SendOnce.Result result =
                    sendOnce.send(
                            connection,
                            cleared,
                            before,
                            facts(cleared.change(), before, order),
                            people,
                            over -> readOver(over, order, before.vps(), deadline),
                            deadline,
                            () -> !underWay.isClosed() && !call.isCancelled());
            inDoubt.after(result, look(cleared.change(), order, before.vps()));
            return result.outcome();
        }
    }

    private <S extends Situation> WriteRecord.Look look(Change<S> change, Order<S> order, Vps vps) {
        return deadline ->
                change.readBack().in(read(order, vps, deadline), Optional.empty()).fields();
    }

    private <S extends Situation> Outcome ask(
            Change<S> change, Order<S> order, S before, Call call) {
        Facts asked = asked(change, before, order, call);
        boolean mayApprove = call.caller().may(Role.APPROVER, before.vps());
        NeededYes yes = rules.needed(call, change.direction().weakens(), mayApprove);
        if (yes.ways().isEmpty()) {
            return refused(before, new Refusal.PersonNeeded(rules.waysToPerson(call)));
        }
        boolean elsewhere = yes.approval() == Approval.SLACK && call.door() != Door.SLACK;
        boolean forOthers = elsewhere || !mayApprove;
        Plans.Wish<PlanContent> wish =
                new Plans.Wish<>(
                        new PlanContent.One(PlannedChange.of(order, before)),
                        call.caller().name(),
                        yes);
        Optional<Plans.Made<PlanContent>> made =
                elsewhere ? plans.share(wish) : Optional.of(plans.make(wish, forOthers));
        return made.<Outcome>map(there ->
                        new Outcome.NeedsConfirmation(
                                asked, change.direction(), there.plan(), there.token().value()))
                .orElseGet(() -> refused(before, new Refusal.TooManyWaiting()));
    }

    Mandate terms(Call call, boolean confirmed) {
        return new Mandate(call.caller(), call.door(), rules, confirmed);
    }

    /// What a decision may rest on: never a state that an earlier change of ours replaced.
    <S extends Situation> S read(Order<S> order, Vps vps, Deadline deadline) {
        return read(order, vps, reader, deadline);
    }

    /// The same over another reader.
    <S extends Situation> S read(Order<S> order, Vps vps, ReadPort over, Deadline deadline) {
        return replicas.read(over, port -> readOver(port, order, vps, deadline), deadline);
    }

    private <S extends Situation> S readOver(
            ReadPort over, Order<S> order, Vps vps, Deadline deadline) {
        return order.read(over, vps, hostUpTime.instant(), hostUpTime.getZone(), deadline);
    }

    private static <S extends Situation> Outcome planned(
            Change<S> change, S before, Order<S> order) {
        return new Outcome.Planned(facts(change, before, order), change.direction(), false);
    }

    /// What a person is asked about, under the name that HostUp gives the server now.
    <S extends Situation> Facts asked(Change<S> change, S before, Order<S> order, Call call) {
        return facts(change, before, order).of(lookUp.named(before.vps().id(), call.deadline()));
    }

    static <S extends Situation> Outcome.AlreadySet alreadySet(
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

    static <S extends Situation> Facts facts(Change<S> change, S situation, Order<S> order) {
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

    static Outcome.Refused refused(Situation situation, Refusal refusal) {
        return new Outcome.Refused(Optional.of(situation.vps()), refusal, situation.limits());
    }

    static Outcome.Refused refused(Optional<Vps> vps, Refusal refusal) {
        return new Outcome.Refused(vps, refusal, Fields.NONE);
    }
}
