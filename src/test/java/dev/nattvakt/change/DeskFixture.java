package dev.nattvakt.change;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

import dev.nattvakt.caller.Approval;
import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.CallBuilder;
import dev.nattvakt.caller.Confirm;
import dev.nattvakt.caller.HouseRules;
import dev.nattvakt.caller.VirtualTime;
import dev.nattvakt.change.order.Order;
import dev.nattvakt.change.outcome.Conclusion;
import dev.nattvakt.change.outcome.FleetListener;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.change.outcome.PlanContent;
import dev.nattvakt.change.plan.Plans;
import dev.nattvakt.fleet.FleetReads;
import dev.nattvakt.fleet.InMemoryFleet.Server;
import dev.nattvakt.fleet.LookUp;
import dev.nattvakt.fleet.Roster;
import dev.nattvakt.fleet.pace.Abreast;
import dev.nattvakt.fleet.pace.Pace;
import dev.nattvakt.fleet.pace.PacedReader;

/// The change desk over a cloud in memory and virtual time, with `web-01` (`vps_1`) in it.
final class DeskFixture {

    /// What is waited between the looks after a write, when nothing ever shows.
    static final List<Duration> WAITS = List.of(seconds(0.5), seconds(1), seconds(2), seconds(4));

    final VirtualTime time = new VirtualTime();
    final InMemoryHostUp cloud = new InMemoryHostUp(time);
    final Server web = cloud.server("vps_1", "web-01", "192.0.2.10");
    final List<Alarm.Event> alarms = Collections.synchronizedList(new ArrayList<>());
    final InDoubt inDoubt = new InDoubt(time, alarms::add, time, time::nanoTime);
    final WritesUnderWay underWay = new WritesUnderWay();
    final ReplicaGuard replicas =
            new ReplicaGuard(time::nanoTime, time, look -> this.threads.execute(look));

    /// Where looks wait that have to agree.
    Executor threads = Runnable::run;

    final ChangeDesk desk;
    final PlanDesk plans;
    final FleetPlanner planner;
    final Plans<PlanContent, Conclusion> kept;
    final LookUp lookUp;
    final Roster roster;

    /// Requests a second that plans over many servers may make.
    private static final int PACE = 10;

    private final AtomicInteger ids = new AtomicInteger();

    DeskFixture() {
        this(new HouseRules(Confirm.WEAKENING, Approval.CALLER, false));
    }

    /// One in which nobody is asked before a change.
    static DeskFixture unasked() {
        return new DeskFixture(new HouseRules(Confirm.NEVER, Approval.CALLER, false));
    }

    DeskFixture(HouseRules rules) {
        lookUp = new LookUp(cloud);
        roster = new Roster(cloud, lookUp);
        kept = new Plans<>(time, new Random(7), PlanContent::servers);
        desk =
                new ChangeDesk(
                        cloud,
                        lookUp,
                        new SendOnce(cloud, time, time, this::id, replicas),
                        kept,
                        rules,
                        time,
                        inDoubt,
                        underWay,
                        replicas);
        Pace pace = new Pace(PACE, time::nanoTime, time);
        plans =
                new PlanDesk(
                        desk, new FleetDesk(desk, pace, time, this::id, 1), kept, lookUp, rules);
        planner =
                new FleetPlanner(
                        desk,
                        roster,
                        new FleetReads(new PacedReader(cloud, pace), Abreast.ALONE),
                        kept,
                        rules);
    }

    private String id() {
        return "id" + ids.incrementAndGet();
    }

    CallBuilder aCall() {
        return CallBuilder.aCall(time);
    }

    Outcome carryOut(Order<?> order) {
        return desk.carryOut(order, aCall().build());
    }

    Outcome carryOut(OrderBuilder order) {
        return carryOut(order.build());
    }

    Outcome rehearse(OrderBuilder order) {
        return desk.rehearse(order.build(), aCall().build());
    }

    /// Carries out an order that has to be confirmed, up to the question.
    String tokenFor(Order<?> order) {
        return carryOut(order) instanceof Outcome.NeedsConfirmation asked
                ? asked.token()
                : "no token";
    }

    Outcome apply(String token) {
        return apply(token, aCall().build());
    }

    /// A plan of one server.
    Outcome apply(String token, Call call) {
        return (Outcome) plans.apply(token, call, FleetListener.NOBODY);
    }

    /// A plan of one server.
    Outcome decline(String token, Call call) {
        return (Outcome) plans.decline(token, call);
    }

    static Duration seconds(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }
}
