package dev.nattvakt.change;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Door;
import dev.nattvakt.caller.Progress;
import dev.nattvakt.caller.Role;
import dev.nattvakt.change.Mishap.Ledger;
import dev.nattvakt.change.facts.Refusal;
import dev.nattvakt.change.order.FleetWish;
import dev.nattvakt.change.order.SetBackupSchedule;
import dev.nattvakt.faults.Row;
import dev.nattvakt.faults.Tally;
import dev.nattvakt.fleet.InMemoryFleet.Server;
import dev.nattvakt.fleet.Only;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.schedule.BackupStateBuilder;
import dev.nattvakt.schedule.Gate;
import dev.nattvakt.schedule.ScheduleBuilder;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;

import static dev.nattvakt.schedule.BackupStateBuilder.backups;
import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;

/// F: many servers by one yes, each held against a call about it alone and against the record.
public final class FleetPlanRows {

    private static final int SERVERS = 50;

    /// A plan that ends early every time does three servers at least.
    private static final int MOST_YES = 20;

    private FleetPlanRows() {}

    public static List<Row> all() {
        return List.of(
                Row.of("F1", "a plan over servers in every state", 1_000, FleetPlanRows::planned),
                Row.of(
                        "F2",
                        "faults and others' changes over the rows",
                        1_000,
                        FleetPlanRows::faulty),
                Row.of(
                        "F4",
                        "who says yes, and how often at once",
                        1_000,
                        FleetPlanRows::saidTwice),
                Row.of("F5", "cut off in the middle, then gone on", 1_000, FleetPlanRows::cutOff));
    }

    /// Fifty servers at random, with `web-01` among them.
    private static final class Scene {

        final DeskFixture house = new DeskFixture();
        final Random random;
        final Map<VpsId, Server> servers = new HashMap<>();
        final Map<VpsId, Ledger> ledgers = new HashMap<>();

        Scene(Random random) {
            this.random = random;
            house.cloud.meaning(InMemoryHostUp.PostMeaning.values()[random.nextInt(3)]);
            servers.put(new VpsId("vps_1"), house.web);
            for (int number = 2; number <= SERVERS; number++) {
                VpsId id = new VpsId("vps_" + number);
                // Two servers of one name, now and then.
                servers.put(
                        id,
                        number % 10 == 0
                                ? house.cloud.server(id.value(), "app", "192.0.2." + number)
                                : house.cloud.server(number));
            }
        }

        Scene inEveryState() {
            servers.values().forEach(server -> server.having(anyState()));
            return this;
        }

        /// Servers that a change is possible on.
        Scene changeable() {
            servers.values()
                    .forEach(server ->
                            server.having(
                                    random.nextBoolean()
                                            ? backups()
                                            : backups(
                                                    aSchedule()
                                                            .at(random.nextInt(24))
                                                            .keeping(2))));
            return this;
        }

        private BackupStateBuilder anyState() {
            ScheduleBuilder daily =
                    aSchedule().at(random.nextInt(24)).keeping(1 + random.nextInt(5));
            return switch (random.nextInt(9)) {
                case 0 -> backups();
                case 1 -> backups(daily.off());
                case 2 -> backups(daily, aSchedule().id("bks_2").weekly(DayOfWeek.MONDAY));
                case 3 ->
                        backups(daily)
                                .canCreate(
                                        new Gate.Shut(
                                                Optional.of("pending_order"), Optional.empty()));
                case 4 -> backups().canCreate(Gate.UNSTATED);
                case 5 -> backups().slots(1, 1);
                case 6 -> backups(daily).slotsUnstated();
                default -> backups(daily);
            };
        }

        SetBackupSchedule order() {
            int hour = random.nextInt(24);
            int copies = random.nextInt(1, 5);
            return switch (random.nextInt(5)) {
                case 0 -> OrderBuilder.anOrder().hour(hour).build();
                case 1 -> OrderBuilder.anOrder().keep(copies).build();
                case 2 -> OrderBuilder.aCompleteOrder().monthly(random.nextInt(1, 29)).build();
                default -> OrderBuilder.aCompleteOrder().hour(hour).keep(copies).build();
            };
        }

        static FleetWish wish(SetBackupSchedule order) {
            return new FleetWish(
                    List.of("*"),
                    List.of(),
                    Only.ALL,
                    new FleetWish.Wanted.Backups(order, false, Optional.empty()));
        }

        Call call() {
            return call((_, _) -> {}, Call.TIME, new AtomicInteger(Integer.MAX_VALUE));
        }

        /// @param left servers after which it is cancelled
        Call call(Progress progress, Duration time, AtomicInteger left) {
            return new Call(
                    house.aCall().build().caller(),
                    Door.MCP,
                    house.time.deadline(time),
                    progress,
                    () -> left.get() <= 0);
        }

        Optional<String> token(SetBackupSchedule order) {
            return house.planner.plan(wish(order), call())
                            instanceof FleetOutcome.NeedsConfirmation asked
                    ? Optional.of(asked.token())
                    : Optional.empty();
        }

        /// From now on the record of each server says what really became of it.
        void recorded(Map<VpsId, Mishap> mishaps) {
            house.cloud.usually((cloud, vps, write) ->
                    mishaps.getOrDefault(vps, Mishap.NONE)
                            .reaction(random, ledgers.computeIfAbsent(vps, _ -> new Ledger()))
                            .to(cloud, vps, write));
        }

        /// While it is so: what lands later is not that outcome's.
        void judgeAtOnce(Outcome outcome, Tally tally) {
            outcome.change().ifPresent(facts -> judge(outcome, facts.vps().id(), tally));
        }

        /// What has no facts changed nothing, now or later.
        void judge(FleetRow.Change row, List<VpsId> moved, Tally tally) {
            VpsId id = row.vps().id();
            row.outcome()
                    .filter(outcome -> outcome.change().isEmpty())
                    .ifPresent(outcome -> judge(outcome, id, tally));
            boolean isConflict =
                    row.outcome().filter(Outcome.PlanVoid.class::isInstance).isPresent();
            tally.expect(
                    !moved.contains(id) || row.outcome().isEmpty() || isConflict,
                    "moved, but " + row.outcome());
        }

        private void judge(Outcome outcome, VpsId id, Tally tally) {
            Ledger ledger = ledgers.getOrDefault(id, new Ledger());
            tally.count(outcome.getClass().getSimpleName());
            tally.answered(
                    outcome.getClass().getSimpleName(),
                    ledger.applied,
                    ledger.write.filter(write -> Truth.isSo(servers.get(id), write)).isPresent());
            Truth.lie(outcome, servers.get(id), ledger.write, ledger.applied)
                    .ifPresent(tally::violated);
            tally.expect(
                    ledger.sent <= (ledger.throttled ? 3 : 1),
                    "sent " + ledger.sent + " times: " + outcome);
        }
    }

    /// F1: each row is what a call about that server alone would come to, and nothing is written.
    private static void planned(Random random, Tally tally) {
        Scene scene = new Scene(random).inEveryState();
        DeskFixture house = scene.house;
        VpsId unread = new VpsId("vps_" + random.nextInt(1, SERVERS + 1));
        HostUpFailure.Why why = new HostUpFailure.Why.Unreadable("no JSON");
        SetBackupSchedule order = scene.order();
        house.cloud.failing("read backup schedules of " + unread, why);

        Conclusion conclusion = house.planner.plan(Scene.wish(order), scene.call());

        house.cloud.failing("read backup schedules of " + unread, why);
        List<? extends FleetRow> rows = ((FleetOutcome) conclusion).rows();
        tally.expect(rows.size() == SERVERS, rows.size() + " rows");
        for (FleetRow row : rows) {
            tally.count(row.getClass().getSimpleName().toLowerCase(Locale.ROOT));
            Outcome alone = house.desk.rehearse(order.on(row.vps().id()), scene.call());
            tally.expect(isTheSame(row, alone), row + " but alone " + alone);
        }
        tally.expect(house.cloud.writes().isEmpty(), "written before the yes");
    }

    private static boolean isTheSame(FleetRow row, Outcome alone) {
        return switch (row) {
            case FleetRow.Change change ->
                    alone instanceof Outcome.Planned planned
                            && planned.direction().equals(change.direction())
                            && planned.facts().before().equals(change.facts().before())
                            && planned.facts().after().equals(change.facts().after());
            case FleetRow.Same(var facts) ->
                    alone instanceof Outcome.AlreadySet(var there)
                            && there.after().equals(facts.after());
            case FleetRow.Refused(_, Outcome.Obstacle why) ->
                    why.getClass() == alone.getClass()
                            && why.problemCode().equals(alone.problemCode());
            case FleetRow.Unknown(_, Optional<Outcome.Obstacle> why) ->
                    why.isPresent()
                            && why.get().getClass() == alone.getClass()
                            && why.get().problemCode().equals(alone.problemCode());
        };
    }

    /// F2: every row is true by the record, moved servers are left alone, and nothing is doubled.
    private static void faulty(Random random, Tally tally) {
        Scene scene = new Scene(random).changeable();
        DeskFixture house = scene.house;
        SetBackupSchedule order =
                OrderBuilder.aCompleteOrder()
                        .hour(random.nextInt(24))
                        .keep(1 + random.nextInt(4))
                        .build();
        FleetOutcome.NeedsConfirmation asked;
        if (house.planner.plan(Scene.wish(order), scene.call())
                instanceof FleetOutcome.NeedsConfirmation needed) {
            asked = needed;
        } else {
            return;
        }
        List<FleetRow.Change> rows = changes(asked);
        Map<VpsId, Mishap> mishaps = new HashMap<>();
        List<VpsId> moved = new ArrayList<>();
        for (FleetRow.Change row : rows) {
            VpsId id = row.vps().id();
            if (random.nextInt(10) == 0) {
                scene.servers
                        .get(id)
                        .having(backups(aSchedule().at(random.nextInt(24)).keeping(7)).slots(9, 0));
                moved.add(id);
            }
            if (random.nextInt(10) < 4) {
                mishaps.put(id, Mishap.values()[random.nextInt(Mishap.values().length)]);
            }
        }
        scene.recorded(mishaps);
        Map<VpsId, Integer> applied = new HashMap<>();
        // HostUp said yes and left it as it was: nobody can tell that from a write that was lost.
        List<VpsId> clamped =
                mishaps.keySet().stream()
                        .filter(id -> mishaps.get(id) == Mishap.YES_CLAMPED)
                        .toList();
        boolean isLeft = true;
        // It may end early, and then goes on.
        for (int yes = 0; yes < MOST_YES && isLeft; yes++) {
            Conclusion conclusion =
                    house.plans.apply(
                            asked.token(),
                            scene.call(),
                            (outcome, _) -> scene.judgeAtOnce(outcome, tally));
            if (!(conclusion instanceof FleetOutcome.Applied told)) {
                tally.violated("after " + yes + " of them: " + conclusion);
                return;
            }
            told.rows().forEach(row -> scene.judge(row, moved, tally));
            isLeft = told.rest().isPresent();
            house.time.advance(Duration.ofMinutes(3));
            scene.ledgers.forEach((id, ledger) -> applied.merge(id, ledger.applied, Integer::sum));
            scene.ledgers.clear();
            mishaps.clear();
        }
        tally.expect(!isLeft, "it does not end");
        applied.forEach((id, times) ->
                tally.expect(
                        times <= 1 || clamped.contains(id), id + " was done " + times + " times"));
        naively(scene.random, order, tally);
    }

    /// The same order for fifty servers one after the other, as most scripts do it.
    private static void naively(Random random, SetBackupSchedule order, Tally tally) {
        Scene scene = new Scene(random).changeable();
        for (Map.Entry<VpsId, Server> server : scene.servers.entrySet()) {
            Mishap mishap =
                    random.nextInt(10) < 4
                            ? Mishap.values()[random.nextInt(Mishap.values().length)]
                            : Mishap.NONE;
            NaiveClient.send(
                    scene.house,
                    random,
                    Vps.of(server.getKey()),
                    server.getValue(),
                    order.on(server.getKey()),
                    mishap,
                    tally);
        }
    }

    /// F4: of yes said at once one applies; the role decides, and another's token is nothing.
    private static void saidTwice(Random random, Tally tally) throws Exception {
        Scene scene = new Scene(random).changeable();
        DeskFixture house = scene.house;
        boolean weakens = random.nextBoolean();
        SetBackupSchedule order =
                weakens
                        ? OrderBuilder.aCompleteOrder().keep(1).build()
                        : OrderBuilder.aCompleteOrder().hour(23).keep(3).build();
        Optional<String> token = scene.token(order);
        if (token.isEmpty()) {
            return;
        }
        boolean isWeaker =
                house.planner.plan(Scene.wish(order), scene.call())
                                instanceof FleetOutcome.NeedsConfirmation asked
                        && FleetPlannerTest.weakens(asked);
        Call operator = house.aCall().named("bo").by(Role.OPERATOR).build();
        Call stranger = house.aCall().named("eve").seeing("db-*").build();
        tally.expect(
                isTooLow(house.plans.apply(token.get(), stranger, FleetListener.NOBODY)),
                "a stranger said yes");
        tally.expect(
                !isWeaker
                        || isTooLow(house.plans.apply(token.get(), operator, FleetListener.NOBODY)),
                "an operator said yes to what weakens");
        tally.expect(house.cloud.writes().isEmpty(), "written without a fair yes");
        List<Conclusion> told = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Conclusion> yes =
                    () -> house.plans.apply(token.get(), scene.call(), FleetListener.NOBODY);
            for (Future<Conclusion> one : threads.invokeAll(List.of(yes, yes, yes))) {
                told.add(one.get());
            }
        }
        told.add(house.plans.apply(token.get(), scene.call(), FleetListener.NOBODY));
        long applied = told.stream().filter(FleetOutcome.Applied.class::isInstance).count();
        tally.count("applied", applied);
        tally.expect(applied == 1, applied + " of them applied");
        tally.expect(
                told.stream()
                        .allMatch(one ->
                                one instanceof FleetOutcome.Applied
                                        || one instanceof FleetOutcome.UnderWay
                                        || one
                                                instanceof
                                                Outcome.PlanVoid(_, Outcome.PlanVoid.Why.Used _)),
                "somebody heard something else: " + told);
        tally.expect(
                house.cloud.writes().size() <= SERVERS,
                house.cloud.writes().size() + " writes for " + SERVERS + " servers");
    }

    private static boolean isTooLow(Conclusion conclusion) {
        return conclusion instanceof Outcome.Refused(_, Refusal.RoleTooLow _, _);
    }

    /// F5: cancelled, or out of time, somewhere in the middle; every row is told, and the same
    /// token goes on until each is done once.
    private static void cutOff(Random random, Tally tally) {
        Scene scene = new Scene(random).changeable();
        DeskFixture house = scene.house;
        Optional<String> token =
                scene.token(OrderBuilder.aCompleteOrder().hour(random.nextInt(24)).keep(4).build());
        if (token.isEmpty()) {
            return;
        }
        scene.recorded(Map.of());
        int rows = -1;
        for (int yes = 0; yes < SERVERS + 1; yes++) {
            AtomicInteger left = new AtomicInteger(1 + random.nextInt(SERVERS));
            Duration time = Duration.ofMillis(10_000 + random.nextInt(20_000));
            Conclusion conclusion =
                    house.plans.apply(
                            token.get(),
                            scene.call((_, _) -> left.decrementAndGet(), time, left),
                            FleetListener.NOBODY);
            if (!(conclusion instanceof FleetOutcome.Applied told)) {
                tally.violated("after " + yes + " of them: " + conclusion);
                return;
            }
            tally.expect(rows < 0 || rows == told.rows().size(), told.rows().size() + " rows told");
            rows = told.rows().size();
            tally.expect(
                    told.rows().stream().allMatch(row -> row.isDone() || row.isLeft()),
                    "neither done nor left");
            if (told.rest().isEmpty()) {
                tally.count("yes until all was done", yes + 1);
                break;
            }
        }
        scene.ledgers.forEach((id, ledger) ->
                tally.expect(ledger.applied == 1, id + " was done " + ledger.applied + " times"));
        tally.expect(scene.ledgers.size() == rows, scene.ledgers.size() + " of " + rows + " done");
    }

    private static List<FleetRow.Change> changes(FleetOutcome.NeedsConfirmation asked) {
        return asked.rows().stream()
                .filter(FleetRow.Change.class::isInstance)
                .map(FleetRow.Change.class::cast)
                .toList();
    }
}
