package dev.nattvakt.sandbox;

import java.time.DayOfWeek;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import dev.nattvakt.sandbox.state.Cadence;

import static org.assertj.core.api.Assertions.assertThat;

class CadenceTest {
    private static final Instant MONDAY_NOON = Instant.parse("2026-04-27T12:00:00Z");

    @Test
    void dailyRunsTodayOrTomorrow() {
        assertThat(new Cadence.Daily(13).next(MONDAY_NOON)).isEqualTo("2026-04-27T13:00:00Z");
        assertThat(new Cadence.Daily(12).next(MONDAY_NOON)).isEqualTo("2026-04-28T12:00:00Z");
        assertThat(new Cadence.Daily(12).previous(MONDAY_NOON)).isEqualTo(MONDAY_NOON);
        assertThat(new Cadence.Daily(13).previous(MONDAY_NOON)).isEqualTo("2026-04-26T13:00:00Z");
    }

    @Test
    void weeklyWaitsForItsDay() {
        var monday = new Cadence.Weekly(3, DayOfWeek.MONDAY);

        assertThat(monday.next(MONDAY_NOON)).isEqualTo("2026-05-04T03:00:00Z");
        assertThat(monday.previous(MONDAY_NOON)).isEqualTo("2026-04-27T03:00:00Z");
    }

    @Test
    void monthlyFallsOnTheLastDayOfAShorterMonth() {
        var last = new Cadence.Monthly(2, 31);

        assertThat(last.next(MONDAY_NOON)).isEqualTo("2026-04-30T02:00:00Z");
        assertThat(last.previous(MONDAY_NOON)).isEqualTo("2026-03-31T02:00:00Z");
    }
}
