package dev.nattvakt.schedule.cadence;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.nattvakt.schedule.Cadences.cadence;
import static org.assertj.core.api.Assertions.assertThat;

class CadenceTest {

    @ParameterizedTest(name = "{0} after {1} in {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    daily 2      | 2026-11-22T01:59:59Z | UTC              | 2026-11-22T02:00:00Z 2026-11-23T02:00:00Z
                    daily 2      | 2026-11-22T02:00:00Z | UTC              | 2026-11-23T02:00:00Z 2026-11-24T02:00:00Z
                    daily 0      | 2026-12-31T23:59:59Z | UTC              | 2027-01-01T00:00:00Z 2027-01-02T00:00:00Z
                    daily 2      | 2026-11-22T02:00:00Z | Europe/Stockholm | 2026-11-23T01:00:00Z 2026-11-24T01:00:00Z
                    daily 5      | 2026-11-22T23:00:00Z | Asia/Kolkata     | 2026-11-22T23:30:00Z 2026-11-23T23:30:00Z
                    weekly sun 9 | 2026-11-22T08:00:00Z | UTC              | 2026-11-22T09:00:00Z 2026-11-29T09:00:00Z
                    weekly sun 9 | 2026-11-22T09:00:00Z | UTC              | 2026-11-29T09:00:00Z 2026-12-06T09:00:00Z
                    weekly mon 0 | 2026-11-22T22:30:00Z | Europe/Stockholm | 2026-11-22T23:00:00Z 2026-11-29T23:00:00Z
                    monthly 15 2 | 2026-11-15T02:00:00Z | UTC              | 2026-12-15T02:00:00Z 2027-01-15T02:00:00Z
                    monthly 1 0  | 2026-12-31T22:59:00Z | Europe/Stockholm | 2026-12-31T23:00:00Z 2027-01-31T23:00:00Z
                    """)
    void runsStrictlyAfterTheMoment(String cadence, Instant after, ZoneId zone, String runs) {
        assertThat(cadence(cadence).nextRuns(after, zone, 2)).containsExactly(instants(runs));
    }

    @ParameterizedTest(name = "{0} after {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    monthly 31 2 | 2026-11-22T10:00:00Z | 2026-12-31T02:00:00Z 2027-01-31T02:00:00Z 2027-03-31T02:00:00Z
                    monthly 30 2 | 2027-01-30T02:00:00Z | 2027-03-30T02:00:00Z 2027-04-30T02:00:00Z 2027-05-30T02:00:00Z
                    monthly 29 2 | 2027-01-30T02:00:00Z | 2027-03-29T02:00:00Z 2027-04-29T02:00:00Z 2027-05-29T02:00:00Z
                    monthly 29 2 | 2028-01-30T02:00:00Z | 2028-02-29T02:00:00Z 2028-03-29T02:00:00Z 2028-04-29T02:00:00Z
                    monthly 28 2 | 2027-01-30T02:00:00Z | 2027-02-28T02:00:00Z 2027-03-28T02:00:00Z 2027-04-28T02:00:00Z
                    daily 2      | 2028-02-28T02:00:00Z | 2028-02-29T02:00:00Z 2028-03-01T02:00:00Z 2028-03-02T02:00:00Z
                    """)
    void passesOverMonthsThatLackTheDay(String cadence, Instant after, String runs) {
        assertThat(cadence(cadence).nextRuns(after, ZoneOffset.UTC, 3))
                .containsExactly(instants(runs));
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    daily 2      | 2026-03-28T12:00:00Z | 2026-03-29T01:00:00Z 2026-03-30T00:00:00Z | 02:00 does not exist: 03:00 instead
                    daily 3      | 2026-03-28T12:00:00Z | 2026-03-29T01:00:00Z 2026-03-30T01:00:00Z | 03:00 after the gap
                    daily 2      | 2026-10-24T12:00:00Z | 2026-10-25T00:00:00Z 2026-10-26T01:00:00Z | 02:00 happens twice: the first one
                    daily 2      | 2026-10-25T00:30:00Z | 2026-10-26T01:00:00Z 2026-10-27T01:00:00Z | between the two: not a second time
                    weekly sun 2 | 2026-10-24T12:00:00Z | 2026-10-25T00:00:00Z 2026-11-01T01:00:00Z | weekly over the overlap
                    """)
    void keepsTheLocalHourWhenClocksChange(
            String cadence, Instant after, String runs, String label) {
        ZoneId stockholm = ZoneId.of("Europe/Stockholm");

        assertThat(cadence(cadence).nextRuns(after, stockholm, 2))
                .as(label)
                .containsExactly(instants(runs));
    }

    @Test
    void givesAsManyRunsAsAskedFor() {
        Cadence daily = cadence("daily 2");

        assertThat(daily.nextRuns(Instant.EPOCH, ZoneOffset.UTC, 0)).isEmpty();
        assertThat(daily.nextRuns(Instant.EPOCH, ZoneOffset.UTC, 7)).hasSize(7);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"daily 2, DAILY", "weekly mon 2, WEEKLY", "monthly 15 2, MONTHLY"})
    void knowsItsFrequency(String cadence, Frequency frequency) {
        assertThat(cadence(cadence).frequency()).isEqualTo(frequency);
    }

    private static Instant[] instants(String text) {
        return Arrays.stream(text.split(" ")).map(Instant::parse).toArray(Instant[]::new);
    }
}
