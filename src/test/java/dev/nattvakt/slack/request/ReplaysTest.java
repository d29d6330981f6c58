package dev.nattvakt.slack.request;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import dev.nattvakt.caller.VirtualTime;
import dev.nattvakt.slack.request.Replays.Sighting;

import static org.assertj.core.api.Assertions.assertThat;

class ReplaysTest {

    private final VirtualTime time = new VirtualTime();
    private final Replays replays = new Replays(time, 2);

    @Test
    void letsNothingNewInWhenFullAndForgetsNothingEarly() {
        assertThat(see(1)).isEqualTo(Sighting.FIRST);
        time.advance(Duration.ofSeconds(300));
        assertThat(see(2)).isEqualTo(Sighting.FIRST);
        assertThat(see(3)).isEqualTo(Sighting.FULL);
        assertThat(see(1)).isEqualTo(Sighting.AGAIN);

        time.advance(Duration.ofSeconds(301));
        assertThat(see(3)).isEqualTo(Sighting.FIRST);
        assertThat(see(2)).isEqualTo(Sighting.AGAIN);
        assertThat(see(4)).isEqualTo(Sighting.FULL);
    }

    private Sighting see(int which) {
        return replays.see(Signature.parse("v0=%064x".formatted(which)).orElseThrow());
    }
}
