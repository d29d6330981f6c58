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
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Door;
import dev.nattvakt.caller.Progress;
import dev.nattvakt.caller.Role;
import dev.nattvakt.caller.VirtualTime;
import dev.nattvakt.change.Mishap.Ledger;
import dev.nattvakt.change.facts.Facts;
import dev.nattvakt.change.facts.Refusal;
import dev.nattvakt.change.history.PastChange;
import dev.nattvakt.change.order.FleetWish;
import dev.nattvakt.change.order.SetBackupSchedule;
import dev.nattvakt.change.outcome.Conclusion;
import dev.nattvakt.change.outcome.FleetListener;
import dev.nattvakt.change.outcome.FleetOutcome;
import dev.nattvakt.change.outcome.FleetRow;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.faults.Row;
import dev.nattvakt.faults.Tally;
import dev.nattvakt.fleet.InMemoryFleet;
import dev.nattvakt.fleet.InMemoryFleet.Server;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.verdict.Only;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.ScheduleBuilder;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;
import dev.nattvakt.schedule.stated.BackupState;
import dev.nattvakt.schedule.stated.BackupStateBuilder;
import dev.nattvakt.schedule.stated.Gate;
import dev.nattvakt.schedule.stated.SeenBackupSchedule;

import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;
import static dev.nattvakt.schedule.stated.BackupStateBuilder.backups;

/// F: many servers by one yes, each held against a call about it alone and against the record.
public final class FleetPlanRows {

    private static final int SERVERS = 50;
    private static final int MANY = 1_000;

    /// Of what the fixture writes down about each request.
    private static final int BYTES_A_REQUEST = 200;

    /// For 1,000 servers.
    private static final int MOST_KB = 4_096;

    /// What can become of a read.
    private static final List<HostUpFailure.Why> READS =
            List.of(
                    new HostUpFailure.Why.Unreadable("no JSON"),
                    new HostUpFailure.Why.Unreachable("HostUp answered 503"),
                    new HostUpFailure.Why.Refused(InMemoryFleet.problem(403, "forbidden")));

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
                Row.of("F5", "cut off in the middle, then gone on", 1_000, FleetPlanRows::cutOff),
                Row.of("F6", "1,000 servers at HostUp's pace", 3, FleetPlanRows::large).alone(),
                Row.of("F7", "undone after others changed some", 1_000, FleetPlanRows::undone));
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
        void judge(FleetRow.Change row, Set<VpsId> moved, Tally tally) {
            VpsId id = row.vps().id();
            row.outcome()
                    .filter(outcome -> outcome.change().isEmpty())
                    .ifPresent(outcome -> judge(outcome, id, tally));
            // What has no facts sent nothing: the server moved, or could not be read.
            boolean isLeftAlone =
                    row.outcome().filter(outcome -> outcome.change().isEmpty()).isPresent();
            tally.expect(
                    !moved.contains(id) || row.outcome().isEmpty() || isLeftAlone,
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
        Map<VpsId, List<Fields>> moved = new HashMap<>();
        for (FleetRow.Change row : rows) {
            VpsId id = row.vps().id();
            if (random.nextInt(10) == 0) {
                scene.servers
                        .get(id)
                        .having(backups(aSchedule().at(random.nextInt(24)).keeping(7)).slots(9, 0));
                moved.put(id, rows(scene.servers.get(id).backups()));
            }
            if (random.nextInt(10) < 4) {
                mishaps.put(id, Mishap.values()[random.nextInt(Mishap.values().length)]);
            }
            if (random.nextInt(20) == 0) {
                house.cloud.failing(
                        "read backup schedules of " + id, READS.get(random.nextInt(READS.size())));
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
            told.rows().forEach(row -> scene.judge(row, moved.keySet(), tally));
            isLeft = told.rest().isPresent();
            house.time.advance(Duration.ofMinutes(3));
            scene.ledgers.forEach((id, ledger) -> applied.merge(id, ledger.applied, Integer::sum));
            scene.ledgers.clear();
            mishaps.clear();
        }
        tally.expect(!isLeft, "it does not end");
        moved.forEach((id, theirs) ->
                tally.expect(
                        rows(scene.servers.get(id).backups()).equals(theirs),
                        id + " moved and was changed all the same"));
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

    /// F6: every server is told as it is done, HostUp's pace is kept, and nothing stays in memory.
    private static void large(Random random, Tally tally) {
        DeskFixture house = new DeskFixture();
        for (int number = 2; number <= MANY; number++) {
            house.cloud.server(number).having(backups(aSchedule().at(random.nextInt(24))));
        }
        house.web.having(backups(aSchedule().at(1)));
        onceOver(house, 2, tally);
        long before = heldKb();
        // By then the first plan is forgotten, and the second takes its place.
        house.time.advance(Duration.ofHours(1));
        int requests = house.cloud.calls().size();
        onceOver(house, 3, tally);
        requests = house.cloud.calls().size() - requests;
        // The fixture remembers each request; the house must not.
        long grown = heldKb() - before - requests * BYTES_A_REQUEST / 1_024;
        tally.most("heap grown by a second plan, KB", grown);
        tally.expect(grown < MOST_KB, grown + " KB more than after the first");
    }

    /// One plan over all of them, and as many yes as it takes.
    private static void onceOver(DeskFixture house, int hour, Tally tally) {
        int requests = house.cloud.calls().size();
        int writes = house.cloud.writes().size();
        long began = house.time.nanoTime();
        Told told = new Told();
        Conclusion planned =
                house.planner.plan(
                        Scene.wish(OrderBuilder.anOrder().hour(hour).build()),
                        watched(house, told));
        if (!(planned instanceof FleetOutcome.NeedsConfirmation asked)) {
            tally.violated("not planned: " + planned);
            return;
        }
        tally.expect(asked.rows().size() == MANY, asked.rows().size() + " rows");
        tally.expect(told.isWhole(MANY), "the plan told " + told);
        boolean isLeft = true;
        int yes = 0;
        while (isLeft && yes < MOST_YES) {
            Told each = new Told();
            Conclusion conclusion =
                    house.plans.apply(asked.token(), watched(house, each), FleetListener.NOBODY);
            if (!(conclusion instanceof FleetOutcome.Applied applied)) {
                tally.violated("not applied: " + conclusion);
                return;
            }
            tally.expect(each.isInOrder(), "the yes told " + each);
            isLeft = applied.rest().isPresent();
            yes++;
        }
        double seconds = (house.time.nanoTime() - began) / 1e9;
        double rate = (house.cloud.calls().size() - requests) / seconds;
        int done = house.cloud.writes().size() - writes;
        tally.most("requests a second, times 10", Math.round(10 * rate));
        tally.most("seconds for a plan and its yes", Math.round(seconds));
        tally.most("yes until all was done", yes);
        tally.expect(!isLeft, "it does not end");
        tally.expect(done == changes(asked).size(), done + " writes");
    }

    private static Call watched(DeskFixture house, Told told) {
        return new Call(
                house.aCall().build().caller(),
                Door.MCP,
                house.time.deadline(Duration.ofMinutes(5)),
                told,
                () -> false);
    }

    /// The progress that a caller hears of.
    private static final class Told implements Progress {

        private final List<Integer> done = new ArrayList<>();

        @Override
        public void report(int now, int total) {
            done.add(now);
        }

        boolean isInOrder() {
            return !done.isEmpty() && done.stream().sorted().distinct().toList().equals(done);
        }

        boolean isWhole(int all) {
            return isInOrder() && done.getLast() == all;
        }

        @Override
        public String toString() {
            return done.size() + " times, up to " + (done.isEmpty() ? 0 : done.getLast());
        }
    }

    private static long heldKb() {
        System.gc();
        Runtime here = Runtime.getRuntime();
        return (here.totalMemory() - here.freeMemory()) / 1_024;
    }

    /// F7: the way back touches only servers that still stand as the change left them.
    private static void undone(Random random, Tally tally) {
        Scene scene = new Scene(random).changeable();
        DeskFixture house = scene.house;
        SetBackupSchedule order =
                OrderBuilder.aCompleteOrder().hour(random.nextInt(24)).keep(3).build();
        Optional<String> token = scene.token(order);
        if (token.isEmpty()) {
            return;
        }
        Map<VpsId, BackupState> before = states(scene);
        List<PastChange.Here> past = new ArrayList<>();
        house.plans.apply(
                token.get(),
                scene.call(),
                (outcome, whole) ->
                        outcome.change()
                                .ifPresent(facts -> past.add(remembered(facts, whole.id()))));
        house.time.advance(Duration.ofMinutes(3));
        Map<VpsId, List<Fields>> left = fields(scene);
        scene.servers.forEach((id, server) -> {
            if (random.nextInt(3) == 0) {
                meddle(server, before.get(id), random);
            }
        });
        Map<VpsId, List<Fields>> theirs = fields(scene);
        Conclusion planned = house.planner.undo(past, List.of(), List.of(), scene.call());
        if (!(planned instanceof FleetOutcome.NeedsConfirmation asked)) {
            tally.violated("no way back: " + planned);
            return;
        }
        tally.expect(fields(scene).equals(theirs), "written before the yes");
        house.plans.apply(asked.token(), scene.call(), FleetListener.NOBODY);
        Map<VpsId, List<Fields>> now = fields(scene);
        List<VpsId> changed = past.stream().map(change -> change.vps().id()).toList();
        for (VpsId id : scene.servers.keySet()) {
            boolean isTheirs = !theirs.get(id).equals(left.get(id));
            if (!changed.contains(id) || isTheirs) {
                tally.count(isTheirs ? "changed by others" : "as it was all along");
                tally.expect(
                        now.get(id).equals(theirs.get(id)),
                        id + " was " + theirs.get(id) + ", and is " + now.get(id));
            } else {
                tally.count("restored");
                tally.expect(
                        isBack(now.get(id), before.get(id)),
                        id + " had " + before.get(id) + ", and has " + now.get(id));
            }
        }
    }

    /// Where HostUp adds a schedule to those there are, the old one comes back beside the others.
    private static boolean isBack(List<Fields> now, BackupState before) {
        List<Fields> were = rows(before);
        return were.isEmpty()
                ? now.isEmpty()
                : now.stream()
                        .anyMatch(
                                row -> row.without("name").equals(were.getFirst().without("name")));
    }

    private static PastChange.Here remembered(Facts facts, String whole) {
        return new PastChange.Here(
                "evt_1",
                VirtualTime.START,
                facts.vps(),
                "apply_plan",
                "mcp",
                "anna",
                Optional.empty(),
                Optional.of(new PastChange.Effect(facts.subject(), facts.before(), facts.after())),
                PastChange.Result.VERIFIED,
                Optional.empty(),
                Optional.of(whole),
                Optional.empty());
    }

    private static Map<VpsId, BackupState> states(Scene scene) {
        Map<VpsId, BackupState> states = new HashMap<>();
        scene.servers.forEach((id, server) -> states.put(id, server.backups()));
        return states;
    }

    private static Map<VpsId, List<Fields>> fields(Scene scene) {
        Map<VpsId, List<Fields>> fields = new HashMap<>();
        scene.servers.forEach((id, server) -> fields.put(id, rows(server.backups())));
        return fields;
    }

    private static List<Fields> rows(BackupState state) {
        return state.schedules().stream().map(SeenBackupSchedule::fields).toList();
    }

    /// What others do to a server meanwhile.
    private static void meddle(Server server, BackupState before, Random random) {
        switch (random.nextInt(4)) {
            case 0 -> server.having(backups(aSchedule().at(23).keeping(1)));
            case 1 -> server.having(backups());
            case 2 -> server.having(before);
            default -> server.having(backups(aSchedule().off().keeping(9)));
        }
    }

    private static List<FleetRow.Change> changes(FleetOutcome.NeedsConfirmation asked) {
        return asked.rows().stream()
                .filter(FleetRow.Change.class::isInstance)
                .map(FleetRow.Change.class::cast)
                .toList();
    }
}
