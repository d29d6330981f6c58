package dev.nattvakt.caller;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// How long a call may take.
class CallTest {

    private final VirtualTime time = new VirtualTime();

    private Call call(Progress progress) {
        return new Call(Caller.ANONYMOUS, Door.MCP, time.deadline(Call.TIME), progress, () -> true);
    }

    @Test
    void aCallOverManyHasMoreTimeWhereItsProgressIsHeard() {
        assertThat(call((_, _) -> {}).overMany().deadline().left())
                .isEqualTo(Duration.ofMinutes(5));
        assertThat(call(Progress.UNHEARD).overMany().deadline().left())
                .isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void thePartAboutOneServerTakesNoLongerThanACallAboutIt() {
        Call part = call((_, _) -> {}).overMany().overOne();

        assertThat(part.deadline().left()).isEqualTo(Duration.ofSeconds(30));
        assertThat(part.progress()).isEqualTo(Progress.UNHEARD);
        assertThat(part.isCancelled()).isTrue();
    }
}
