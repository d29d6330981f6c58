package dev.nattvakt.slack;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AckTimeoutTest {

    private static final Duration SLACKS_OWN = Duration.ofSeconds(3);

    private final AckTimeout ackTimeout = new AckTimeout();

    @Test
    void isShortWhereTheAnswerCanFollowAndShorterAfterALateOne() {
        Duration calm = ackTimeout.length(true);
        ackTimeout.missed();
        Duration late = ackTimeout.length(true);
        ackTimeout.answered(calm.plusMillis(1));
        Duration stillLate = ackTimeout.length(true);
        ackTimeout.answered(calm);

        assertThat(calm).isLessThan(SLACKS_OWN.dividedBy(2)).isGreaterThan(late);
        assertThat(stillLate).isEqualTo(late);
        assertThat(ackTimeout.length(true)).isEqualTo(calm);
    }

    /// Slack sends a `response_url` with every command; `tools/slack/send` gives up after 10 s.
    @Test
    void isLongWhereNothingCanFollow() {
        ackTimeout.missed();

        assertThat(ackTimeout.length(false)).isBetween(SLACKS_OWN, Duration.ofSeconds(9));
    }
}
