package dev.nattvakt.change;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Door;
import dev.nattvakt.caller.NamePattern;
import dev.nattvakt.caller.Role;
import dev.nattvakt.caller.ServerFilter;
import dev.nattvakt.change.facts.Direction;
import dev.nattvakt.change.order.FleetWish;
import dev.nattvakt.change.outcome.Conclusion;
import dev.nattvakt.change.outcome.FleetListener;
import dev.nattvakt.change.outcome.FleetOutcome;
import dev.nattvakt.change.outcome.FleetRow;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.fleet.policy.Policy;
import dev.nattvakt.fleet.policy.PolicyRule;
import dev.nattvakt.fleet.policy.SnapshotWish;
import dev.nattvakt.fleet.policy.WishBuilder;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.verdict.Difference;
import dev.nattvakt.fleet.verdict.Only;
import dev.nattvakt.words.FleetPlanWords;

import static dev.nattvakt.fleet.policy.WishBuilder.aWish;
import static dev.nattvakt.fleet.policy.WishBuilder.policy;
import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;
import static dev.nattvakt.schedule.stated.BackupStateBuilder.backups;
import static org.assertj.core.api.Assertions.assertThat;

/// What a plan takes from the policy, and what comes of it.
class PolicyPlanTest {

    private static final Policy NIGHTLY =
            policy(aWish().daily().within(1, 2).keeping(3).forServers("node-*"));

    private final DeskFixture house = new DeskFixture();

    @Test
    void everyServerThatDiffersGetsItsRowAndTheHoursAreSpread() {
        house.cloud.server(2).having(backups(aSchedule().at(2).keeping(3)).slots(9, 0));
        house.cloud.server(3).having(backups().slots(9, 0));
        house.cloud.server(4).having(backups(aSchedule().at(9).keeping(3)).slots(9, 0));

        assertThat(rows(NIGHTLY))
                .containsExactly(
                        "node-02 same", "node-03 strengthens hour=1", "node-04 neutral hour=1");
        assertThat(house.cloud.writes()).isEmpty();
    }

    @Test
    void aPlanIsCarriedOutAndThenEveryServerIsInLine() {
        house.cloud.server(2).having(backups().slots(9, 0));
        house.cloud.server(3).having(backups(aSchedule().at(9).keeping(2)).slots(9, 0));
        FleetOutcome.NeedsConfirmation asked = (FleetOutcome.NeedsConfirmation) plan(wish(NIGHTLY));

        Conclusion applied =
                house.plans.apply(asked.token(), house.aCall().build(), FleetListener.NOBODY);

        assertThat(((FleetOutcome.Applied) applied).rows()).allMatch(FleetRow.Change::isDone);
        assertThat(house.cloud.writes()).hasSize(2);
        assertThat(rows(NIGHTLY)).containsExactly("node-02 same", "node-03 same");
        assertThat(plan(wish(NIGHTLY))).isInstanceOf(FleetOutcome.NothingToDo.class);
    }

    @Test
    void aScheduleOfEachKindHasARowOfItsOwnThoseOfSnapshotsLast() {
        house.cloud.server(2).having(backups().slots(9, 0));
        house.cloud.server(3).having(backups().slots(9, 0));
        Policy both = both();

        assertThat(rows(both))
                .containsExactly(
                        "node-02 strengthens hour=1",
                        "node-03 strengthens hour=2",
                        "node-02 strengthens intervalHours=6",
                        "node-03 strengthens intervalHours=6");
        assertThat(FleetPlanWords.of((FleetOutcome) plan(wish(both))).plain())
                .startsWith("Nothing changed yet. This would change 2 servers: ");
        assertThat(rows(new FleetWish.Wanted.ByPolicy(both, Optional.of(Difference.Kind.SNAPSHOT))))
                .containsExactly(
                        "node-02 strengthens intervalHours=6",
                        "node-03 strengthens intervalHours=6");
    }

    @Test
    void twoRowsOfOneServerAreTwoChanges() {
        house.cloud.server(2).having(backups().slots(9, 0));
        FleetOutcome.NeedsConfirmation asked = (FleetOutcome.NeedsConfirmation) plan(wish(both()));

        FleetOutcome applied =
                (FleetOutcome)
                        house.plans.apply(
                                asked.token(), house.aCall().build(), FleetListener.NOBODY);

        assertThat(applied.rows()).hasSize(2);
        assertThat(FleetPlanWords.of(applied).plain())
                .startsWith("2 changes made as planned and read back.");
    }

    @Test
    void fewerCopiesThanThereAreWouldWeaken() {
        house.cloud.server(2).having(backups(aSchedule().at(2).keeping(7)).slots(9, 0));

        assertThat(rows(NIGHTLY)).containsExactly("node-02 weakens hour=2");
    }

    @Test
    void whatNoRuleHoldsForIsLeftOut() {
        house.cloud.server(2).having(backups().slots(9, 0));

        assertThat(rows(policy(WishBuilder.exempt(Optional.empty(), "node-*")))).isEmpty();
        assertThat(rows(policy(aWish().daily().forServers("db-*")))).isEmpty();
        assertThat(rows(policy(aWish().daily().exemptUntil("2999-01-01", "node-*")))).isEmpty();
    }

    @Test
    void whatHostUpDoesNotStateIsNeverChanged() {
        house.cloud.server(2).having(backups(aSchedule().unstated("hour").keeping(1)).slots(9, 0));
        house.cloud.server(3);
        house.cloud.failing(
                "read backup schedules of vps_3", new HostUpFailure.Why.Unreadable("not JSON"));

        assertThat(rows(NIGHTLY))
                .containsExactly("node-02 unknown not_stated", "node-03 unknown hostup_unreadable");
    }

    @Test
    void whatASingleCallWouldAskForIsRefused() {
        house.cloud.server(2).having(backups().slots(9, 0));

        assertThat(rows(policy(aWish().daily().forServers("node-*"))))
                .containsExactly("node-02 refused");
    }

    @Test
    void aServerThatTheCallerMayNotSeeIsLeftOut() {
        house.cloud.server(2).having(backups().slots(9, 0));
        house.cloud.server(3).having(backups().slots(9, 0));

        assertThat(text(house.planner.plan(wish(NIGHTLY), house.aCall().seeing("*-03").build())))
                .containsExactly("node-03 strengthens hour=1");
    }

    @Test
    void whatTheOtherServersRunCountsWhereStartsAreSpread() {
        house.web.having(backups(aSchedule().at(1)).slots(9, 0));
        house.cloud.server(2).having(backups().slots(9, 0));

        assertThat(rows(NIGHTLY)).containsExactly("node-02 strengthens hour=2");
    }

    @Test
    void onlyNarrowsIt() {
        house.cloud.server(2).having(backups(aSchedule().at(2).keeping(3).off()).slots(9, 0));
        house.cloud.server(3).having(backups().slots(9, 0));
        FleetWish paused =
                new FleetWish(
                        List.of("*"),
                        List.of(),
                        Only.PAUSED,
                        new FleetWish.Wanted.ByPolicy(NIGHTLY, Optional.empty()));

        assertThat(text(plan(paused))).containsExactly("node-02 strengthens hour=2");
    }

    @Test
    void aTerminatedServerIsLeftOut() {
        house.cloud.server("vps_6", "node-06", "192.0.2.60", "terminated");

        assertThat(rows(NIGHTLY)).isEmpty();
    }

    @Test
    void aServerOnWhichTheCallerIsNoOperatorIsRefused() {
        house.cloud.server(2).having(backups().slots(9, 0));
        Caller caller =
                new Caller(
                        "anna",
                        List.of(
                                new Caller.Grant(Role.VIEWER, ServerFilter.ALL),
                                new Caller.Grant(
                                        Role.OPERATOR, new ServerFilter(List.of("web-*")))));
        Call call = new Call(caller, Door.REST, house.time.deadline(Duration.ofSeconds(30)));

        assertThat(text(house.planner.plan(wish(NIGHTLY), call)))
                .containsExactly("node-02 refused");
    }

    @Test
    void ofTheKindThatIsNotMeantNothingIsMissing() {
        house.cloud.server(2).having(backups(aSchedule().unstated("hour").keeping(3)).slots(9, 0));

        assertThat(rows(new FleetWish.Wanted.ByPolicy(both(), Optional.of(Difference.Kind.BACKUP))))
                .containsExactly("node-02 unknown not_stated");
        assertThat(
                        rows(
                                new FleetWish.Wanted.ByPolicy(
                                        both(), Optional.of(Difference.Kind.SNAPSHOT))))
                .containsExactly("node-02 strengthens intervalHours=6");
    }

    private static Policy both() {
        return policy(
                new PolicyRule(
                        1,
                        2,
                        List.of(new NamePattern("node-*")),
                        Optional.of(aWish().daily().within(1, 2).keeping(3).build()),
                        Optional.of(new SnapshotWish(Optional.of(6), true)),
                        Optional.empty()));
    }

    private List<String> rows(Policy policy) {
        return rows(new FleetWish.Wanted.ByPolicy(policy, Optional.empty()));
    }

    private List<String> rows(FleetWish.Wanted wanted) {
        return text(plan(new FleetWish(List.of("*"), List.of(), Only.ALL, wanted)));
    }

    private static FleetWish wish(Policy policy) {
        return new FleetWish(
                List.of("*"),
                List.of(),
                Only.ALL,
                new FleetWish.Wanted.ByPolicy(policy, Optional.empty()));
    }

    private Conclusion plan(FleetWish wish) {
        return house.planner.plan(wish, house.aCall().build());
    }

    private static List<String> text(Conclusion conclusion) {
        return ((FleetOutcome) conclusion).rows().stream().map(PolicyPlanTest::text).toList();
    }

    private static String text(Direction direction) {
        return switch (direction) {
            case Direction.Weakens _ -> " weakens";
            case Direction.Strengthens() -> " strengthens";
            case Direction.Neutral() -> " neutral";
        };
    }

    private static String text(FleetRow row) {
        return row.vps().label()
                + switch (row) {
                    case FleetRow.Change change ->
                            text(change.direction())
                                    + change.facts()
                                            .after()
                                            .get("hour")
                                            .map(hour -> " hour=" + hour)
                                            .orElse("")
                                    + change.facts()
                                            .after()
                                            .get("intervalHours")
                                            .map(hours -> " intervalHours=" + hours)
                                            .orElse("");
                    case FleetRow.Same _ -> " same";
                    case FleetRow.Refused _ -> " refused";
                    case FleetRow.Unknown(_, var why) ->
                            " unknown " + why.flatMap(Outcome::problemCode).orElse("not_reached");
                };
    }
}
