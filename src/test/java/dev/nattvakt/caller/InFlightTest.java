package dev.nattvakt.caller;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(30)
class InFlightTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final InFlight inFlight = new InFlight();

    @Test
    void isQuietWhenNothingWasBegun() {
        assertThat(inFlight.awaitQuiet(Duration.ZERO)).isTrue();
    }

    @Test
    void isNotQuietBeforeTheLastHasEnded() throws InterruptedException {
        InFlight.Begun first = inFlight.begin();
        InFlight.Begun second = inFlight.begin();
        assertThat(inFlight.awaitQuiet(Duration.ofMillis(1))).isFalse();
        first.close();
        assertThat(inFlight.awaitQuiet(Duration.ZERO)).isFalse();

        Thread waiting = Thread.ofPlatform().start(() -> inFlight.awaitQuiet(LONG));
        awaitWaiting(waiting);
        second.close();
        waiting.join();

        assertThat(inFlight.awaitQuiet(Duration.ZERO)).isTrue();
    }

    @Test
    void stopsWaitingWhenTheThreadIsStopped() {
        inFlight.begin();
        Thread.currentThread().interrupt();

        assertThat(inFlight.awaitQuiet(LONG)).isFalse();
        assertThat(Thread.interrupted()).isTrue();
    }

    private static void awaitWaiting(Thread thread) {
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            assertThat(thread.isAlive()).isTrue();
            Thread.onSpinWait();
        }
    }
}
