package dev.nattvakt.hostup.guard;

import java.time.Duration;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.port.HostUpFailure.Why;

import static org.assertj.core.api.Assertions.assertThat;

class BackoffTest {

    private final Backoff backoff = new Backoff();

    @RepeatedTest(20)
    void doublesWithAHalfByChance() {
        backoff.init(Backoff.FIRST_MILLIS);
        RetryableFailure failure =
                new RetryableFailure(new HostUpFailure(new Why.Unreachable("gone")));

        assertThat(backoff.nextDelayInMillis(failure)).isBetween(100L, 200L);
        assertThat(backoff.nextDelayInMillis(failure)).isBetween(200L, Backoff.LONGEST.toMillis());
    }

    @Test
    void addsNothingToTheWaitThatHostUpNamed() {
        backoff.init(Backoff.FIRST_MILLIS);
        var throttled = new Why.Throttled(Duration.ofSeconds(7));

        assertThat(backoff.nextDelayInMillis(new RetryableFailure(new HostUpFailure(throttled))))
                .isZero();
    }
}
