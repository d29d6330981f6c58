package dev.nattvakt.change;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.nattvakt.change.InMemoryHostUp.Reaction;
import dev.nattvakt.change.outcome.Outcome;

import static dev.nattvakt.change.DeskFixture.seconds;
import static dev.nattvakt.change.InMemoryHostUp.accepted;
import static dev.nattvakt.change.InMemoryHostUp.silentAndLost;
import static dev.nattvakt.change.OrderBuilder.aCompleteOrder;
import static dev.nattvakt.change.OrderBuilder.anOrder;
import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;
import static dev.nattvakt.schedule.stated.BackupStateBuilder.backups;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

/// Several callers change one server at once.
@Timeout(30)
class OneAtATimeTest {

    private final DeskFixture house = new DeskFixture();
    private final CountDownLatch firstIsWriting = new CountDownLatch(1);
    private final CountDownLatch firstMayGoOn = new CountDownLatch(1);

    @Test
    void ofEqualRequestsOneWritesAndTheOthersFindItSet() throws Exception {
        holdTheFirstWrite(accepted());
        FutureTask<Outcome> first = start(() -> house.carryOut(aCompleteOrder()));
        firstIsWriting.await();

        List<FutureTask<Outcome>> others = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            others.add(startAndWait(() -> house.carryOut(aCompleteOrder())));
        }
        firstMayGoOn.countDown();

        assertThat(first.get()).isInstanceOf(Outcome.Verified.class);
        assertThat(all(others)).hasOnlyElementsOfType(Outcome.AlreadySet.class);
        assertThat(house.cloud.writes()).hasSize(1);
        assertThat(house.inDoubt.locks()).extracting("entries").asInstanceOf(MAP).isEmpty();
    }

    @Test
    void differentRequestsAreServedInTheirOrderAndEachReadsAfterTheOneBefore() throws Exception {
        holdTheFirstWrite(accepted());
        FutureTask<Outcome> first = start(() -> house.carryOut(aCompleteOrder().hour(1)));
        firstIsWriting.await();

        FutureTask<Outcome> second = startAndWait(() -> house.carryOut(aCompleteOrder().hour(2)));
        FutureTask<Outcome> third = startAndWait(() -> house.carryOut(aCompleteOrder().hour(3)));
        firstMayGoOn.countDown();

        assertThat(all(List.of(first, second, third)))
                .hasOnlyElementsOfType(Outcome.Verified.class)
                .extracting(outcome ->
                        ((Outcome.Verified) outcome).facts().before().get("hour").orElse("-")
                                + " "
                                + ((Outcome.Verified) outcome).facts().after().get("hour").get())
                .containsExactly("- 1", "1 2", "2 3");
    }

    @Test
    void oneYesIsGoodForOneWriteEvenWhenNobodyKnowsWhatBecameOfIt() throws Exception {
        house.web.having(backups(aSchedule()));
        String token = house.tokenFor(anOrder().enabled(false).build());
        holdTheFirstWrite(silentAndLost());
        house.cloud.reacting(silentAndLost());
        FutureTask<Outcome> other = start(() -> house.carryOut(anOrder().hour(5)));
        firstIsWriting.await();

        FutureTask<Outcome> first = startAndWait(() -> house.apply(token));
        Outcome second = house.apply(token);
        firstMayGoOn.countDown();

        assertThat(all(List.of(other, first))).hasOnlyElementsOfType(Outcome.Unconfirmed.class);
        assertThat(second).isEqualTo(new Outcome.Busy(Situations.WEB));
        assertThat(house.apply(token))
                .asInstanceOf(type(Outcome.PlanVoid.class))
                .extracting(Outcome.PlanVoid::why)
                .isInstanceOf(Outcome.PlanVoid.Why.Used.class);
        assertThat(house.cloud.writes()).hasSize(2);
    }

    @Test
    void aSecondYesIsBusyWhileTheFirstWaitsForItsTurnAndFindsThePlanUsedAfterwards()
            throws Exception {
        house.web.having(backups(aSchedule()));
        String token = house.tokenFor(anOrder().enabled(false).build());
        house.time.pass(Duration.ofMinutes(15).minusSeconds(10));
        holdTheFirstWrite(silentAndLost());
        house.cloud.reacting(accepted().then(() -> house.time.pass(seconds(10))));
        FutureTask<Outcome> other = start(() -> house.carryOut(anOrder().hour(5)));
        firstIsWriting.await();

        FutureTask<Outcome> first = startAndWait(() -> house.apply(token));
        Outcome second = house.apply(token);
        firstMayGoOn.countDown();

        assertThat(other.get()).isInstanceOf(Outcome.Unconfirmed.class);
        assertThat(first.get()).isInstanceOf(Outcome.Verified.class);
        assertThat(second).isEqualTo(new Outcome.Busy(Situations.WEB));
        assertThat(house.apply(token))
                .isEqualTo(Outcome.PlanVoid.used(Situations.WEB, first.get()));
    }

    @Test
    void isBusyWhenTheServerIsHeldForTooLong() throws Exception {
        holdTheFirstWrite(accepted());
        FutureTask<Outcome> first = start(() -> house.carryOut(aCompleteOrder()));
        firstIsWriting.await();

        Outcome hasty =
                house.desk.carryOut(
                        aCompleteOrder().build(), house.aCall().within(seconds(5)).build());
        firstMayGoOn.countDown();

        assertThat(hasty).isEqualTo(new Outcome.Busy(Situations.WEB));
        assertThat(first.get()).isInstanceOf(Outcome.Verified.class);
        assertThat(house.cloud.writes()).hasSize(1);
    }

    @Test
    void anotherServerIsNotHeld() throws Exception {
        house.cloud.server("vps_2", "db-01", "192.0.2.12");
        holdTheFirstWrite(accepted());
        FutureTask<Outcome> first = start(() -> house.carryOut(aCompleteOrder()));
        firstIsWriting.await();

        Outcome other = house.carryOut(aCompleteOrder().on("db-01"));
        firstMayGoOn.countDown();

        assertThat(other).isInstanceOf(Outcome.Verified.class);
        assertThat(first.get()).isInstanceOf(Outcome.Verified.class);
    }

    private void holdTheFirstWrite(Reaction reaction) {
        house.cloud.reacting((cloud, vps, write) -> {
            firstIsWriting.countDown();
            awaitLeave();
            return reaction.to(cloud, vps, write);
        });
    }

    private void awaitLeave() {
        try {
            firstMayGoOn.await();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    private static FutureTask<Outcome> start(Callable<Outcome> call) {
        FutureTask<Outcome> task = new FutureTask<>(call);
        Thread.ofPlatform().start(task);
        return task;
    }

    private static FutureTask<Outcome> startAndWait(Callable<Outcome> call) {
        FutureTask<Outcome> task = new FutureTask<>(call);
        Threads.awaitWaiting(Thread.ofPlatform().start(task));
        return task;
    }

    private static List<Outcome> all(List<FutureTask<Outcome>> tasks)
            throws InterruptedException, ExecutionException {
        List<Outcome> outcomes = new ArrayList<>();
        for (FutureTask<Outcome> task : tasks) {
            outcomes.add(task.get());
        }
        return outcomes;
    }
}
