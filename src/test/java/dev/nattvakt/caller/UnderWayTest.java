package dev.nattvakt.caller;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

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
        UnderWay.Begun first = underWay.begin();
        UnderWay.Begun second = underWay.begin();
        assertThat(underWay.awaitQuiet(Duration.ofMillis(1))).isFalse();
        first.close();
        assertThat(underWay.awaitQuiet(Duration.ZERO)).isFalse();

        Thread waiting = Thread.ofPlatform().start(() -> underWay.awaitQuiet(LONG));
        awaitWaiting(waiting);
        second.close();
        waiting.join();

        assertThat(underWay.awaitQuiet(Duration.ZERO)).isTrue();
    }

    @Test
    void stopsWaitingWhenTheThreadIsStopped() {
        underWay.begin();
        Thread.currentThread().interrupt();

        assertThat(underWay.awaitQuiet(LONG)).isFalse();
        assertThat(Thread.interrupted()).isTrue();
    }

    private static void awaitWaiting(Thread thread) {
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            assertThat(thread.isAlive()).isTrue();
            Thread.onSpinWait();
        }
    }
}
