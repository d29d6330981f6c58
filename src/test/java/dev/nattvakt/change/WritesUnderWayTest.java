package dev.nattvakt.change;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import dev.nattvakt.caller.InFlight;
import dev.nattvakt.change.outcome.Outcome;

import static dev.nattvakt.change.OrderBuilder.aCompleteOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

class WritesUnderWayTest {

    private final WritesUnderWay writes = new WritesUnderWay();

    @Test
    void beginsNothingOnceClosed() {
        writes.close();

        assertThat(writes.begin()).isEmpty();
        assertThat(writes.isClosed()).isTrue();
        assertThat(writes.awaitQuiet(Duration.ZERO)).isTrue();
    }

    @Test
    void isNotQuietBeforeWhatWasBegunHasEnded() {
        InFlight.Begun begun = writes.begin().orElseThrow();
        writes.close();
        assertThat(writes.awaitQuiet(Duration.ZERO)).isFalse();

        begun.close();

        assertThat(writes.awaitQuiet(Duration.ZERO)).isTrue();
    }

    @Test
    void aDeskThatStopsSendsNothingMore() {
        DeskFixture house = new DeskFixture();
        house.underWay.close();

        assertThat(house.carryOut(aCompleteOrder()))
                .asInstanceOf(type(Outcome.Unavailable.class))
                .extracting(Outcome.Unavailable::code)
                .isEqualTo("shutting_down");
        assertThat(house.cloud.writes()).isEmpty();
    }

    @Test
    void aWriteThatWasBegunIsReadBackAlthoughTheDeskStops() {
        DeskFixture house = new DeskFixture();
        house.cloud.reacting(InMemoryHostUp.silentButApplied().then(house.underWay::close));

        assertThat(house.carryOut(aCompleteOrder())).isInstanceOf(Outcome.Verified.class);
        assertThat(house.underWay.awaitQuiet(Duration.ZERO)).isTrue();
    }
}
