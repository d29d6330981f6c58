package dev.nattvakt.hostup.guard;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                    1.5                                      | PT1S
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
