package dev.nattvakt.slack;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import dev.nattvakt.caller.VirtualTime;
import dev.nattvakt.slack.request.RejectionReason;

import static org.assertj.core.api.Assertions.assertThat;

class RejectionLogTest {

    private final VirtualTime time = new VirtualTime();
    private final RejectionLog rejectionLog = new RejectionLog(time);

    @Test
    void tellsEachFlawOnceAMinute() {
        assertThat(rejectionLog.isNews(RejectionReason.SIGNATURE)).isTrue();
        assertThat(rejectionLog.isNews(RejectionReason.SIGNATURE)).isFalse();
        assertThat(rejectionLog.isNews(RejectionReason.FORM)).isTrue();

        time.advance(Duration.ofMinutes(1).minusNanos(1));
        assertThat(rejectionLog.isNews(RejectionReason.SIGNATURE)).isFalse();
        time.advance(Duration.ofNanos(1));
        assertThat(rejectionLog.isNews(RejectionReason.SIGNATURE)).isTrue();
    }
}
