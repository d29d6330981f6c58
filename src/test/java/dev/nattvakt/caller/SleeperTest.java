package dev.nattvakt.caller;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SleeperTest {

    @Test
    void returnsAtOnceAndStaysInterruptedWhenTheThreadIsAskedToStop() {
        Thread.currentThread().interrupt();

        Sleeper.REAL.pass(Duration.ofDays(1));

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void passesTimeForAThreadThatMayGoOn() {
        long before = System.nanoTime();

        Sleeper.REAL.pass(Duration.ofMillis(1));

        assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(1_000_000);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
}
