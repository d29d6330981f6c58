package dev.nattvakt.change;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import dev.nattvakt.caller.Approval;
import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.CallBuilder;
import dev.nattvakt.caller.Confirm;
import dev.nattvakt.caller.HouseRules;
import dev.nattvakt.caller.VirtualTime;
import dev.nattvakt.change.order.Order;
import dev.nattvakt.change.plan.Plan;
import dev.nattvakt.change.plan.PlanSeal;
import dev.nattvakt.fleet.InMemoryFleet.Server;
import dev.nattvakt.fleet.LookUp;

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
    final ChangeDesk desk;

    private final PlanSeal seal = new Seal();
    private final Map<String, Plan> sealed = new HashMap<>();
    private final AtomicInteger ids = new AtomicInteger();

    DeskFixture() {
        this(new HouseRules(Confirm.WEAKENING, Approval.CALLER, false));
    }

    /// One in which nobody is asked before a change.
    static DeskFixture unasked() {
        return new DeskFixture(new HouseRules(Confirm.NEVER, Approval.CALLER, false));
    }

    DeskFixture(HouseRules rules) {
        desk =
                new ChangeDesk(
                        cloud,
                        new LookUp(cloud),
                        new SendOnce(cloud, time, time, this::id),
                        seal,
                        rules,
                        time,
                        time,
                        this::id,
                        inDoubt,
                        underWay);
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

    Outcome apply(String token, Call call) {
        return desk.apply(token, call);
    }

    /// A token that this house would have made.
    String seal(Plan plan) {
        return seal.seal(plan);
    }

    static Duration seconds(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }

    /// Keeps what it sealed; any other word is a forgery.
    private final class Seal implements PlanSeal {

        @Override
        public String seal(Plan plan) {
            String token = "tok_" + plan.id();
            sealed.put(token, plan);
            return token;
        }

        @Override
        public Optional<Plan> open(String token) {
            return Optional.ofNullable(sealed.get(token));
        }
    }
}
