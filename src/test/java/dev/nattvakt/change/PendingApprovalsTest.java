package dev.nattvakt.change;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.nattvakt.caller.Approval;
import dev.nattvakt.caller.ApprovalWay;
import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Confirm;
import dev.nattvakt.caller.Door;
import dev.nattvakt.caller.HouseRules;
import dev.nattvakt.caller.Role;
import dev.nattvakt.caller.ServerFilter;
import dev.nattvakt.change.facts.Consent;
import dev.nattvakt.change.facts.People;
import dev.nattvakt.change.facts.Refusal;
import dev.nattvakt.change.order.Order;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.schedule.Fields;

import static dev.nattvakt.change.OrderBuilder.anOrder;
import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;
import static dev.nattvakt.schedule.stated.BackupStateBuilder.backups;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

/// A weakening change that an agent asks for where people in Slack have to say yes.
class PendingApprovalsTest {

    private static final Order<?> FEWER = anOrder().keep(2).build();
    private static final String UNKNOWN = "A".repeat(22);

    private final DeskFixture house =
            new DeskFixture(new HouseRules(Confirm.NEVER, Approval.SLACK, false));

    @BeforeEach
    void aServerWithSevenCopies() {
        house.web.having(backups(aSchedule()));
    }

    @ParameterizedTest
    @EnumSource(value = Door.class, mode = EnumSource.Mode.EXCLUDE, names = "SLACK")
    void waitsForAPersonInSlackWhicheverDoorItCameInBy(Door door) {
        Outcome outcome = house.desk.carryOut(FEWER, agent(door));

        assertThat(outcome)
                .asInstanceOf(type(Outcome.NeedsConfirmation.class))
                .satisfies(waiting -> {
                    assertThat(waiting.plan().forSlack()).isTrue();
                    assertThat(waiting.plan().expiresAt())
                            .isEqualTo(house.time.instant().plus(Duration.ofHours(1)));
                });
        assertThat(house.cloud.writes()).isEmpty();
    }

    @Test
    void whoeverAsksAgainMeetsTheSamePlan() {
        assertThat(token()).isEqualTo(token());
    }

    @Test
    void anotherWishIsAnotherPlan() {
        String first = token();

        assertThat(tokenOf(house.desk.carryOut(anOrder().keep(1).build(), agent(Door.MCP))))
                .isNotEqualTo(first);
        assertThat(tokenOf(house.desk.carryOut(FEWER, agent("other")))).isNotEqualTo(first);
    }

    @Test
    void theTokenAloneAppliesNothing() {
        String token = token();

        Outcome outcome = house.apply(token, agent(Door.MCP));

        assertThat(tokenOf(outcome)).isEqualTo(token);
        assertThat(house.cloud.writes()).isEmpty();
    }

    @Test
    void theClickAppliesItAndTheAgentHearsOfIt() {
        String token = token();

        Outcome clicked = house.apply(token, person());
        Outcome heard = house.apply(token, agent(Door.MCP));

        assertThat(clicked)
                .asInstanceOf(type(Outcome.Verified.class))
                .extracting(verified -> verified.receipt().people())
                .isEqualTo(People.alone("agent").and(new Consent("U1", ApprovalWay.SLACK)));
        assertThat(heard).isEqualTo(clicked);
        assertThat(house.cloud.writes()).hasSize(1);
    }

    @Test
    void aNoIsHeardAndEndsThePlan() {
        String token = token();

        Outcome no = house.decline(token, person());

        assertThat(no)
                .asInstanceOf(type(Outcome.Refused.class))
                .extracting(Outcome.Refused::refusal)
                .isEqualTo(new Refusal.Declined("U1"));
        assertThat(house.apply(token, agent(Door.MCP))).isEqualTo(no);
        assertThat(house.apply(token, person())).isEqualTo(used(no));
        assertThat(house.decline(token, person())).isInstanceOf(Outcome.PlanVoid.class);
        assertThat(house.cloud.writes()).isEmpty();
        assertThat(token()).isNotEqualTo(token);
    }

    @Test
    void onlyAnApproverSaysYes() {
        String token = token();

        Outcome outcome =
                house.apply(token, house.aCall().by(Role.OPERATOR).through(Door.SLACK).build());

        assertThat(outcome)
                .asInstanceOf(type(Outcome.Refused.class))
                .extracting(Outcome.Refused::refusal)
                .isEqualTo(new Refusal.RoleTooLow(Role.APPROVER));
        assertThat(house.apply(token, agent(Door.MCP)))
                .isInstanceOf(Outcome.NeedsConfirmation.class);
    }

    @Test
    void anApproverOfOtherServersDoesNotSayYesToThisOne() {
        String token = token();
        Caller caller =
                new Caller(
                        "U5",
                        List.of(
                                new Caller.Grant(Role.OPERATOR, ServerFilter.ALL),
                                new Caller.Grant(
                                        Role.APPROVER, new ServerFilter(List.of("db-*")))));

        Outcome outcome =
                house.apply(
                        token,
                        new Call(caller, Door.SLACK, house.time.deadline(Duration.ofSeconds(30))));

        assertThat(outcome)
                .isEqualTo(
                        new Outcome.Refused(
                                Optional.of(Situations.WEB),
                                new Refusal.RoleTooLow(Role.APPROVER),
                                Fields.NONE));
        assertThat(house.cloud.writes()).isEmpty();
    }

    @Test
    void whatMovedMeanwhileIsNotAppliedAndTheAgentHearsOfIt() {
        String token = token();
        house.web.having(backups(aSchedule().keeping(5)));

        assertThat(house.apply(token, agent(Door.MCP))).isEqualTo(moved());
        assertThat(house.apply(token, person())).isEqualTo(moved());
        assertThat(house.apply(token, agent(Door.MCP))).isEqualTo(moved());
        assertThat(house.cloud.writes()).isEmpty();
    }

    @Test
    void aFailedReadLeavesTheYesOpen() {
        String token = token();
        house.cloud.failing("read backup", new HostUpFailure.Why.Unreachable("no route"));

        assertThat(house.apply(token, person())).isInstanceOf(Outcome.Unavailable.class);
        assertThat(house.apply(token, agent(Door.MCP)))
                .isInstanceOf(Outcome.NeedsConfirmation.class);
        assertThat(house.apply(token, person())).isInstanceOf(Outcome.Verified.class);
    }

    @Test
    void expiresAfterAnHourForEverybody() {
        String token = token();
        house.time.pass(Duration.ofHours(1));

        Outcome late = Outcome.PlanVoid.expired();
        assertThat(house.apply(token, person())).isEqualTo(late);
        assertThat(house.apply(token, agent(Door.MCP))).isEqualTo(late);
        assertThat(token()).isNotEqualTo(token);
    }

    @Test
    void expiresWhileItsServerIsLookedUp() {
        String token = token();
        house.time.pass(Duration.ofHours(1).minusSeconds(1));
        house.cloud.slow(Duration.ofSeconds(2));
        Call call = house.aCall().named("agent").seeing("web-*").through(Door.MCP).build();

        assertThat(house.apply(token, call)).isEqualTo(Outcome.PlanVoid.expired());
    }

    @Test
    void theAgentHearsOfAGateThatHasBeenShutMeanwhile() {
        String token = token();
        house.web.having(backups(aSchedule()).canCreate(GatesTest.SHUT));

        assertThat(house.apply(token, agent(Door.MCP)))
                .asInstanceOf(type(Outcome.Refused.class))
                .extracting(Outcome.Refused::refusal)
                .isInstanceOf(Refusal.GateShut.class);
        house.web.having(backups(aSchedule()));
        assertThat(house.apply(token, person())).isInstanceOf(Outcome.Verified.class);
    }

    @Test
    void whatEndedIsRememberedForAnHourBeyondThePlan() {
        String token = token();
        Outcome clicked = house.apply(token, person());
        house.time.pass(Duration.ofMinutes(90));

        assertThat(house.apply(token, agent(Door.MCP))).isEqualTo(clicked);
    }

    @Test
    void theEndOfAnotherPlanTakesNothingFromWhatIsRemembered() {
        String first = token();
        Outcome clicked = house.apply(first, person());
        house.web.having(backups(aSchedule()));

        house.decline(token(), person());

        assertThat(house.apply(first, agent(Door.MCP))).isEqualTo(clicked);
    }

    @Test
    void whatEndedLongAgoIsForgotten() {
        String first = token();
        house.decline(first, person());
        house.time.pass(Duration.ofHours(2).plusSeconds(1));

        assertThat(house.apply(first, agent(Door.MCP))).isEqualTo(Outcome.PlanVoid.unknown());
    }

    @Test
    void whileAYesIsCarriedOutOthersAreTold() {
        String token = token();
        List<Outcome> told = new ArrayList<>();
        house.cloud.slow(Duration.ofSeconds(1));
        house.cloud.later(
                Duration.ofSeconds(1),
                () -> {
                    told.add(house.decline(token, person()));
                    told.add(house.apply(token, agent(Door.MCP)));
                });

        assertThat(house.apply(token, person())).isInstanceOf(Outcome.Verified.class);
        assertThat(told)
                .containsExactly(
                        new Outcome.Busy(Situations.WEB), new Outcome.Busy(Situations.WEB));
    }

    @Test
    void whoAsksWhileAYesGoesThroughHearsHowItEnded() {
        String token = token();
        List<Outcome> clicked = new ArrayList<>();
        house.cloud.slow(Duration.ofSeconds(1));
        house.cloud.later(
                Duration.ofSeconds(1),
                () -> {
                    house.cloud.slow(Duration.ZERO);
                    clicked.add(house.apply(token, person()));
                });

        Outcome heard = house.apply(token, agent(Door.MCP));

        assertThat(clicked).singleElement().isInstanceOf(Outcome.Verified.class);
        assertThat(heard).isEqualTo(clicked.getFirst());
    }

    @Test
    void theTokenTellsNothingToThoseWhoMayNotSeeTheServer() {
        String token = token();
        house.apply(token, person());
        Call stranger = house.aCall().seeing("db-*").through(Door.MCP).build();

        assertThat(house.apply(token, stranger)).isInstanceOf(Outcome.NotFound.class);
    }

    @Test
    void strengtheningAsksNobody() {
        house.web.having(backups(aSchedule().keeping(2)));

        assertThat(house.desk.carryOut(anOrder().keep(3).build(), agent(Door.MCP)))
                .isInstanceOf(Outcome.Verified.class);
    }

    @Test
    void whoeverIsInSlackIsAPersonAlready() {
        assertThat(house.desk.carryOut(FEWER, person())).isInstanceOf(Outcome.Verified.class);
    }

    @Test
    void aPlanMadeInSlackIsForPeopleThereAsWell() {
        String token = tokenOf(house.desk.carryOut(FEWER, olle()));

        assertThat(house.apply(token, agent(Door.REST)))
                .asInstanceOf(type(Outcome.NeedsConfirmation.class))
                .extracting(waiting -> waiting.plan().forSlack())
                .isEqualTo(true);
        assertThat(house.cloud.writes()).isEmpty();
        assertThat(house.apply(token, person())).isInstanceOf(Outcome.Verified.class);
    }

    @Test
    void theFirstEndIsTheOneThatIsHeard() {
        String token = token();
        Outcome clicked = house.apply(token, person());

        assertThat(house.apply(token, person())).isEqualTo(used(clicked));
        assertThat(house.decline(token, person())).isInstanceOf(Outcome.PlanVoid.class);
        assertThat(house.apply(token, agent(Door.MCP))).isEqualTo(clicked);
    }

    @Test
    void aPlanThatMovedStaysVoidWhenAllMovesBack() {
        String token = token();
        house.web.having(backups(aSchedule().keeping(5)));
        assertThat(house.apply(token, person())).isEqualTo(moved());
        house.web.having(backups(aSchedule()));

        assertThat(house.apply(token, person())).isInstanceOf(Outcome.PlanVoid.class);
        assertThat(house.apply(token, agent(Door.MCP))).isEqualTo(moved());
        assertThat(house.cloud.writes()).isEmpty();
    }

    @Test
    void nothingStandsAgainstAnApproversYesAndAskingLeavesThePlanAsItIs() {
        String token = token();
        int calls = house.cloud.calls().size();

        assertThat(house.plans.objection(token, person())).isEmpty();
        assertThat(house.cloud.calls()).hasSize(calls);
        assertThat(house.apply(token, person())).isInstanceOf(Outcome.Verified.class);
    }

    @Test
    void whoeverMayNotSayYesIsToldBeforeAnythingIsDone() {
        String token = token();
        Outcome roleTooLow =
                new Outcome.Refused(
                        Optional.empty(), new Refusal.RoleTooLow(Role.APPROVER), Fields.NONE);

        assertThat(house.plans.objection(token, olle())).contains(roleTooLow);
        assertThat(house.plans.objection(token, approverOf("db-*"))).contains(roleTooLow);
        assertThat(house.plans.objection(token, approverOf("web-*"))).isEmpty();
    }

    @Test
    void aPlanThatIsOverStandsAgainstAYes() {
        String used = token();
        Outcome no = house.decline(used, person());
        String expired = token();

        assertThat(house.plans.objection(used, person())).contains(used(no));
        assertThat(house.plans.objection(used, olle())).get().isInstanceOf(Outcome.Refused.class);
        house.time.pass(Duration.ofHours(1));
        assertThat(house.plans.objection(expired, person())).contains(Outcome.PlanVoid.expired());
        assertThat(house.plans.objection("forged", person()))
                .get()
                .isInstanceOf(Outcome.Invalid.class);
        assertThat(house.plans.objection(UNKNOWN, person())).contains(Outcome.PlanVoid.unknown());
    }

    @Test
    void aServerThatCannotBeLookedAtStandsAgainstAYesWhereTheRoleDependsOnIt() {
        String token = token();
        house.cloud.failing("get vps_1", new HostUpFailure.Why.Unreachable("no route"));

        assertThat(house.plans.objection(token, approverOf("web-*")))
                .get()
                .isInstanceOf(Outcome.Unavailable.class);
    }

    @Test
    void readOnlyModeStandsAgainstAYesAndANo() {
        DeskFixture readOnly = new DeskFixture(new HouseRules(Confirm.NEVER, Approval.SLACK, true));
        Outcome refused =
                new Outcome.Refused(Optional.empty(), new Refusal.ReadOnly(), Fields.NONE);

        assertThat(readOnly.plans.objection(UNKNOWN, person())).contains(refused);
        assertThat(readOnly.plans.decline(UNKNOWN, person())).isEqualTo(refused);
    }

    @Test
    void ofTwoNosAtOnceTheFirstIsHeard() {
        String token = token();
        house.cloud.slow(Duration.ofSeconds(1));
        List<Outcome> first = new ArrayList<>();
        house.cloud.later(Duration.ofSeconds(1), () -> first.add(house.decline(token, person())));

        assertThat(house.decline(token, approverOf("web-*"))).isEqualTo(used(first.getFirst()));
        assertThat(house.apply(token, agent(Door.MCP)))
                .asInstanceOf(type(Outcome.Refused.class))
                .extracting(Outcome.Refused::refusal)
                .isEqualTo(new Refusal.Declined("U1"));
    }

    @Test
    void aNoNamesTheServerThatWasLookedAt() {
        String token = token();

        assertThat(house.decline(token, approverOf("web-*")))
                .isEqualTo(
                        new Outcome.Refused(
                                Optional.of(Situations.WEB),
                                new Refusal.Declined("U4"),
                                Fields.NONE));
    }

    @Test
    void aNoIsForApproversAndForTheOneWhoAsked() {
        String token = tokenOf(house.desk.carryOut(FEWER, olle()));
        int calls = house.cloud.calls().size();

        Call other = house.aCall().named("U3").by(Role.OPERATOR).through(Door.SLACK).build();
        assertThat(house.decline(token, other))
                .asInstanceOf(type(Outcome.Refused.class))
                .extracting(Outcome.Refused::refusal)
                .isEqualTo(new Refusal.RoleTooLow(Role.APPROVER));
        assertThat(house.decline(token, olle()))
                .isEqualTo(
                        new Outcome.Refused(
                                Optional.of(Situations.WEB),
                                new Refusal.Declined("U2"),
                                Fields.NONE));
        assertThat(house.cloud.calls()).hasSize(calls);
    }

    @Test
    void onlySoManyOfOneRequesterWaitAtOnce() {
        String first = token();
        for (int hour = 3; hour <= 6; hour++) {
            house.desk.carryOut(anOrder().keep(2).hour(hour).build(), agent(Door.MCP));
        }
        Order<?> sixth = anOrder().keep(1).build();

        assertThat(house.desk.carryOut(sixth, agent(Door.MCP)))
                .asInstanceOf(type(Outcome.Refused.class))
                .extracting(Outcome.Refused::refusal)
                .isEqualTo(new Refusal.TooManyWaiting());
        assertThat(house.desk.carryOut(sixth, agent("other")))
                .isInstanceOf(Outcome.NeedsConfirmation.class);
        house.decline(first, person());
        assertThat(house.desk.carryOut(sixth, agent(Door.MCP)))
                .isInstanceOf(Outcome.NeedsConfirmation.class);
    }

    @Test
    void onlySoManyWaitAtOnceAtAll() {
        for (int agent = 0; agent < 100; agent++) {
            house.desk.carryOut(FEWER, agent("agent " + agent));
        }

        assertThat(house.desk.carryOut(FEWER, agent("one more")))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(house.desk.carryOut(FEWER, agent("agent 7")))
                .isInstanceOf(Outcome.NeedsConfirmation.class);
    }

    private Call olle() {
        return house.aCall().named("U2").by(Role.OPERATOR).through(Door.SLACK).build();
    }

    private Call approverOf(String pattern) {
        return house.aCall().named("U4").seeing(pattern).through(Door.SLACK).build();
    }

    private static Outcome used(Outcome ended) {
        return Outcome.PlanVoid.used(Situations.WEB, ended);
    }

    private String token() {
        return tokenOf(house.desk.carryOut(FEWER, agent(Door.MCP)));
    }

    private static String tokenOf(Outcome outcome) {
        return outcome instanceof Outcome.NeedsConfirmation waiting
                ? waiting.token()
                : outcome.toString();
    }

    private Outcome moved() {
        return Outcome.PlanVoid.moved(Situations.WEB);
    }

    private Call agent(Door door) {
        return house.aCall().named("agent").through(door).build();
    }

    private Call agent(String name) {
        return house.aCall().named(name).through(Door.MCP).build();
    }

    private Call person() {
        return house.aCall().named("U1").through(Door.SLACK).build();
    }
}
