package dev.nattvakt.hostup.guard;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TimeoutsTest {

    /// 3 s to connect, 3 s for TLS, then 10 s for a question and 15 s for a change.
    @ParameterizedTest
    @CsvSource({
        "30000, false, false",
        "21000, false, false",
        "20999, false, true",
        "16000, false, true",
        "15999, true, true",
        "0, true, true"
    })
    void cutsOffOnlyWhatWouldNotEndByItself(long millis, boolean question, boolean change) {
        Duration left = Duration.ofMillis(millis);

        assertThat(Timeouts.USUAL.cutOfRead(left).isPresent()).isEqualTo(question);
        assertThat(Timeouts.USUAL.cutOfWrite(left).isPresent()).isEqualTo(change);
    }
}
