package dev.nattvakt.change;

import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.nattvakt.change.facts.Refusal;
import dev.nattvakt.change.order.SetSnapshotSchedule;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.schedule.VpsId;

import static dev.nattvakt.change.DeskFixture.seconds;
import static dev.nattvakt.change.InMemoryHostUp.answers;
import static dev.nattvakt.change.OrderBuilder.aCompleteOrder;
import static dev.nattvakt.fleet.InMemoryFleet.problem;
import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;
import static dev.nattvakt.schedule.stated.BackupStateBuilder.backups;
import static dev.nattvakt.schedule.stated.SnapshotStateBuilder.snapshots;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

/// What follows an answer that is no yes and no promise that nothing was done.
class ThrottledWritesTest {

    private final DeskFixture house = DeskFixture.unasked();

    private static Sent throttled(double seconds) {
        return new Sent.Throttled(seconds(seconds), Optional.empty());
    }

    private static InMemoryHostUp.Reaction done(Sent answer) {
        return (cloud, vps, write) -> {
            cloud.apply(vps, write);
            return answer;
        };
    }

    @Test
    void isReadBackForSomeSecondsBeforeItIsSentAgain() {
        house.cloud.reacting(answers(throttled(3)));

        assertThat(house.carryOut(aCompleteOrder())).isInstanceOf(Outcome.Verified.class);
        assertThat(house.cloud.writes()).hasSize(2);
        assertThat(house.time.waits())
                .containsExactly(seconds(3), seconds(0.5), seconds(1), seconds(2), seconds(4));
    }

    @Test
    void isReadBackAtOnceWhenHostUpNamesNoPause() {
        house.cloud.reacting(answers(throttled(0)));

        assertThat(house.carryOut(aCompleteOrder())).isInstanceOf(Outcome.Verified.class);
        assertThat(house.cloud.writes()).hasSize(2);
        assertThat(house.time.waits()).isEqualTo(DeskFixture.WAITS);
    }

    @Test
    void isNotSentAgainOnceThisServerStops() {
        house.cloud.reacting(answers(throttled(3)).then(house.underWay::close));

        assertThat(house.carryOut(aCompleteOrder())).isInstanceOf(Outcome.Unconfirmed.class);
        assertThat(house.cloud.writes()).hasSize(1);
    }

    @Test
    void isNotSentAgainWhenItWasDone() {
        house.cloud.reacting(done(throttled(3)));

        assertThat(house.carryOut(aCompleteOrder())).isInstanceOf(Outcome.Verified.class);
        assertThat(house.cloud.writes()).hasSize(1);
        assertThat(house.time.waits()).containsExactly(seconds(3));
    }

    /// What is as before may be so again: the earlier write may have undone this one.
    @Test
    void isNotSentAgainWhileAnEarlierWriteMayLand() {
        house.cloud.reacting(InMemoryHostUp.silentAndLost());
        house.carryOut(aCompleteOrder().hour(5));
        house.cloud.reacting(answers(throttled(3)));

        assertThat(house.carryOut(aCompleteOrder().hour(6)))
                .isInstanceOf(Outcome.Unconfirmed.class);
        assertThat(house.cloud.writes()).hasSize(2);
    }

    @Test
    void isSentThreeTimesAtMost() {
        house.web.having(snapshots().every(6));
        house.cloud.usually(answers(throttled(1)));

        Outcome outcome =
                house.carryOut(
                        new SetSnapshotSchedule("web-01", Optional.of(true), Optional.of(8)));

        assertThat(outcome).isInstanceOf(Outcome.Unconfirmed.class);
        assertThat(house.cloud.writes()).hasSize(3);
    }

    @Test
    void isSaidToBeSentWhenThePauseIsLongerThanTheCall() {
        house.cloud.reacting(answers(throttled(60)));

        assertThat(house.carryOut(aCompleteOrder()))
                .asInstanceOf(type(Outcome.Unconfirmed.class))
                .extracting(Outcome.Unconfirmed::doubt)
                .isEqualTo(
                        "HostUp answered 429 (too many requests) and asks for a pause of 60"
                                + " seconds, and HostUp could not be read since");
        assertThat(house.cloud.writes()).hasSize(1);
    }

    @Test
    void isRefusedWhenHostUpSaysThatItFailedAndNothingChanged() {
        house.cloud.reacting(answers(new Sent.Denied(problem(200, "failed"))));

        assertThat(house.carryOut(aCompleteOrder()))
                .asInstanceOf(type(Outcome.Refused.class))
                .extracting(Outcome.Refused::refusal)
                .isEqualTo(new Refusal.ByHostUp(problem(200, "failed")));
    }

    @Test
    void isVerifiedWhenItWasDoneAlthoughHostUpSaysThatItFailed() {
        house.cloud.reacting(done(new Sent.Denied(problem(200, "failed"))));

        assertThat(house.carryOut(aCompleteOrder())).isInstanceOf(Outcome.Verified.class);
    }

    @Test
    void isNotRefusedWhileReplicasShowItByTurns() {
        house.cloud.replicas(Duration.ZERO, Duration.ofSeconds(30), Duration.ofSeconds(30));
        house.cloud.reacting(done(new Sent.Denied(problem(200, "failed"))));

        assertThat(house.carryOut(aCompleteOrder()))
                .isInstanceOfAny(Outcome.Verified.class, Outcome.Unconfirmed.class);
    }

    @Test
    void asksAPersonUnderTheNameThatTheServerHasNow() {
        DeskFixture asking = new DeskFixture();
        asking.web.having(backups(aSchedule().keeping(4)));
        asking.rehearse(aCompleteOrder().keep(4));
        asking.web.renamed("db-01");

        Outcome outcome = asking.carryOut(aCompleteOrder().keep(1).build().on(new VpsId("vps_1")));

        assertThat(outcome)
                .asInstanceOf(type(Outcome.NeedsConfirmation.class))
                .extracting(waiting -> waiting.facts().vps().name())
                .isEqualTo(Optional.of("db-01"));
    }
}
