package dev.nattvakt.change;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.caller.Approval;
import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Confirm;
import dev.nattvakt.caller.Door;
import dev.nattvakt.caller.HouseRules;
import dev.nattvakt.caller.Role;
import dev.nattvakt.caller.ServerFilter;
import dev.nattvakt.caller.VirtualTime;
import dev.nattvakt.change.facts.Refusal;
import dev.nattvakt.change.order.Order;
import dev.nattvakt.change.order.RemoveBackupSchedule;
import dev.nattvakt.change.order.RemoveSnapshotSchedule;
import dev.nattvakt.change.order.SetBackupSchedule;
import dev.nattvakt.change.order.SetBackupSettings;
import dev.nattvakt.change.order.SetSnapshotSchedule;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.change.outcome.PlanContent;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.ScheduleBuilder;
import dev.nattvakt.schedule.stated.RunStatus;

import static dev.nattvakt.change.DeskFixture.seconds;
import static dev.nattvakt.change.InMemoryHostUp.answers;
import static dev.nattvakt.change.InMemoryHostUp.keyRefused;
import static dev.nattvakt.change.InMemoryHostUp.rejected;
import static dev.nattvakt.change.InMemoryHostUp.silentAndLost;
import static dev.nattvakt.change.OrderBuilder.anOrder;
import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;
import static dev.nattvakt.schedule.stated.BackupStateBuilder.backups;
import static dev.nattvakt.schedule.stated.SnapshotStateBuilder.snapshots;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/// Changes that wait for a yes: asked first, applied once, void when anything moved.
class PlansTest {

    private static final SetBackupSchedule SWITCH_OFF = anOrder().enabled(false).build();

    private final DeskFixture house = new DeskFixture();

    @BeforeEach
    void schedule() {
        house.web.having(backups(aSchedule())).having(snapshots().every(6));
    }

    @Test
    void asksFirstAndSendsNothing() {
        Outcome outcome = house.carryOut(SWITCH_OFF);

        assertThat(outcome)
                .asInstanceOf(type(Outcome.NeedsConfirmation.class))
                .satisfies(asked -> {
                    assertThat(asked.facts().changes()).hasSize(1);
                    assertThat(asked.direction().weakens()).isTrue();
                    assertThat(asked.plan().content())
                            .asInstanceOf(type(PlanContent.One.class))
                            .satisfies(one -> {
                                assertThat(one.servers()).isEqualTo(1);
                                assertThat(one.change().order())
                                        .isEqualTo(SWITCH_OFF.on(Situations.WEB.id()));
                            });
                    assertThat(asked.plan().requester()).isEqualTo("anna");
                    assertThat(asked.plan().expiresAt())
                            .isEqualTo(VirtualTime.START.plus(Duration.ofMinutes(15)));
                    assertThat(asked.token()).matches("[A-Za-z0-9_-]{22}");
                });
        assertThat(house.cloud.writes()).isEmpty();
    }

    static Stream<Order<?>> weakening() {
        return Stream.of(
                SWITCH_OFF,
                anOrder().keep(1).build(),
                new SetBackupSettings("web-01", Optional.of(1), Optional.empty()),
                new SetBackupSettings("web-01", Optional.empty(), Optional.of(true)),
                new SetSnapshotSchedule("web-01", Optional.of(false), Optional.empty()),
                new SetSnapshotSchedule("web-01", Optional.empty(), Optional.of(24)),
                new RemoveBackupSchedule("web-01", Optional.empty()),
                new RemoveSnapshotSchedule("web-01"));
    }

    @ParameterizedTest
    @MethodSource("weakening")
    void appliesAConfirmedPlanOnceAfterReadingAgain(Order<?> order) {
        String token = house.tokenFor(order);
        int asked = house.cloud.calls().size();

        Outcome first = house.apply(token);
        Outcome second = house.apply(token);

        assertThat(first).isInstanceOf(Outcome.Verified.class);
        assertThat(second).isEqualTo(used(first));
        assertThat(house.cloud.writes()).hasSize(1);
        assertThat(house.cloud.calls().subList(asked, house.cloud.calls().size()))
                .hasSize(3)
                .satisfies(
                        calls -> assertThat(calls.getFirst()).startsWith("read"),
                        calls -> assertThat(calls.get(1)).doesNotStartWith("read"),
                        calls -> assertThat(calls.getLast()).startsWith("read"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tok_forged", "AAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAA+"})
    void refusesWhatIsNoToken(String text) {
        Outcome outcome = house.apply(text);

        assertThat(outcome)
                .asInstanceOf(type(Outcome.Invalid.class))
                .extracting(invalid -> invalid.problems().getFirst().argument())
                .isEqualTo("planToken");
        assertThat(house.cloud.calls()).isEmpty();
    }

    @Test
    void aForgedTokenAndOneFromBeforeARestartAreUnknownAlike() {
        String token = house.tokenFor(SWITCH_OFF);
        DeskFixture restarted = new DeskFixture();
        restarted.web.having(backups(aSchedule()));

        assertThat(house.apply("AAAAAAAAAAAAAAAAAAAAAA")).isEqualTo(Outcome.PlanVoid.unknown());
        assertThat(restarted.apply(token)).isEqualTo(Outcome.PlanVoid.unknown());
        assertThat(restarted.cloud.calls()).isEmpty();
    }

    @Test
    void spacesAroundATokenAreIgnored() {
        String token = house.tokenFor(SWITCH_OFF);

        assertThat(house.apply(" " + token + "\n")).isInstanceOf(Outcome.Verified.class);
    }

    @Test
    void anExpiredPlanIsForgottenAfterAnotherHour() {
        String token = house.tokenFor(SWITCH_OFF);

        house.time.advance(Duration.ofMinutes(75));
        assertThat(house.apply(token)).isEqualTo(Outcome.PlanVoid.expired());
        house.time.advance(Duration.ofSeconds(1));
        assertThat(house.apply(token)).isEqualTo(Outcome.PlanVoid.unknown());
    }

    @Test
    void aUsedPlanTellsItsReceiptToApproversOfItsServerOnly() {
        String token = house.tokenFor(SWITCH_OFF);
        Outcome first = house.apply(token);

        assertThat(house.apply(token, house.aCall().named("bo").build())).isEqualTo(used(first));
        assertThat(house.apply(token, house.aCall().seeing("db-*").build()))
                .isInstanceOf(Outcome.NotFound.class);
        assertThat(house.apply(token, house.aCall().by(Role.OPERATOR).build()))
                .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void aUsedPlanTellsNothingToAnOperatorOfItsServer() {
        String token = house.tokenFor(SWITCH_OFF);
        house.apply(token);
        Caller caller =
                new Caller(
                        "bo",
                        List.of(
                                new Caller.Grant(Role.OPERATOR, ServerFilter.ALL),
                                new Caller.Grant(
                                        Role.APPROVER, new ServerFilter(List.of("db-*")))));

        assertThat(
                        house.apply(
                                token,
                                new Call(caller, Door.REST, house.time.deadline(seconds(30)))))
                .isEqualTo(
                        new Outcome.Refused(
                                Optional.of(Situations.WEB),
                                new Refusal.RoleTooLow(Role.APPROVER),
                                Fields.NONE));
    }

    @Test
    void aYesThatABugOfOursEndedIsNotRepeated() {
        String token = house.tokenFor(SWITCH_OFF);
        house.cloud.stating(_ -> {
            throw new IllegalStateException("a bug");
        });
        assertThatIllegalStateException().isThrownBy(() -> house.apply(token));
        house.cloud.stating(UnaryOperator.identity());

        assertThat(house.apply(token)).isEqualTo(Outcome.PlanVoid.unknown());
        assertThat(house.cloud.writes()).isEmpty();
    }

    @Test
    void oneYesAtATime() {
        String token = house.tokenFor(SWITCH_OFF);
        List<Outcome> second = new ArrayList<>();
        house.cloud.slow(seconds(1));
        house.cloud.later(seconds(1), () -> second.add(house.apply(token)));

        Outcome first = house.apply(token);

        assertThat(first).isInstanceOf(Outcome.Verified.class);
        assertThat(second).containsExactly(new Outcome.Busy(Situations.WEB));
        assertThat(house.cloud.writes()).hasSize(1);
    }

    @Test
    void aPlanExpiresAfterFifteenMinutes() {
        String early = house.tokenFor(SWITCH_OFF);
        String late = house.tokenFor(SWITCH_OFF);

        house.time.advance(Duration.ofMinutes(15).minusSeconds(1));
        Outcome inTime = house.apply(early);
        house.time.advance(Duration.ofSeconds(1));
        Outcome tooLate = house.apply(late);

        assertThat(inTime).isInstanceOf(Outcome.Verified.class);
        assertThat(tooLate).isEqualTo(Outcome.PlanVoid.expired());
    }

    @Test
    void expiryCountsWhenAnApplyBegins() {
        String token = house.tokenFor(SWITCH_OFF);
        house.time.pass(Duration.ofMinutes(15).minus(seconds(1)));
        house.cloud.slow(seconds(2));

        assertThat(house.apply(token)).isInstanceOf(Outcome.Verified.class);
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, names = "APPROVER", mode = EnumSource.Mode.EXCLUDE)
    void onlyAnApproverMaySayYes(Role role) {
        String token = house.tokenFor(SWITCH_OFF);

        Outcome outcome = house.apply(token, house.aCall().by(role).build());

        assertThat(outcome)
                .isEqualTo(
                        new Outcome.Refused(
                                Optional.empty(),
                                new Refusal.RoleTooLow(Role.APPROVER),
                                Fields.NONE));
        assertThat(house.cloud.writes()).isEmpty();
    }

    @Test
    void anApproverSaysYesToAnOperatorsPlan() {
        Outcome asked =
                house.desk.carryOut(
                        SWITCH_OFF, house.aCall().named("otto").by(Role.OPERATOR).build());

        Outcome outcome =
                house.apply(
                        asked instanceof Outcome.NeedsConfirmation waiting ? waiting.token() : "");

        assertThat(outcome).isInstanceOf(Outcome.Verified.class);
    }

    @Test
    void anApproverCannotSayYesForAServerOutOfSight() {
        String token = house.tokenFor(SWITCH_OFF);

        Outcome outcome = house.apply(token, house.aCall().seeing("db-*").build());

        assertThat(outcome).isEqualTo(new Outcome.NotFound("vps_1", List.of()));
        assertThat(house.cloud.writes()).isEmpty();
    }

    static Stream<Arguments> moves() {
        return Stream.of(
                move("another hour", house -> house.web.having(backups(aSchedule().at(9)))),
                move("another name", house -> house.web.having(backups(aSchedule().named("n")))),
                move("another id", house -> house.web.having(backups(aSchedule().id("bks_9")))),
                move("gone", house -> house.web.having(backups())),
                move(
                        "one more",
                        house ->
                                house.web.having(
                                        backups(aSchedule(), aSchedule().id("bks_2").off()))),
                move("another limit", house -> house.web.having(backups(aSchedule()).slots(9, 0))));
    }

    private static Arguments move(String label, Consumer<DeskFixture> move) {
        return arguments(label, move);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("moves")
    void isVoidWhenAnythingHasMoved(String label, Consumer<DeskFixture> move) {
        String token = house.tokenFor(SWITCH_OFF);
        move.accept(house);

        Outcome outcome = house.apply(token);

        assertThat(outcome).as(label).isEqualTo(Outcome.PlanVoid.moved(Situations.WEB));
        assertThat(house.cloud.writes()).isEmpty();
    }

    @Test
    void standsWhileOnlyRunsAndGatesMove() {
        String token = house.tokenFor(SWITCH_OFF);
        ScheduleBuilder ran =
                aSchedule()
                        .lastRun(VirtualTime.START, RunStatus.COMPLETED)
                        .nextRun(Instant.parse("2026-11-23T02:00:00Z"));
        house.web.having(backups(ran).canDelete(GatesTest.SHUT));

        assertThat(house.apply(token)).isInstanceOf(Outcome.Verified.class);
    }

    @Test
    void aYesOpensNoGate() {
        String token = house.tokenFor(SWITCH_OFF);
        house.web.having(backups(aSchedule()).canCreate(GatesTest.SHUT));

        Outcome outcome = house.apply(token);

        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(house.cloud.writes()).isEmpty();
    }

    @Test
    void aSnapshotPlanIsVoidWhenItsSlotsMoved() {
        String token = house.tokenFor(new RemoveSnapshotSchedule("web-01"));
        house.web.having(snapshots().every(6).slots(Optional.of(true), Optional.of(9)));

        assertThat(house.apply(token)).isEqualTo(Outcome.PlanVoid.moved(Situations.WEB));
    }

    static Stream<Sent> notSent() {
        return Stream.of(
                new Sent.NotSent("connection refused"),
                new Sent.Paused(seconds(60)),
                keyRefused(401, Optional.of("unauthorized")));
    }

    @ParameterizedTest
    @MethodSource("notSent")
    void isGivenBackWhenNothingWasSent(Sent sent) {
        String token = house.tokenFor(SWITCH_OFF);
        house.cloud.reacting(answers(sent));
        house.apply(token);

        assertThat(house.apply(token)).isInstanceOf(Outcome.Verified.class);
    }

    @Test
    void isGivenBackWhenThereWasNoTimeToSend() {
        String token = house.tokenFor(SWITCH_OFF);
        house.cloud.slow(seconds(2));

        Outcome hasty = house.apply(token, house.aCall().within(seconds(6)).build());
        Outcome calm = house.apply(token);

        assertThat(hasty)
                .asInstanceOf(type(Outcome.Unavailable.class))
                .extracting(Outcome.Unavailable::code)
                .isEqualTo("out_of_time");
        assertThat(calm).isInstanceOf(Outcome.Verified.class);
    }

    @Test
    void isNotGivenBackWhenItMayHaveBeenSent() {
        String doubtful = house.tokenFor(SWITCH_OFF);
        String refused = house.tokenFor(SWITCH_OFF);
        house.cloud.reacting(silentAndLost()).reacting(answers(rejected(409, "vps_not_ready")));
        Outcome doubt = house.apply(doubtful);
        Outcome refusal = house.apply(refused);

        assertThat(house.apply(doubtful)).asString().contains("Used");
        assertThat(doubt).isInstanceOf(Outcome.Unconfirmed.class);
        assertThat(house.apply(refused)).isEqualTo(used(refusal));
        assertThat(house.cloud.writes()).hasSize(2);
    }

    @Test
    void isNotUsedUpByAReadThatFails() {
        String token = house.tokenFor(SWITCH_OFF);
        house.cloud.failing("read backup", new HostUpFailure.Why.Unreachable("no route"));
        house.apply(token);

        assertThat(house.apply(token)).isInstanceOf(Outcome.Verified.class);
    }

    @Test
    void cannotBeAppliedInReadOnlyMode() {
        DeskFixture readOnly =
                new DeskFixture(new HouseRules(Confirm.WEAKENING, Approval.CALLER, true));

        Outcome outcome = readOnly.apply("AAAAAAAAAAAAAAAAAAAAAA");

        assertThat(outcome)
                .asInstanceOf(type(Outcome.Refused.class))
                .extracting(Outcome.Refused::refusal)
                .isEqualTo(new Refusal.ReadOnly());
    }

    @Test
    void evenASureChangeAsksWhereAllChangesDo() {
        DeskFixture always =
                new DeskFixture(new HouseRules(Confirm.ALWAYS, Approval.CALLER, false));
        always.web.having(backups(aSchedule()));

        String token = always.tokenFor(anOrder().keep(5).build());

        assertThat(always.cloud.writes()).isEmpty();
        assertThat(always.apply(token)).isInstanceOf(Outcome.Verified.class);
    }

    private static Outcome used(Outcome first) {
        return Outcome.PlanVoid.used(Situations.WEB, first);
    }
}
