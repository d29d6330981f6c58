package dev.nattvakt.change;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static dev.nattvakt.change.OrderBuilder.aCompleteOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

@Timeout(30)
class UnderWayTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final UnderWay underWay = new UnderWay();

    @Test
    void isQuietWhenNothingWasBegun() {
        assertThat(underWay.awaitQuiet(Duration.ZERO)).isTrue();
    }

    @Test
    void isNotQuietBeforeTheLastHasEnded() throws InterruptedException {
        UnderWay.Begun first = underWay.begin().orElseThrow();
        UnderWay.Begun second = underWay.begin().orElseThrow();
        underWay.close();
        assertThat(underWay.awaitQuiet(Duration.ofMillis(1))).isFalse();
        first.close();
        assertThat(underWay.awaitQuiet(Duration.ZERO)).isFalse();

        Thread waiting = Thread.ofPlatform().start(() -> underWay.awaitQuiet(LONG));
        Threads.awaitWaiting(waiting);
        second.close();
        waiting.join();

        assertThat(underWay.awaitQuiet(Duration.ZERO)).isTrue();
    }

    @Test
    void beginsNothingOnceClosed() {
        underWay.close();

        assertThat(underWay.begin()).isEmpty();
        assertThat(underWay.isClosed()).isTrue();
    }

    @Test
    void stopsWaitingWhenTheThreadIsStopped() {
        underWay.begin();
        Thread.currentThread().interrupt();

        assertThat(underWay.awaitQuiet(LONG)).isFalse();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aDeskThatStopsSendsNothingMore() {
        House house = new House();
        house.underWay.close();

        assertThat(house.carryOut(aCompleteOrder()))
                .asInstanceOf(type(Outcome.Unavailable.class))
                .extracting(Outcome.Unavailable::code)
                .isEqualTo("shutting_down");
        assertThat(house.cloud.writes()).isEmpty();
    }

    @Test
    void aWriteThatWasBegunIsReadBackAlthoughTheDeskStops() {
        House house = new House();
        house.cloud.reacting(InMemoryCloud.silentButApplied().then(house.underWay::close));

        assertThat(house.carryOut(aCompleteOrder())).isInstanceOf(Outcome.Verified.class);
        assertThat(house.underWay.awaitQuiet(Duration.ZERO)).isTrue();
    }
}
