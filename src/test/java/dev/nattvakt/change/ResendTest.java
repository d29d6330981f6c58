package dev.nattvakt.change;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.caller.Approval;
import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Confirm;
import dev.nattvakt.caller.HouseRules;
import dev.nattvakt.caller.Progress;
import dev.nattvakt.change.InMemoryHostUp.Reaction;
import dev.nattvakt.change.facts.People;
import dev.nattvakt.change.facts.Receipt;
import dev.nattvakt.change.facts.Warning;
import dev.nattvakt.change.facts.Write;
import dev.nattvakt.change.order.Order;
import dev.nattvakt.change.order.RemoveSnapshotSchedule;
import dev.nattvakt.change.order.SetBackupSettings;
import dev.nattvakt.change.order.SetSnapshotSchedule;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.SnapshotSchedule;

import static dev.nattvakt.change.DeskFixture.seconds;
import static dev.nattvakt.change.InDoubtTest.warnings;
import static dev.nattvakt.change.InMemoryHostUp.accepted;
import static dev.nattvakt.change.InMemoryHostUp.acceptedInVain;
import static dev.nattvakt.change.InMemoryHostUp.answers;
import static dev.nattvakt.change.InMemoryHostUp.keyRefused;
import static dev.nattvakt.change.InMemoryHostUp.missing;
import static dev.nattvakt.change.InMemoryHostUp.rejected;
import static dev.nattvakt.change.InMemoryHostUp.silentAndAppliedAfter;
import static dev.nattvakt.change.InMemoryHostUp.silentAndLost;
import static dev.nattvakt.change.InMemoryHostUp.silentButApplied;
import static dev.nattvakt.change.Situations.situation;
import static dev.nattvakt.fleet.InMemoryFleet.problem;
import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;
import static dev.nattvakt.schedule.stated.BackupStateBuilder.backups;
import static dev.nattvakt.schedule.stated.SnapshotStateBuilder.snapshots;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/// The snapshot schedule is sent once more when nothing came of the first try; nothing else is.
class ResendTest {

    private static final Order<?> EVERY_8_HOURS =
            new SetSnapshotSchedule("web-01", Optional.empty(), Optional.of(8));

    private static final Order<?> EVERY_12_HOURS =
            new SetSnapshotSchedule("web-01", Optional.empty(), Optional.of(12));
    private static final Order<?> EVERY_6_HOURS =
            new SetSnapshotSchedule("web-01", Optional.empty(), Optional.of(6));

    private final DeskFixture house = DeskFixture.unasked();

    @BeforeEach
    void takesSnapshots() {
        house.web.having(snapshots().every(12)).having(backups(aSchedule()));
    }

    @Test
    void isSentAgainWhenNothingHasChangedInAllTheTimeForLooking() {
        house.cloud.reacting(
                answers(new Sent.Ambiguous("the connection was reset", Optional.of("req_a"))));
        house.cloud.reacting(accepted());

        Outcome outcome = house.carryOut(EVERY_8_HOURS);

        assertThat(outcome)
                .asInstanceOf(type(Outcome.Verified.class))
                .extracting(Outcome.Verified::receipt)
                .satisfies(receipt ->
                        assertThat(receipt.requestIds()).containsExactly("req_a", "req_1"));
        assertThat(house.time.waits()).isEqualTo(DeskFixture.WAITS);
        assertThat(house.cloud.writes())
                .containsExactly(
                        new Write.SaveSnapshotSchedule(new SnapshotSchedule(true, 8)),
                        new Write.SaveSnapshotSchedule(new SnapshotSchedule(true, 8)));
    }

    static Stream<Arguments> secondTries() {
        return Stream.of(
                arguments(silentAndLost(), "twice, and nothing has changed so far"),
                arguments(
                        answers(new Sent.Denied(problem(200, "failed"))),
                        "twice, and nothing has changed so far"),
                arguments(answers(new Sent.Paused(seconds(60))), "a second try failed"),
                arguments(answers(rejected(409, "busy")), "a second try failed"),
                arguments(answers(missing()), "a second try failed"),
                arguments(answers(keyRefused(401, Optional.empty())), "a second try failed"),
                arguments(
                        answers(new Sent.Throttled(seconds(60), Optional.empty())),
                        "a second try failed"),
                arguments(answers(new Sent.NotSent("refused")), "a second try failed"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("secondTries")
    void theFirstTryStaysInDoubtWhateverTheSecondIsTold(Reaction second, String doubt) {
        house.cloud.reacting(silentAndLost()).reacting(second);

        assertThat(house.carryOut(EVERY_8_HOURS))
                .asInstanceOf(type(Outcome.Unconfirmed.class))
                .extracting(Outcome.Unconfirmed::doubt)
                .asString()
                .startsWith("the connection was reset, ")
                .contains(doubt);
        assertThat(house.cloud.writes()).hasSize(2);
    }

    @Test
    void aYesToTheSecondTryIsReadBackToo() {
        house.cloud.reacting(silentAndLost()).reacting(acceptedInVain());

        assertThat(house.carryOut(EVERY_8_HOURS)).isInstanceOf(Outcome.Unconfirmed.class);
        assertThat(house.cloud.writes()).hasSize(2);
    }

    @Test
    void theFirstTryMayStillLandWhileTheSecondIsLookedAt() {
        house.cloud.reacting(silentAndAppliedAfter(6)).reacting(silentAndLost());

        assertThat(house.carryOut(EVERY_8_HOURS)).isInstanceOf(Outcome.Verified.class);
    }

    static Stream<Arguments> once() {
        return Stream.of(
                arguments("applied", silentButApplied(), EVERY_8_HOURS),
                arguments("seen late", silentAndAppliedAfter(4), EVERY_8_HOURS),
                arguments("accepted", acceptedInVain(), EVERY_8_HOURS),
                arguments("a removal", silentAndLost(), new RemoveSnapshotSchedule("web-01")),
                arguments("a backup", silentAndLost(), OrderBuilder.anOrder().hour(5).build()),
                arguments(
                        "settings",
                        silentAndLost(),
                        new SetBackupSettings("web-01", Optional.of(9), Optional.empty())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("once")
    void isSentOnceOtherwise(String label, Reaction reaction, Order<?> order) {
        DeskFixture own = new DeskFixture(new HouseRules(Confirm.NEVER, Approval.CALLER, false));
        own.web.having(snapshots().every(12)).having(backups(aSchedule()));
        own.cloud.reacting(reaction);

        own.carryOut(order);

        assertThat(own.cloud.writes()).as(label).hasSize(1);
    }

    @Test
    void isSentOnceWhenTheTimeIsShort() {
        house.cloud.reacting(silentAndLost());

        house.desk.carryOut(EVERY_8_HOURS, house.aCall().within(seconds(17.5)).build());

        assertThat(house.cloud.writes()).hasSize(1);
    }

    @Test
    void isSentAgainWhenThereIsJustEnoughTime() {
        house.cloud.reacting(silentAndLost());

        house.desk.carryOut(EVERY_8_HOURS, house.aCall().within(seconds(17.6)).build());

        assertThat(house.cloud.writes()).hasSize(2);
    }

    @Test
    void isSentOnceWhenTheLastLookFailed() {
        house.cloud.reacting(
                silentAndLost()
                        .then(() ->
                                house.time.after(
                                        seconds(7),
                                        () ->
                                                house.cloud.failing(
                                                        "read snapshot",
                                                        new HostUpFailure.Why.Unreachable("x")))));

        assertThat(house.carryOut(EVERY_8_HOURS)).isInstanceOf(Outcome.Unconfirmed.class);
        assertThat(house.cloud.writes()).hasSize(1);
    }

    @Test
    void isSentOnceWhenTheServerStopsOrNobodyWaitsAnyMore() {
        AtomicBoolean gone = new AtomicBoolean();
        Call call = house.aCall().build();
        Call watched =
                new Call(call.caller(), call.door(), call.deadline(), Progress.UNHEARD, gone::get);
        house.cloud.reacting(silentAndLost().then(() -> gone.set(true)));
        house.desk.carryOut(EVERY_8_HOURS, watched);
        assertThat(house.cloud.writes()).hasSize(1);
        house.cloud.reacting(silentAndLost().then(house.underWay::close));
        house.carryOut(EVERY_8_HOURS);

        assertThat(house.cloud.writes()).hasSize(2);
    }

    @Test
    void theOtherTryStaysInDoubtThoughOneWasReadBack() {
        house.cloud.reacting(silentAndLost()).reacting(accepted());

        assertThat(house.carryOut(EVERY_8_HOURS)).isInstanceOf(Outcome.Verified.class);

        assertThat(house.replicas.isUnsure(situation(snapshots().every(8)))).isTrue();
        assertThat(warnings(house.carryOut(EVERY_12_HOURS)))
                .extracting(Warning::code)
                .contains("in_doubt");
    }

    @Test
    void theOtherTryIsNoDoubtWhenHostUpDidNotTakeIt() {
        house.cloud.reacting(silentAndAppliedAfter(6)).reacting(answers(rejected(409, "busy")));

        assertThat(house.carryOut(EVERY_8_HOURS)).isInstanceOf(Outcome.Verified.class);

        assertThat(house.cloud.writes()).hasSize(2);
        assertThat(warnings(house.carryOut(EVERY_12_HOURS))).isEmpty();
    }

    @Test
    void theOtherTryIsNoticedWhenItUndoesALaterChange() {
        house.cloud.reacting(silentAndLost()).reacting(accepted());
        house.carryOut(EVERY_8_HOURS);
        house.carryOut(EVERY_12_HOURS);

        house.cloud.apply(
                Situations.WEB.id(), new Write.SaveSnapshotSchedule(new SnapshotSchedule(true, 8)));
        house.time.advance(InDoubt.QUARANTINE);

        assertThat(house.alarms).singleElement().isInstanceOf(Alarm.Event.Overwritten.class);
    }

    @Test
    void theOtherTryDoesNoHarmWhileNothingElseWasChanged() {
        house.cloud.reacting(silentAndLost()).reacting(accepted());
        house.carryOut(EVERY_8_HOURS);

        house.time.advance(InDoubt.QUARANTINE);

        assertThat(house.alarms).singleElement().isInstanceOf(Alarm.Event.Harmless.class);
    }

    /// A try that lands after a later change brings back the state before that change.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void theOtherTryIsNotTakenForAReplicaThatLags(int turns) {
        house.cloud.reacting(silentAndLost()).reacting(accepted());
        house.carryOut(EVERY_8_HOURS);
        house.carryOut(EVERY_12_HOURS);
        house.time.advance(seconds(5));
        house.cloud.replicas(Duration.ZERO, seconds(0.8), seconds(0.8));
        for (int turn = 0; turn < turns; turn++) {
            house.desk.rehearse(EVERY_6_HOURS, house.aCall().build());
        }
        house.cloud.reacting((cloud, vps, write) -> {
            cloud.apply(vps, write);
            cloud.later(
                    seconds(0.5),
                    () ->
                            cloud.apply(
                                    vps,
                                    new Write.SaveSnapshotSchedule(new SnapshotSchedule(true, 8))));
            return new Sent.Throttled(seconds(1), Optional.empty());
        });

        assertThat(house.carryOut(EVERY_6_HOURS)).isNotInstanceOf(Outcome.Verified.class);
    }

    static Stream<Arguments> answersToTheSecondTry() {
        return Stream.of(
                arguments(new Sent.Accepted(Optional.empty(), Fields.NONE, Optional.empty()), true),
                arguments(new Sent.Ambiguous("EOF", Optional.empty()), true),
                arguments(new Sent.Denied(problem(200, "failed")), true),
                arguments(new Sent.Throttled(seconds(1), Optional.empty()), true),
                arguments(new Sent.Paused(seconds(60)), false),
                arguments(rejected(409, "busy"), false),
                arguments(missing(), false),
                arguments(keyRefused(401, Optional.empty()), false),
                arguments(new Sent.NotSent("refused"), false));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("answersToTheSecondTry")
    void bothTriesMayLandUnlessHostUpTookTheSecondForNone(Sent second, boolean both) {
        assertThat(Resend.mayLandTwice(second)).isEqualTo(both);
    }

    @Test
    void bothReceiptsAreOne() {
        Receipt first =
                new Receipt("rcp_1", List.of("a"), house.time.instant(), People.alone("anna"));

        assertThat(Resend.both(first, new Sent.NotSent("x"))).isEqualTo(first);
    }
}
