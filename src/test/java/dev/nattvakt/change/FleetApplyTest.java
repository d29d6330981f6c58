package dev.nattvakt.change;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.nattvakt.caller.Approval;
import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Confirm;
import dev.nattvakt.caller.Door;
import dev.nattvakt.caller.HouseRules;
import dev.nattvakt.caller.Progress;
import dev.nattvakt.caller.Role;
import dev.nattvakt.caller.ServerFilter;
import dev.nattvakt.change.facts.Refusal;
import dev.nattvakt.change.order.FleetWish;
import dev.nattvakt.change.outcome.Conclusion;
import dev.nattvakt.change.outcome.FleetListener;
import dev.nattvakt.change.outcome.FleetOutcome;
import dev.nattvakt.change.outcome.FleetRow;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.change.outcome.PlanContent;
import dev.nattvakt.fleet.port.HostUpFailure;

import static dev.nattvakt.change.FleetPlannerTest.nightly;
import static dev.nattvakt.change.FleetPlannerTest.wish;
import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;
import static dev.nattvakt.schedule.stated.BackupStateBuilder.backups;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

/// One yes to a plan over many servers: each server's part is that of a plan of its own.
class FleetApplyTest {

    private static final FleetWish NIGHTLY = wish(nightly().hour(2).keep(3).build(), "*");

    private final DeskFixture house = new DeskFixture();

    /// `node-02` and so on, beside `web-01`.
    private void nodes(int upTo) {
        IntStream.rangeClosed(2, upTo).forEach(house.cloud::server);
    }

    private String token(FleetWish wish) {
        return ((FleetOutcome.NeedsConfirmation) house.planner.plan(wish, house.aCall().build()))
                .token();
    }

    private Conclusion apply(String token, Call call) {
        return house.plans.apply(token, call, FleetListener.NOBODY);
    }

    private FleetOutcome.Applied applied(String token) {
        return (FleetOutcome.Applied) apply(token, house.aCall().build());
    }

    private static List<String> outcomes(FleetOutcome.Applied applied) {
        return applied.rows().stream()
                .map(row -> row.outcome().map(how -> how.getClass().getSimpleName()).orElse("none"))
                .toList();
    }

    @Test
    void everyServerIsChangedOnceAndReadBack() {
        nodes(5);

        FleetOutcome.Applied applied = applied(token(NIGHTLY));

        assertThat(outcomes(applied)).hasSize(5).containsOnly("Verified");
        assertThat(house.cloud.writes()).hasSize(5);
        assertThat(applied.receipt()).isPresent();
        assertThat(applied.rest()).isEmpty();
        assertThat(applied.undo().orElseThrow().arguments().get("undoOf"))
                .contains(applied.receipt().get().id());
    }

    @Test
    void aSecondYesHearsThatItWasDone() {
        nodes(2);
        String token = token(NIGHTLY);
        FleetOutcome.Applied first = applied(token);

        assertThat(apply(token, house.aCall().build()))
                .isEqualTo(
                        new Outcome.PlanVoid(
                                Optional.empty(), new Outcome.PlanVoid.Why.Used(first)));
        assertThat(house.cloud.writes()).hasSize(2);
    }

    @Test
    void aServerThatMovedIsLeftAlone() {
        nodes(3);
        String token = token(NIGHTLY);
        house.cloud.server(2).having(backups(aSchedule().at(9)));

        FleetOutcome.Applied applied = applied(token);

        assertThat(outcomes(applied)).containsExactly("Verified", "PlanVoid", "Verified");
        assertThat(house.cloud.writes()).hasSize(2);
        assertThat(applied.rest()).isEmpty();
    }

    @Test
    void aServerThatSomebodyElseSetTheSameWayHasMovedToo() {
        String token = token(NIGHTLY);
        house.carryOut(nightly().hour(2).keep(3));

        assertThat(outcomes(applied(token))).containsExactly("PlanVoid");
    }

    @Test
    void threeServersInARowThatHostUpDoesNotAnswerEndIt() {
        nodes(6);
        String token = token(NIGHTLY);
        house.cloud.usually(InMemoryHostUp.answers(new Sent.NotSent("no connection")));

        FleetOutcome.Applied applied = applied(token);

        assertThat(outcomes(applied))
                .containsExactly(
                        "Unavailable", "Unavailable", "Unavailable", "none", "none", "none");
        assertThat(applied.receipt()).isEmpty();
        assertThat(applied.rest()).isPresent();
    }

    @Test
    void theSameTokenGoesOnWithWhatIsLeft() {
        nodes(4);
        String token = token(NIGHTLY);
        house.cloud.reacting(InMemoryHostUp.accepted());
        house.cloud.reacting(InMemoryHostUp.answers(new Sent.NotSent("no connection")));
        FleetOutcome.Applied first = applied(token);
        assertThat(outcomes(first))
                .containsExactly("Verified", "Unavailable", "Verified", "Verified");
        assertThat(first.rest().orElseThrow().token()).isEqualTo(token);

        FleetOutcome.Applied second = applied(token);

        assertThat(outcomes(second)).hasSize(4).containsOnly("Verified");
        assertThat(second.receipt()).isEqualTo(first.receipt());
        assertThat(second.rest()).isEmpty();
        assertThat(house.cloud.applied()).hasSize(4);
    }

    @Test
    void whatMayHaveBeenSentIsReadBeforeItIsTriedAgain() {
        nodes(2);
        String token = token(NIGHTLY);
        house.cloud.reacting(InMemoryHostUp.silentAndAppliedAfter(40));
        FleetOutcome.Applied first = applied(token);
        assertThat(outcomes(first)).containsExactly("Unconfirmed", "Verified");
        house.time.advance(Duration.ofMinutes(4));
        IntStream.range(0, 40).forEach(_ -> house.rehearse(nightly()));

        FleetOutcome.Applied second = applied(token);

        assertThat(outcomes(second)).containsExactly("AlreadySet", "Verified");
        assertThat(house.cloud.writes()).hasSize(2);
        assertThat(second.rest()).isEmpty();
    }

    @Test
    void whatWasSentAndIsNotThereIsTriedAgain() {
        String token = token(NIGHTLY);
        house.cloud.reacting(InMemoryHostUp.silentAndLost());
        assertThat(outcomes(applied(token))).containsExactly("Unconfirmed");
        house.time.advance(Duration.ofMinutes(4));

        assertThat(outcomes(applied(token))).containsExactly("Verified");
    }

    @Test
    void whileItMayStillTakeEffectItIsNotSentAgain() {
        String token = token(NIGHTLY);
        house.cloud.reacting(InMemoryHostUp.silentAndLost());
        FleetOutcome.Applied first = applied(token);
        List<Outcome> told = new ArrayList<>();

        FleetOutcome.Applied second =
                (FleetOutcome.Applied)
                        house.plans.apply(
                                token, house.aCall().build(), (outcome, _) -> told.add(outcome));

        assertThat(second.rows().getFirst().outcome().flatMap(Outcome::proof))
                .isEqualTo(first.rows().getFirst().outcome().flatMap(Outcome::proof));
        assertThat(second.rest()).isPresent();
        assertThat(told).hasSizeLessThanOrEqualTo(1);
        assertThat(house.cloud.writes()).hasSize(1);
    }

    @Test
    void whatWasSentAndShowsSomethingElseNowIsLeftAlone() {
        String token = token(NIGHTLY);
        house.cloud.reacting(InMemoryHostUp.silentAndLost());
        assertThat(outcomes(applied(token))).containsExactly("Unconfirmed");
        house.time.advance(Duration.ofMinutes(4));
        house.web.having(backups(aSchedule().at(9)));

        assertThat(outcomes(applied(token))).containsExactly("PlanVoid");
    }

    @Test
    void aCancelledCallEndsBetweenServers() {
        nodes(5);
        String token = token(NIGHTLY);
        AtomicInteger done = new AtomicInteger();
        Call call =
                new Call(
                        house.aCall().build().caller(),
                        Door.MCP,
                        house.time.deadline(Duration.ofSeconds(30)),
                        (tried, _) -> done.set(tried),
                        () -> done.get() >= 2);

        FleetOutcome.Applied first = (FleetOutcome.Applied) apply(token, call);

        assertThat(outcomes(first)).containsExactly("Verified", "Verified", "none", "none", "none");
        assertThat(outcomes(applied(token))).hasSize(5).containsOnly("Verified");
    }

    @Test
    void withoutTimeForAServerItEndsAndTheRestIsLeft() {
        nodes(5);
        String token = token(NIGHTLY);

        FleetOutcome.Applied first =
                (FleetOutcome.Applied)
                        apply(token, house.aCall().within(Duration.ofMillis(10_500)).build());

        assertThat(outcomes(first)).startsWith("Verified").endsWith("none");
        assertThat(first.rest()).isPresent();
    }

    @Test
    void whoeverHearsOfProgressHasFiveMinutes() {
        nodes(100);
        house.cloud.slow(Duration.ofMillis(400));
        List<String> told = new ArrayList<>();
        Call heard = heard((done, total) -> told.add(done + "/" + total));
        String token =
                ((FleetOutcome.NeedsConfirmation) house.planner.plan(NIGHTLY, heard)).token();

        FleetOutcome.Applied applied = (FleetOutcome.Applied) apply(token, heard((_, _) -> {}));

        assertThat(outcomes(applied)).hasSize(100).containsOnly("Verified");
        assertThat(told).hasSize(100).endsWith("100/100");
    }

    private Call heard(Progress progress) {
        return new Call(
                house.aCall().build().caller(),
                Door.MCP,
                house.time.deadline(Call.TIME),
                progress,
                () -> false);
    }

    @Test
    void theListenerHearsOfEachServerAndTheWhole() {
        nodes(3);
        String token = token(NIGHTLY);
        List<String> heard = new ArrayList<>();

        FleetOutcome.Applied applied =
                (FleetOutcome.Applied)
                        house.plans.apply(
                                token,
                                house.aCall().build(),
                                (outcome, whole) ->
                                        heard.add(
                                                outcome.proof().orElseThrow().id()
                                                        + " of "
                                                        + whole.id()));

        String whole = applied.receipt().orElseThrow().id();
        assertThat(heard)
                .hasSize(3)
                .doesNotHaveDuplicates()
                .allMatch(line -> line.endsWith(" of " + whole));
    }

    @Test
    void aBugInOneServersPartIsNotHiddenAndEndsThePlan() {
        nodes(2);
        String token = token(NIGHTLY);

        assertThatThrownBy(() ->
                        house.plans.apply(
                                token,
                                house.aCall().build(),
                                (_, _) -> {
                                    throw new IllegalStateException("a bug");
                                }))
                .hasMessage("a bug");
        assertThat(apply(token, house.aCall().build())).isEqualTo(Outcome.PlanVoid.unknown());
    }

    @Test
    void anOperatorsYesIsEnoughWhereNothingGetsWeaker() {
        Call operator = house.aCall().by(Role.OPERATOR).build();

        assertThat(outcomes((FleetOutcome.Applied) apply(token(NIGHTLY), operator)))
                .containsExactly("Verified");
    }

    @Test
    void oneWeakeningServerTakesAnApprover() {
        nodes(2);
        house.web.having(backups(aSchedule().at(2).keeping(5)));
        String token = token(NIGHTLY);
        Call operator = house.aCall().by(Role.OPERATOR).build();

        assertThat(apply(token, operator)).isEqualTo(tooLow(Role.APPROVER));
        assertThat(house.plans.objection(token, operator)).contains(tooLow(Role.APPROVER));
        assertThat(house.cloud.writes()).isEmpty();
        assertThat(outcomes(applied(token))).containsOnly("Verified");
    }

    @Test
    void theRoleIsNeededOnEveryServer() {
        nodes(2);
        Call elsewhere = house.aCall().named("bo").seeing("web-*").build();

        assertThat(apply(token(NIGHTLY), elsewhere)).isEqualTo(tooLow(Role.OPERATOR));
        assertThat(apply(token(NIGHTLY), house.aCall().by(Role.VIEWER).build()))
                .isEqualTo(tooLow(Role.OPERATOR));
    }

    private static Outcome tooLow(Role role) {
        return new Outcome.Refused(
                Optional.empty(), new Refusal.RoleTooLow(role), dev.nattvakt.schedule.Fields.NONE);
    }

    @Test
    void whileOneYesIsCarriedOutAnotherHearsSo() {
        String token = token(NIGHTLY);
        List<Conclusion> second = new ArrayList<>();
        house.cloud.reacting(
                InMemoryHostUp.accepted()
                        .then(() -> {
                            second.add(apply(token, house.aCall().build()));
                            house.plans
                                    .objection(token, house.aCall().build())
                                    .ifPresent(second::add);
                        }));

        assertThat(outcomes(applied(token))).containsExactly("Verified");
        assertThat(second)
                .containsExactly(new FleetOutcome.UnderWay(), new FleetOutcome.UnderWay());
    }

    @Test
    void aNoEndsThePlan() {
        String token = token(NIGHTLY);

        Conclusion no = house.plans.decline(token, house.aCall().build());

        assertThat(no)
                .asInstanceOf(type(Outcome.Refused.class))
                .satisfies(refused ->
                        assertThat(refused.refusal()).isEqualTo(new Refusal.Declined("anna")));
        assertThat(apply(token, house.aCall().build()))
                .isEqualTo(
                        new Outcome.PlanVoid(Optional.empty(), new Outcome.PlanVoid.Why.Used(no)));
        assertThat(house.plans.objection(token, house.aCall().build()))
                .contains(
                        new Outcome.PlanVoid(Optional.empty(), new Outcome.PlanVoid.Why.Used(no)));
    }

    @Test
    void aPlanExpires() {
        String token = token(NIGHTLY);
        house.time.advance(Duration.ofMinutes(16));

        assertThat(apply(token, house.aCall().build())).isEqualTo(Outcome.PlanVoid.expired());
    }

    @Test
    void aPlanThatWaitsInSlackIsOnlyToldAboutElsewhere() {
        DeskFixture slack =
                new DeskFixture(new HouseRules(Confirm.WEAKENING, Approval.SLACK, false));
        slack.web.having(backups(aSchedule().at(2).keeping(5)));
        FleetOutcome.NeedsConfirmation asked =
                (FleetOutcome.NeedsConfirmation) slack.planner.plan(NIGHTLY, slack.aCall().build());
        Call agent = slack.aCall().build();
        Call person = slack.aCall().through(Door.SLACK).build();
        Call stranger = slack.aCall().named("bo").seeing("db-*").build();

        assertThat(slack.plans.apply(asked.token(), agent, FleetListener.NOBODY)).isEqualTo(asked);
        assertThat(slack.plans.apply(asked.token(), stranger, FleetListener.NOBODY))
                .isEqualTo(Outcome.PlanVoid.unknown());
        slack.cloud.reacting(InMemoryHostUp.answers(new Sent.NotSent("no connection")));
        Conclusion tried = slack.plans.apply(asked.token(), person, FleetListener.NOBODY);
        assertThat(tried).isInstanceOf(FleetOutcome.Applied.class);
        Conclusion made = slack.plans.apply(asked.token(), person, FleetListener.NOBODY);
        assertThat(slack.plans.apply(asked.token(), agent, FleetListener.NOBODY)).isEqualTo(made);
        assertThat(slack.cloud.applied()).hasSize(1);
        slack.time.advance(Duration.ofHours(3));
        assertThat(slack.plans.apply(asked.token(), agent, FleetListener.NOBODY))
                .isEqualTo(Outcome.PlanVoid.unknown());
    }

    @Test
    void aPlanThatWaitsInSlackExpiresAndIsPartlyDoneAndUnderWayAsWell() {
        DeskFixture slack =
                new DeskFixture(new HouseRules(Confirm.WEAKENING, Approval.SLACK, false));
        slack.web.having(backups(aSchedule().at(2).keeping(5)));
        slack.cloud.server(2);
        String token =
                ((FleetOutcome.NeedsConfirmation)
                                slack.planner.plan(NIGHTLY, slack.aCall().build()))
                        .token();
        Call agent = slack.aCall().build();
        Call person = slack.aCall().through(Door.SLACK).build();
        List<Conclusion> meanwhile = new ArrayList<>();
        slack.cloud.reacting(
                InMemoryHostUp.accepted()
                        .then(() ->
                                meanwhile.add(
                                        slack.plans.apply(token, agent, FleetListener.NOBODY))));
        slack.cloud.reacting(InMemoryHostUp.answers(new Sent.NotSent("no connection")));

        Conclusion partly = slack.plans.apply(token, person, FleetListener.NOBODY);

        assertThat(meanwhile).containsExactly(new FleetOutcome.UnderWay());
        assertThat(slack.plans.apply(token, agent, FleetListener.NOBODY))
                .asInstanceOf(type(FleetOutcome.Applied.class))
                .satisfies(heard ->
                        assertThat(heard.rows()).isEqualTo(((FleetOutcome.Applied) partly).rows()));
        slack.time.advance(Duration.ofMinutes(61));
        assertThat(slack.plans.apply(token, agent, FleetListener.NOBODY))
                .isEqualTo(Outcome.PlanVoid.expired());
    }

    @Test
    void aServerThatIsGoneIsOver() {
        nodes(2);
        String token = token(NIGHTLY);
        house.cloud.failing(
                "read backup schedules of vps_1",
                new HostUpFailure.Why.Missing(InMemoryHostUp.problem(404, "vps_not_found")));

        FleetOutcome.Applied applied = applied(token);

        assertThat(outcomes(applied)).containsExactly("NotFound", "Verified");
        assertThat(applied.rest()).isEmpty();
    }

    @Test
    void withoutThreadsOfItsOwnItIsTheSame() {
        nodes(30);
        Caller caller = new Caller("anna", Role.APPROVER, ServerFilter.ALL);
        FleetDesk four =
                new FleetDesk(
                        house.desk,
                        new dev.nattvakt.fleet.pace.Pace(100, house.time::nanoTime, house.time),
                        house.time,
                        () -> "whole");
        PlanContent.Many plan =
                new PlanContent.Many(
                        ((FleetOutcome.NeedsConfirmation)
                                        house.planner.plan(NIGHTLY, house.aCall().build()))
                                .rows().stream().map(FleetRow.Change.class::cast).toList(),
                        Optional.empty());

        PlanContent.Many after =
                four.carryOut(
                        plan,
                        "anna",
                        new Call(caller, Door.REST, house.time.deadline(Duration.ofMinutes(5))),
                        FleetListener.NOBODY);

        assertThat(after.rows()).hasSize(30).allMatch(FleetRow.Change::isDone);
        assertThat(house.cloud.writes()).hasSize(30);
    }
}
