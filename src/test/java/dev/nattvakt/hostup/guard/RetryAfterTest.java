package dev.nattvakt.hostup.guard;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.nattvakt.hostup.RecordedWire;
import dev.nattvakt.hostup.json.HostUpResponse;
import dev.nattvakt.hostup.json.ResponseBody;

import static org.assertj.core.api.Assertions.assertThat;

class RetryAfterTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest(name = "HostUp says it is {0}")
    @CsvSource({
        "'Sun, 22 Nov 2026 09:59:50 GMT', PT40S",
        "'Sun, 22 Nov 2026 10:00:00 GMT', PT30S",
        "'Sun, 22 Nov 2026 10:00:20 GMT', PT30S",
        "yesterday,                       PT30S"
    })
    void isNeverShorterThanByEitherClock(String date, Duration wait) {
        HostUpResponse answer =
                new HostUpResponse(
                        429,
                        Map.of(
                                "Date",
                                List.of(date),
                                "Retry-After",
                                List.of("Sun, 22 Nov 2026 10:00:30 GMT")),
                        ResponseBody.NOTHING);

        assertThat(RetryAfter.of(answer, CLOCK)).isEqualTo(wait);
    }

    @ParameterizedTest(name = "HostUp says it is {0}, and to come back at {1}")
    @CsvSource({
        "'Sun, 22 Nov 2026 07:00:00 GMT', 'Sun, 22 Nov 2026 10:00:30 GMT', PT30S",
        "'Sun, 22 Nov 2026 07:00:00 GMT', 'Sun, 22 Nov 2026 07:00:30 GMT', PT30S",
        "'Sun, 22 Nov 2026 13:00:00 GMT', 'Sun, 22 Nov 2026 13:00:30 GMT', PT30S",
        "'Sun, 22 Nov 2026 13:00:00 GMT', 'Sun, 22 Nov 2026 10:00:30 GMT', PT30S"
    })
    void isNotMadeHoursByAClockThatIsFarOff(String date, String until, Duration wait) {
        assertThat(wait(Map.of("Date", List.of(date), "Retry-After", List.of(until)), ""))
                .isEqualTo(wait);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            textBlock =
                    """
                    4    | 2026-11-22T10:00:30.000Z | {"retryAfter":9}   | PT9S
                    14   | 2026-11-22T10:00:30.000Z | {"retryAfter":9}   | PT14S
                    soon | 2026-11-22T10:00:30.000Z | {"retryAfter":9}   | PT30S
                    none | 1795341630               | {"retryAfter":9}   | PT30S
                    none | 1795341630000            | {"retryAfter":9}   | PT30S
                    none | 30                       | {"retryAfter":9}   | PT30S
                    none | 7                        | {"retryAfter":8.5} | PT9S
                    none | none | {"retryAfter":"2026-11-22T10:00:30Z"} | PT30S
                    none | 2026-11-22T10:00:30.000Z | {"retryAfter":9}   | PT30S
                    none | 2026-11-22T09:00:00.000Z | {"retryAfter":9}   | PT9S
                    none | 1792754430               | {"retryAfter":"9"} | PT9S
                    none | 1795341630               | {}                 | PT30S
                    none | 1795341630000            | {}                 | PT30S
                    none | 30                       | {"retryAfter":"9"} | PT30S
                    none | 179534163000             | {"retryAfter":"9"} | PT24H
                    none | none                     | {"retryAfter":2.5} | PT3S
                    none | none                     | {"retryAfter":"2.5"}| PT3S
                    none | none                     | {"retryAfter":-9}  | PT1S
                    none | none                     | {}                 | PT1S
                    """)
    void isReadElsewhereWhereTheHeaderIsMissing(
            String header, String reset, String body, Duration wait) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        if (header != null) {
            headers.put("Retry-After", List.of(header));
        }
        if (reset != null) {
            headers.put("X-RateLimit-Reset", List.of(reset));
        }

        assertThat(wait(headers, body)).isEqualTo(wait);
    }

    private static Duration wait(Map<String, List<String>> headers, String body) {
        return RetryAfter.of(new HostUpResponse(429, headers, RecordedWire.body(body)), CLOCK);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            textBlock =
                    """
                    1                                        | PT1S
                    7                                        | PT7S
                    0                                        | PT0S
                    3600                                     | PT1H
                    999999999                                | PT24H
                    99999999999                              | PT24H
                    Sun, 22 Nov 2026 10:00:30 GMT            | PT30S
                    Sun, 22 Nov 2026 09:00:00 GMT            | PT1S
                    -5                                       | PT1S
                    abc                                      | PT1S
                    1.5                                      | PT2S
                    3.0                                      | PT3S
                    0.001                                    | PT1S
                    1.5.5                                    | PT1S
                    99999999999.5                            | PT24H
                    2, 9, 4                                  | PT9S
                    2, soon                                  | PT2S
                    Sunday, 22-Nov-26 10:00:30 GMT           | PT30S
                    Sun Nov 22 10:00:30 2026                 | PT30S
                    Sun Nov  1 10:00:30 2026                 | PT1S
                    1795341630                               | PT30S
                    none                                     | PT1S
                    2; 9; 4                                  | PT9S
                    abc; 3                                   | PT3S
                    5; Sun, 22 Nov 2026 10:00:30 GMT         | PT30S
                    """)
    void isReadInEachForm(String headers, Duration wait) {
        List<String> values = headers == null ? List.of() : Arrays.asList(headers.split(";"));
        HostUpResponse answer =
                new HostUpResponse(429, Map.of("retry-after", values), ResponseBody.NOTHING);

        assertThat(RetryAfter.of(answer, CLOCK)).isEqualTo(wait);
    }
}
