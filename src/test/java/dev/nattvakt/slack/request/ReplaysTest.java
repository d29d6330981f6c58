package dev.nattvakt.slack.request;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import dev.nattvakt.caller.VirtualTime;
import dev.nattvakt.slack.request.Replays.Sight;

import static org.assertj.core.api.Assertions.assertThat;

class ReplaysTest {

    private final VirtualTime time = new VirtualTime();
    private final Replays replays = new Replays(time, 2);

    @Test
    void letsNothingNewInWhenFullAndForgetsNothingEarly() {
        assertThat(see(1)).isEqualTo(Sight.FIRST);
        time.advance(Duration.ofSeconds(300));
        assertThat(see(2)).isEqualTo(Sight.FIRST);
        assertThat(see(3)).isEqualTo(Sight.FULL);
        assertThat(see(1)).isEqualTo(Sight.AGAIN);

        time.advance(Duration.ofSeconds(301));
        assertThat(see(3)).isEqualTo(Sight.FIRST);
        assertThat(see(2)).isEqualTo(Sight.AGAIN);
        assertThat(see(4)).isEqualTo(Sight.FULL);
    }

    private Sight see(int which) {
        return replays.see(Signature.parse("v0=%064x".formatted(which)).orElseThrow());
    }
}
