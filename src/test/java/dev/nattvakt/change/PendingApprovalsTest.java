package dev.nattvakt.change;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.nattvakt.caller.Approval;
import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Confirm;
import dev.nattvakt.caller.Door;
import dev.nattvakt.caller.HouseRules;
import dev.nattvakt.caller.Role;
import dev.nattvakt.caller.ServerFilter;
import dev.nattvakt.change.facts.People;
import dev.nattvakt.change.facts.Refusal;
import dev.nattvakt.change.order.Order;
import dev.nattvakt.change.plan.Plan;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.schedule.Fields;

import static dev.nattvakt.change.OrderBuilder.anOrder;
import static dev.nattvakt.schedule.BackupStateBuilder.backups;
import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

/// A weakening change that an agent asks for where people in Slack have to say yes.
class PendingApprovalsTest {

    private static final Order<?> FEWER = anOrder().keep(2).build();

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
                .isEqualTo(new People("agent", Optional.of("U1")));
        assertThat(heard).isEqualTo(clicked);
        assertThat(house.cloud.writes()).hasSize(1);
    }

    @Test
    void aNoIsHeardAndEndsThePlan() {
        String token = token();

        Outcome no = house.desk.decline(token, person());

        assertThat(no)
                .asInstanceOf(type(Outcome.Refused.class))
                .extracting(Outcome.Refused::refusal)
                .isEqualTo(new Refusal.Declined("U1"));
        assertThat(house.apply(token, agent(Door.MCP))).isEqualTo(no);
        assertThat(house.apply(token, person()))
                .asInstanceOf(type(Outcome.PlanVoid.class))
                .extracting(Outcome.PlanVoid::why)
                .isEqualTo(Outcome.PlanVoid.Why.USED);
        assertThat(house.desk.decline(token, person())).isInstanceOf(Outcome.PlanVoid.class);
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

        Outcome late = new Outcome.PlanVoid(Optional.empty(), Outcome.PlanVoid.Why.EXPIRED);
        assertThat(house.apply(token, person())).isEqualTo(late);
        assertThat(house.apply(token, agent(Door.MCP))).isEqualTo(late);
        assertThat(token()).isNotEqualTo(token);
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

        house.desk.decline(token(), person());

        assertThat(house.apply(first, agent(Door.MCP))).isEqualTo(clicked);
    }

    @Test
    void whatEndedLongAgoIsForgottenWhenAnotherPlanEnds() {
        String first = token();
        house.desk.decline(first, person());
        house.time.pass(Duration.ofHours(2).plusSeconds(1));

        house.desk.decline(token(), person());

        assertThat(house.apply(first, agent(Door.MCP)))
                .isEqualTo(voided(Outcome.PlanVoid.Why.EXPIRED));
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

        assertThat(house.apply(token, person()))
                .isEqualTo(new Outcome.PlanVoid(Optional.empty(), Outcome.PlanVoid.Why.USED));
        assertThat(house.desk.decline(token, person())).isInstanceOf(Outcome.PlanVoid.class);
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

        assertThat(house.desk.objection(token, person())).isEmpty();
        assertThat(house.cloud.calls()).hasSize(calls);
        assertThat(house.apply(token, person())).isInstanceOf(Outcome.Verified.class);
    }

    @Test
    void whoeverMayNotSayYesIsToldBeforeAnythingIsDone() {
        String token = token();
        Outcome roleTooLow =
                new Outcome.Refused(
                        Optional.empty(), new Refusal.RoleTooLow(Role.APPROVER), Fields.NONE);

        assertThat(house.desk.objection(token, olle())).contains(roleTooLow);
        assertThat(house.desk.objection(token, approverOf("db-*"))).contains(roleTooLow);
        assertThat(house.desk.objection(token, approverOf("web-*"))).isEmpty();
    }

    @Test
    void aPlanThatIsOverStandsAgainstAYes() {
        String used = token();
        house.desk.decline(used, person());
        String expired = token();

        assertThat(house.desk.objection(used, person()))
                .contains(voided(Outcome.PlanVoid.Why.USED));
        house.time.pass(Duration.ofHours(1));
        assertThat(house.desk.objection(expired, person()))
                .contains(voided(Outcome.PlanVoid.Why.EXPIRED));
        assertThat(house.desk.objection("forged", person()))
                .get()
                .isInstanceOf(Outcome.Invalid.class);
    }

    @Test
    void aServerThatCannotBeLookedAtStandsAgainstAYesWhereTheRoleDependsOnIt() {
        String token = token();
        house.cloud.failing("get vps_1", new HostUpFailure.Why.Unreachable("no route"));

        assertThat(house.desk.objection(token, approverOf("web-*")))
                .get()
                .isInstanceOf(Outcome.Unavailable.class);
    }

    @Test
    void readOnlyModeStandsAgainstAYesAndANo() {
        DeskFixture readOnly = new DeskFixture(new HouseRules(Confirm.NEVER, Approval.SLACK, true));
        String token = readOnly.seal(planOf("agent"));
        Outcome refused =
                new Outcome.Refused(Optional.empty(), new Refusal.ReadOnly(), Fields.NONE);

        assertThat(readOnly.desk.objection(token, person())).contains(refused);
        assertThat(readOnly.desk.decline(token, person())).isEqualTo(refused);
    }

    @Test
    void ofTwoNosAtOnceTheFirstIsHeard() {
        String token = token();
        house.cloud.slow(Duration.ofSeconds(1));
        house.cloud.later(Duration.ofSeconds(1), () -> house.desk.decline(token, person()));

        assertThat(house.desk.decline(token, approverOf("web-*")))
                .isEqualTo(voided(Outcome.PlanVoid.Why.USED));
        assertThat(house.apply(token, agent(Door.MCP)))
                .asInstanceOf(type(Outcome.Refused.class))
                .extracting(Outcome.Refused::refusal)
                .isEqualTo(new Refusal.Declined("U1"));
    }

    @Test
    void aNoToAPlanOfAnotherReplicaNamesTheServerThatWasLookedAt() {
        String token = house.seal(planOf("agent"));

        assertThat(house.desk.decline(token, approverOf("web-*")))
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
        assertThat(house.desk.decline(token, other))
                .asInstanceOf(type(Outcome.Refused.class))
                .extracting(Outcome.Refused::refusal)
                .isEqualTo(new Refusal.RoleTooLow(Role.APPROVER));
        assertThat(house.desk.decline(token, olle()))
                .isEqualTo(
                        new Outcome.Refused(
                                Optional.of(Situations.WEB),
                                new Refusal.Declined("U2"),
                                Fields.NONE));
        assertThat(house.cloud.calls()).hasSize(calls);
    }

    @Test
    void aRequesterIsKnownByTheBeginningOfALongName() {
        Call asker = house.aCall().named("U0123ABCDEF@T0123ABCDEF").by(Role.OPERATOR).build();
        Plan plan = planOf("U0123ABCDEF@…");

        assertThat(plan.isBy(asker.caller())).isTrue();
        assertThat(plan.isBy(olle().caller())).isFalse();
    }

    @Test
    void theReceiptHasTheWholeNameOfWhichTheTokenHasTheBeginning() {
        Outcome asked = house.desk.carryOut(FEWER, agent("U0123ABCDEF@T0123ABCDEF"));
        Plan plan = ((Outcome.NeedsConfirmation) asked).plan();
        String token =
                house.seal(
                        new Plan(
                                plan.id(),
                                plan.order(),
                                "U0123ABCDEF@…",
                                plan.fingerprint(),
                                plan.expiresAt(),
                                true));

        assertThat(house.apply(token, person()))
                .asInstanceOf(type(Outcome.Verified.class))
                .extracting(verified -> verified.receipt().people())
                .isEqualTo(new People("U0123ABCDEF@T0123ABCDEF", Optional.of("U1")));
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
        house.desk.decline(first, person());
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

    /// One that was not made here.
    private Plan planOf(String requester) {
        return new Plan(
                "p",
                FEWER.on(Situations.WEB.id()),
                requester,
                "f",
                house.time.instant().plusSeconds(60),
                true);
    }

    private Call olle() {
        return house.aCall().named("U2").by(Role.OPERATOR).through(Door.SLACK).build();
    }

    private Call approverOf(String pattern) {
        return house.aCall().named("U4").seeing(pattern).through(Door.SLACK).build();
    }

    private static Outcome voided(Outcome.PlanVoid.Why why) {
        return new Outcome.PlanVoid(Optional.empty(), why);
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
        return new Outcome.PlanVoid(Optional.of(Situations.WEB), Outcome.PlanVoid.Why.MOVED);
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
