package dev.nattvakt.start;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;

import dev.nattvakt.caller.VirtualTime;

import static org.assertj.core.api.Assertions.assertThat;

class FastClockTest {

    private static final Instant START = Instant.parse("2026-11-22T10:15:00Z");

    private final VirtualTime time = new VirtualTime();

    @Test
    void startsRightAndRunsAhead() {
        Clock fast = FastClock.from(time, 3600);

        time.advance(Duration.ofSeconds(24));

        assertThat(fast.instant()).isEqualTo(START.plus(Duration.ofDays(1)));
    }

    @Test
    void showsTheSameTimeInAnyZone() {
        Clock real = Clock.fixed(START, ZoneId.of("UTC"));

        Clock there = FastClock.from(real, 60).withZone(ZoneId.of("Europe/Stockholm"));

        assertThat(there.getZone()).isEqualTo(ZoneId.of("Europe/Stockholm"));
        assertThat(there.instant()).isEqualTo(START);
    }

    @Test
    void atSpeedOneIsTheRealOne() {
        assertThat(FastClock.from(time, 1)).isSameAs(time);
    }
}
