package dev.nattvakt.change;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.nattvakt.caller.Approval;
import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Confirm;
import dev.nattvakt.caller.Door;
import dev.nattvakt.caller.HouseRules;
import dev.nattvakt.caller.Role;
import dev.nattvakt.caller.ServerFilter;
import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.change.facts.Refusal;
import dev.nattvakt.change.order.FleetWish;
import dev.nattvakt.change.order.SetBackupSchedule;
import dev.nattvakt.change.order.SetSnapshotSchedule;
import dev.nattvakt.change.outcome.Conclusion;
import dev.nattvakt.change.outcome.FleetOutcome;
import dev.nattvakt.change.outcome.FleetRow;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.change.outcome.PlanContent;
import dev.nattvakt.fleet.policy.Policy;
import dev.nattvakt.fleet.policy.WishBuilder;
import dev.nattvakt.fleet.port.Copies;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.verdict.Only;
import dev.nattvakt.schedule.stated.Gate;
import dev.nattvakt.schedule.stated.RunStatus;

import static dev.nattvakt.fleet.policy.WishBuilder.aWish;
import static dev.nattvakt.fleet.policy.WishBuilder.policy;
import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;
import static dev.nattvakt.schedule.stated.BackupStateBuilder.backups;
import static dev.nattvakt.schedule.stated.SnapshotStateBuilder.snapshots;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

/// What a wish over many servers comes to at each, and whether it waits for a yes.
class FleetPlannerTest {

    private static final HouseRules NEVER = new HouseRules(Confirm.NEVER, Approval.CALLER, false);

    private final DeskFixture house = new DeskFixture();

    static OrderBuilder nightly() {
        return OrderBuilder.aCompleteOrder();
    }

    static FleetWish wish(SetBackupSchedule order, String... servers) {
        return wish(new FleetWish.Wanted.Backups(order, false, Optional.empty()), servers);
    }

    static FleetWish wish(FleetWish.Wanted wanted, String... servers) {
        return new FleetWish(List.of(servers), List.of(), Only.ALL, wanted);
    }

    private static FleetWish only(Only only, FleetWish wish) {
        return new FleetWish(wish.servers(), wish.exceptions(), only, wish.wanted(), wish.policy());
    }

    private static FleetWish with(Policy policy, FleetWish wish) {
        return new FleetWish(
                wish.servers(), wish.exceptions(), wish.only(), wish.wanted(), Optional.of(policy));
    }

    private static FleetWish.Wanted capped(SetBackupSchedule order) {
        return new FleetWish.Wanted.Backups(order, true, Optional.empty());
    }

    private static FleetWish.Wanted spread(SetBackupSchedule order, int hours) {
        return new FleetWish.Wanted.Backups(order, false, Optional.of(hours));
    }

    private Conclusion plan(FleetWish wish) {
        return house.planner.plan(wish, house.aCall().build());
    }

    private Map<String, FleetRow> rows(FleetWish wish) {
        return rows(plan(wish));
    }

    private static Map<String, FleetRow> rows(Conclusion conclusion) {
        return ((FleetOutcome) conclusion)
                .rows().stream()
                        .collect(Collectors.toMap(row -> row.vps().label(), Function.identity()));
    }

    static boolean weakens(FleetOutcome.NeedsConfirmation asked) {
        return asked.rows().stream()
                .anyMatch(row -> row instanceof FleetRow.Change change && change.weakens());
    }

    private static Object after(FleetRow row, String field) {
        return ((FleetRow.Change) row).facts().after().get(field).orElse("none");
    }

    private static Refusal refusal(FleetRow row) {
        return ((Outcome.Refused) ((FleetRow.Refused) row).why()).refusal();
    }

    private static List<ArgumentProblem> problems(FleetRow row) {
        return ((Outcome.Invalid) ((FleetRow.Refused) row).why()).problems();
    }

    @Test
    void aRowIsWhatACallAboutThatServerAloneWouldComeTo() {
        house.cloud.server(2).having(backups(aSchedule().at(2).keeping(7)).slots(9, 0));
        house.cloud.server(3).having(backups(aSchedule().at(5).keeping(9)).slots(9, 0));
        house.cloud
                .server(4)
                .having(
                        backups()
                                .canCreate(
                                        new Gate.Shut(
                                                Optional.of("pending_order"), Optional.empty())));
        house.cloud.server(5).having(backups().slots(3, 0));

        Map<String, FleetRow> rows = rows(wish(nightly().hour(2).keep(7).build(), "node-*"));

        assertThat(rows.get("node-02")).isInstanceOf(FleetRow.Same.class);
        assertThat(rows.get("node-03"))
                .asInstanceOf(type(FleetRow.Change.class))
                .satisfies(row -> {
                    assertThat(row.weakens()).isTrue();
                    assertThat(row.facts().before().get("hour")).contains(5);
                    assertThat(row.facts().after().get("hour")).contains(2);
                    assertThat(row.outcome()).isEmpty();
                });
        assertThat(refusal(rows.get("node-04")).code()).isEqualTo("pending_order");
        assertThat(refusal(rows.get("node-05"))).isInstanceOf(Refusal.NoRoom.class);
        assertThat(house.cloud.writes()).isEmpty();
    }

    @Test
    void aPlanAlwaysWaitsForAYesWhateverTheHouseRulesSay() {
        DeskFixture unasked = new DeskFixture(NEVER);

        assertThat(unasked.planner.plan(wish(nightly().build(), "web-01"), unasked.aCall().build()))
                .asInstanceOf(type(FleetOutcome.NeedsConfirmation.class))
                .satisfies(asked -> {
                    assertThat(asked.plan().forOthers()).isFalse();
                    assertThat(asked.token()).matches("[A-Za-z0-9_-]{22}");
                    assertThat(weakens(asked)).isFalse();
                });
    }

    @Test
    void anOperatorsPlanThatWeakensIsForOthers() {
        house.web.having(backups(aSchedule().keeping(7)));
        Call operator = house.aCall().by(Role.OPERATOR).build();

        assertThat(house.planner.plan(wish(nightly().keep(1).build(), "web-01"), operator))
                .asInstanceOf(type(FleetOutcome.NeedsConfirmation.class))
                .satisfies(asked -> {
                    assertThat(asked.plan().forOthers()).isTrue();
                    assertThat(weakens(asked)).isTrue();
                });
    }

    @Test
    void withApprovalInSlackOnlyAPlanThatWeakensGoesThere() {
        DeskFixture slack =
                new DeskFixture(new HouseRules(Confirm.WEAKENING, Approval.SLACK, false));
        slack.web.having(backups(aSchedule().keeping(7)));
        Call call = slack.aCall().build();

        assertThat(slack.planner.plan(wish(nightly().keep(1).build(), "*"), call))
                .asInstanceOf(type(FleetOutcome.NeedsConfirmation.class))
                .satisfies(asked -> assertThat(asked.plan().forSlack()).isTrue());
        assertThat(slack.planner.plan(wish(nightly().hour(9).keep(7).build(), "*"), call))
                .asInstanceOf(type(FleetOutcome.NeedsConfirmation.class))
                .satisfies(asked -> assertThat(asked.plan().forSlack()).isFalse());
    }

    @Test
    void tooManyPlansThatWaitInSlackAreRefused() {
        DeskFixture slack =
                new DeskFixture(new HouseRules(Confirm.WEAKENING, Approval.SLACK, false));
        slack.web.having(backups(aSchedule().keeping(23)).slots(30, 0));
        Call call = slack.aCall().build();
        IntStream.rangeClosed(1, 5)
                .forEach(copies ->
                        slack.planner.plan(wish(nightly().keep(copies).build(), "*"), call));

        assertThat(slack.planner.plan(wish(nightly().keep(6).build(), "*"), call))
                .asInstanceOf(type(Outcome.Refused.class))
                .satisfies(
                        no -> assertThat(no.refusal()).isInstanceOf(Refusal.TooManyWaiting.class));
    }

    @Test
    void viewersAndReadOnlyHousesPlanNothing() {
        DeskFixture readOnly =
                new DeskFixture(new HouseRules(Confirm.NEVER, Approval.CALLER, true));

        assertThat(
                        house.planner.plan(
                                wish(nightly().build(), "*"),
                                house.aCall().by(Role.VIEWER).build()))
                .asInstanceOf(type(Outcome.Refused.class))
                .satisfies(no ->
                        assertThat(no.refusal()).isEqualTo(new Refusal.RoleTooLow(Role.OPERATOR)));
        assertThat(readOnly.planner.plan(wish(nightly().build(), "*"), readOnly.aCall().build()))
                .asInstanceOf(type(Outcome.Refused.class))
                .satisfies(no -> assertThat(no.refusal()).isEqualTo(new Refusal.ReadOnly()));
    }

    @Test
    void aServerOnWhichTheCallerIsNoOperatorIsRefusedWithoutALook() {
        house.cloud.server(2);
        Caller caller =
                new Caller(
                        "bo",
                        List.of(
                                new Caller.Grant(Role.VIEWER, ServerFilter.ALL),
                                new Caller.Grant(
                                        Role.OPERATOR, new ServerFilter(List.of("web-*")))));
        Call call = new Call(caller, Door.REST, house.time.deadline(Duration.ofSeconds(30)));

        Map<String, FleetRow> rows = rows(house.planner.plan(wish(nightly().build(), "*"), call));

        assertThat(rows.get("web-01")).isInstanceOf(FleetRow.Change.class);
        assertThat(refusal(rows.get("node-02"))).isEqualTo(new Refusal.RoleTooLow(Role.OPERATOR));
        assertThat(house.cloud.calls()).noneMatch(asked -> asked.contains("vps_2"));
    }

    @Test
    void whatIsLeftOutIsKeptForEachServer() {
        house.web.having(backups(aSchedule().at(2).keeping(4)));
        house.cloud
                .server(2)
                .having(backups(aSchedule().weekly(DayOfWeek.MONDAY).at(6).keeping(2)));

        Map<String, FleetRow> rows = rows(wish(OrderBuilder.anOrder().hour(9).build(), "*"));

        assertThat(after(rows.get("web-01"), "frequency")).isEqualTo("daily");
        assertThat(after(rows.get("web-01"), "retentionCount")).isEqualTo(4);
        assertThat(after(rows.get("node-02"), "frequency")).isEqualTo("weekly");
        assertThat(after(rows.get("node-02"), "retentionCount")).isEqualTo(2);
    }

    @Test
    void whatASingleCallWouldAskForIsRefusedInItsWords() {
        house.cloud
                .server(2)
                .having(
                        backups(
                                aSchedule().at(2),
                                aSchedule().id("bks_2").weekly(DayOfWeek.MONDAY)));

        Map<String, FleetRow> rows = rows(wish(OrderBuilder.anOrder().hour(9).build(), "*"));

        assertThat(problems(rows.get("web-01")))
                .extracting(ArgumentProblem::argument)
                .contains("frequency", "retentionCount");
        assertThat(problems(rows.get("node-02"))).hasSize(1);
    }

    @Test
    void whereThereIsNoScheduleNoneHasToBeSwitchedOff() {
        assertThat(plan(wish(OrderBuilder.anOrder().enabled(false).build(), "*")))
                .asInstanceOf(type(FleetOutcome.NothingToDo.class))
                .satisfies(nothing ->
                        assertThat(nothing.rows())
                                .singleElement()
                                .isInstanceOf(FleetRow.Same.class));
    }

    @Test
    void asManyCopiesAsFitAreKeptWhereFewerFit() {
        house.web.having(backups().slots(3, 1));
        house.cloud.server(2).having(backups().slots(9, 0));
        house.cloud.server(3).having(backups().slots(2, 2));
        house.cloud.server(4).having(backups(aSchedule().at(5).keeping(5)).slots(5, 1));

        Map<String, FleetRow> rows = rows(wish(capped(nightly().hour(2).keep(7).build()), "*"));

        assertThat(after(rows.get("web-01"), "retentionCount")).isEqualTo(2);
        assertThat(after(rows.get("node-02"), "retentionCount")).isEqualTo(7);
        assertThat(refusal(rows.get("node-03"))).isInstanceOf(Refusal.NoRoom.class);
        assertThat(after(rows.get("node-04"), "retentionCount")).isEqualTo(5);
        assertThat(((FleetRow.Change) rows.get("node-04")).weakens()).isFalse();
    }

    @Test
    void oneCopyIsKeptWhereJustOneFitsAndNoneWhereNoneDoes() {
        house.web.having(backups().slots(2, 1));
        house.cloud.server(2).having(backups().slots(1, 1));

        Map<String, FleetRow> some = rows(wish(capped(nightly().hour(2).keep(7).build()), "*"));
        Map<String, FleetRow> unsaid =
                rows(wish(capped(OrderBuilder.anOrder().daily().hour(2).build()), "*"));

        assertThat(after(some.get("web-01"), "retentionCount")).isEqualTo(1);
        assertThat(after(unsaid.get("web-01"), "retentionCount")).isEqualTo(1);
        assertThat(refusal(some.get("node-02"))).isInstanceOf(Refusal.NoRoom.class);
        assertThat(refusal(unsaid.get("node-02"))).isInstanceOf(Refusal.NoRoom.class);
    }

    @Test
    void withoutANumberAsManyCopiesAsFitAreKeptAtAServerWithoutASchedule() {
        house.web.having(backups().slots(3, 1));
        house.cloud.server(2).having(backups().slotsUnstated());
        house.cloud.server(3).having(backups(aSchedule().at(5).keeping(2)).slots(9, 0));

        Map<String, FleetRow> rows =
                rows(wish(capped(OrderBuilder.anOrder().daily().hour(2).build()), "*"));

        assertThat(after(rows.get("web-01"), "retentionCount")).isEqualTo(2);
        assertThat(problems(rows.get("node-02")))
                .extracting(ArgumentProblem::argument)
                .containsExactly("retentionCount");
        assertThat(after(rows.get("node-03"), "retentionCount")).isEqualTo(2);
    }

    @Test
    void startsAreSpreadOverTheQuietestHours() {
        house.web.having(backups(aSchedule().at(1).keeping(3)));
        IntStream.rangeClosed(2, 7).forEach(house.cloud::server);

        Map<String, FleetRow> rows =
                rows(wish(spread(nightly().hour(1).keep(1).build(), 3), "node-*"));

        Map<Object, Long> starts =
                rows.values().stream()
                        .collect(
                                Collectors.groupingBy(
                                        row -> after(row, "hour"),
                                        TreeMap::new,
                                        Collectors.counting()));
        assertThat(starts).isEqualTo(Map.of(1, 2L, 2, 2L, 3, 2L));
    }

    @Test
    void aPlanSaysWhetherItsStartsWereSpread() {
        assertThat(plan(wish(spread(nightly().hour(1).keep(1).build(), 3), "*")))
                .isInstanceOfSatisfying(
                        FleetOutcome.NeedsConfirmation.class,
                        waiting -> assertThat(waiting.isSpread()).isTrue());
        assertThat(plan(wish(nightly().hour(1).keep(1).build(), "*")))
                .isInstanceOfSatisfying(
                        FleetOutcome.NeedsConfirmation.class,
                        waiting -> assertThat(waiting.isSpread()).isFalse());
    }

    @Test
    void askedAgainASpreadIsAsItIs() {
        IntStream.rangeClosed(2, 7).forEach(house.cloud::server);
        FleetWish wish = wish(spread(nightly().hour(22).keep(1).build(), 4), "node-*");
        Map<String, FleetRow> first = rows(wish);
        first.values().forEach(row -> house.carryOut(((FleetRow.Change) row).change().order()));

        assertThat(plan(wish))
                .asInstanceOf(type(FleetOutcome.NothingToDo.class))
                .satisfies(nothing ->
                        assertThat(nothing.rows())
                                .hasSize(6)
                                .allMatch(FleetRow.Same.class::isInstance));
    }

    @Test
    void aServerThatCannotBeChangedTakesNoHourOfTheOthers() {
        house.web.having(backups().canCreate(new Gate.Shut(Optional.empty(), Optional.empty())));
        house.cloud.server(2);

        Map<String, FleetRow> rows = rows(wish(spread(nightly().hour(1).keep(1).build(), 2), "*"));

        assertThat(rows.get("web-01")).isInstanceOf(FleetRow.Refused.class);
        assertThat(after(rows.get("node-02"), "hour")).isEqualTo(1);
    }

    @Test
    void whereNoHourIsPossibleTheRowSaysWhy() {
        SetBackupSchedule order = nightly().hour(1).keep(1).in("Asia/Kolkata").build();

        Map<String, FleetRow> rows = rows(wish(spread(order, 3), "*"));

        assertThat(problems(rows.get("web-01")))
                .extracting(ArgumentProblem::argument)
                .containsExactly("hour");
    }

    @Test
    void hoursAreMeantInTheCallersZone() {
        SetBackupSchedule order = nightly().hour(3).keep(1).in("Europe/Stockholm").build();

        assertThat(after(rows(wish(spread(order, 2), "*")).get("web-01"), "hour")).isEqualTo(2);
    }

    @Test
    void onlyThoseWithTheVerdictAreMeant() {
        Instant now = house.time.instant();
        Instant lately = now.minus(Duration.ofHours(8));
        house.cloud.server(2).having(backups(aSchedule().at(2).off()));
        house.cloud
                .server(3)
                .having(
                        backups(
                                aSchedule()
                                        .at(2)
                                        .lastRun(lately, RunStatus.FAILED)
                                        .nextRun(now.plus(Duration.ofHours(16)))));
        house.cloud
                .server(4)
                .having(
                        backups(
                                aSchedule()
                                        .at(2)
                                        .lastRun(lately, RunStatus.COMPLETED)
                                        .nextRun(now.plus(Duration.ofHours(16)))))
                .holding(new Copies(1, List.of(lately)));
        house.cloud.server(5).having(snapshots().every(6));
        house.cloud.server("vps_6", "gone-01", "192.0.2.60", "terminated");
        FleetWish all = wish(nightly().hour(9).build(), "*");

        assertThat(rows(only(Only.UNPROTECTED, all)).keySet())
                .containsExactlyInAnyOrder("web-01", "node-05");
        assertThat(rows(only(Only.PAUSED, all)).keySet()).containsExactly("node-02");
        assertThat(rows(only(Only.PROBLEMS, all)).keySet())
                .containsExactlyInAnyOrder("web-01", "node-02", "node-03", "node-05");
        assertThat(rows(all).keySet()).hasSize(6);
    }

    @Test
    void anExemptServerIsMeantOnlyWhereNothingNarrowsTheWish() {
        house.cloud.server(2).having(backups(aSchedule().at(2).off()));
        house.cloud.server(3).having(snapshots().every(6));
        Policy policy =
                policy(
                        WishBuilder.exempt(Optional.empty(), "node-*"),
                        aWish().exemptUntil("2000-01-01", "web-*"));
        FleetWish backupsThere = with(policy, wish(nightly().hour(9).build(), "*"));
        FleetWish snapshotsThere =
                with(
                        policy,
                        wish(
                                new FleetWish.Wanted.Snapshots(
                                        new SetSnapshotSchedule(
                                                "", Optional.of(true), Optional.of(6))),
                                "*"));

        assertThat(rows(only(Only.UNPROTECTED, backupsThere)).keySet()).containsExactly("web-01");
        assertThat(rows(only(Only.PROBLEMS, backupsThere)).keySet()).containsExactly("web-01");
        assertThat(rows(only(Only.PAUSED, backupsThere))).isEmpty();
        assertThat(rows(only(Only.PROBLEMS, snapshotsThere)).keySet()).containsExactly("web-01");
        assertThat(rows(backupsThere)).hasSize(3);
    }

    @Test
    void pausedSnapshotsAreThoseSwitchedOff() {
        house.web.having(snapshots().offEvery(6));
        house.cloud.server(2).having(snapshots().every(6));
        FleetWish on =
                wish(
                        new FleetWish.Wanted.Snapshots(
                                new SetSnapshotSchedule("", Optional.of(true), Optional.empty())),
                        "*");

        assertThat(rows(only(Only.PAUSED, on)).keySet()).containsExactly("web-01");
        assertThat(rows(only(Only.UNPROTECTED, on)).keySet())
                .containsExactlyInAnyOrder("web-01", "node-02");
        assertThat(rows(on)).hasSize(2);
    }

    @Test
    void whenNoServerIsMeantThereIsNothingToDo() {
        assertThat(plan(only(Only.PAUSED, wish(nightly().build(), "*"))))
                .isEqualTo(new FleetOutcome.NothingToDo(List.of()));
    }

    @Test
    void everyWordThatIsNotClearIsToldAtOnce() {
        house.cloud.server("vps_8", "app", "192.0.2.8");
        house.cloud.server("vps_9", "app", "192.0.2.9");

        assertThat(
                        plan(
                                new FleetWish(
                                        List.of("app", "nobody", "no-*"),
                                        List.of("noone"),
                                        Only.ALL,
                                        wish(nightly().build()).wanted())))
                .asInstanceOf(type(Outcome.Invalid.class))
                .satisfies(invalid -> {
                    assertThat(invalid.problems())
                            .extracting(ArgumentProblem::argument)
                            .containsExactly("servers", "servers", "servers", "except");
                    assertThat(invalid.problems().getFirst().fix()).contains("vps_8, vps_9");
                    assertThat(invalid.problems())
                            .extracting(ArgumentProblem::problem)
                            .containsExactly(
                                    "2 servers are called \"app\"",
                                    "no server is called \"nobody\"",
                                    "no server fits \"no-*\"",
                                    "no server is called \"noone\"");
                });
    }

    @Test
    void ofManyWordsThatAreNotClearTheFirstAreTold() {
        String[] words = IntStream.range(0, 30).mapToObj(i -> "nobody-" + i).toArray(String[]::new);

        assertThat(plan(wish(nightly().build(), words)))
                .asInstanceOf(type(Outcome.Invalid.class))
                .satisfies(invalid -> {
                    assertThat(invalid.problems()).hasSize(21);
                    assertThat(invalid.problems().getLast().problem()).startsWith("10 more");
                });
    }

    @Test
    void aPlanHoldsAThousandServers() {
        IntStream.rangeClosed(2, 1_001).forEach(house.cloud::server);

        assertThat(plan(wish(nightly().build(), "*")))
                .asInstanceOf(type(Outcome.Invalid.class))
                .satisfies(invalid ->
                        assertThat(invalid.problems())
                                .singleElement()
                                .extracting(ArgumentProblem::problem)
                                .isEqualTo("they fit 1001 servers"));
        assertThat(
                        house.planner.plan(
                                wish(nightly().build(), "node-*"),
                                house.aCall().within(Duration.ofHours(1)).build()))
                .asInstanceOf(type(FleetOutcome.NeedsConfirmation.class))
                .satisfies(asked -> {
                    assertThat(asked.rows()).hasSize(1_000);
                    assertThat(asked.plan().content())
                            .asInstanceOf(type(PlanContent.Many.class))
                            .extracting(PlanContent.Many::servers)
                            .isEqualTo(1_000);
                });
    }

    @Test
    void whatIsNotReachedInTimeIsUnknown() {
        IntStream.rangeClosed(2, 100).forEach(house.cloud::server);
        house.cloud.slow(Duration.ofSeconds(1));

        Map<String, FleetRow> rows = rows(wish(nightly().build(), "*"));

        assertThat(rows).hasSize(100);
        assertThat(rows.values().stream().filter(FleetRow.Change.class::isInstance).count())
                .isBetween(20L, 30L);
        assertThat(rows.get("node-100"))
                .isEqualTo(new FleetRow.Unknown(vps(100), Optional.empty()));
    }

    private dev.nattvakt.schedule.Vps vps(int number) {
        return house.cloud.vps(
                new dev.nattvakt.schedule.VpsId("vps_" + number),
                house.time.deadline(Duration.ofMinutes(1)));
    }

    @Test
    void whatHostUpDoesNotShowIsUnknownWithItsReason() {
        house.cloud.server(2);
        house.cloud.failing(
                "read backup schedules of vps_2", new HostUpFailure.Why.Unreadable("no JSON"));

        Map<String, FleetRow> rows = rows(wish(nightly().build(), "*"));

        assertThat(rows.get("node-02"))
                .asInstanceOf(type(FleetRow.Unknown.class))
                .satisfies(row ->
                        assertThat(row.why().orElseThrow().problemCode())
                                .contains("hostup_unreadable"));
    }

    @Test
    void whenTheListCannotBeReadNothingIsPlanned() {
        house.cloud.failing("list", new HostUpFailure.Why.Throttled(Duration.ofMinutes(2)));

        assertThat(plan(wish(nightly().build(), "*"))).isInstanceOf(Outcome.RateLimited.class);
    }
}
