package dev.nattvakt.hostup.guard;

import java.time.Duration;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import dev.nattvakt.fleet.port.CloudFailure;
import dev.nattvakt.fleet.port.CloudFailure.Why;

import static org.assertj.core.api.Assertions.assertThat;

class BackoffTest {

    private final Backoff backoff = new Backoff();

    @RepeatedTest(20)
    void doublesWithAHalfByChance() {
        backoff.init(Backoff.FIRST_MILLIS);
        TryAgain failure = new TryAgain(new CloudFailure(new Why.Unreachable("gone")));

        assertThat(backoff.nextDelayInMillis(failure)).isBetween(100L, 200L);
        assertThat(backoff.nextDelayInMillis(failure)).isBetween(200L, Backoff.LONGEST.toMillis());
    }

    @Test
    void addsNothingToTheWaitThatHostUpNamed() {
        backoff.init(Backoff.FIRST_MILLIS);
        var throttled = new Why.Throttled(Duration.ofSeconds(7));

        assertThat(backoff.nextDelayInMillis(new TryAgain(new CloudFailure(throttled)))).isZero();
    }
}
