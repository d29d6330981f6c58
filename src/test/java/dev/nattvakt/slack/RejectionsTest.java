package dev.nattvakt.slack;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import dev.nattvakt.caller.VirtualTime;
import dev.nattvakt.slack.request.Flaw;

import static org.assertj.core.api.Assertions.assertThat;

class RejectionsTest {

    private final VirtualTime time = new VirtualTime();
    private final Rejections rejections = new Rejections(time);

    @Test
    void tellsEachFlawOnceAMinute() {
        assertThat(rejections.isNews(Flaw.SIGNATURE)).isTrue();
        assertThat(rejections.isNews(Flaw.SIGNATURE)).isFalse();
        assertThat(rejections.isNews(Flaw.FORM)).isTrue();

        time.advance(Duration.ofMinutes(1).minusNanos(1));
        assertThat(rejections.isNews(Flaw.SIGNATURE)).isFalse();
        time.advance(Duration.ofNanos(1));
        assertThat(rejections.isNews(Flaw.SIGNATURE)).isTrue();
    }
}
