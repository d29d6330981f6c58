package dev.nattvakt.tool.read;

import java.time.Instant;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// From when on changes are told.
class SinceArgumentTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

    @ParameterizedTest
    @CsvSource({
        "7d, 2026-11-15T12:00:00Z",
        "1 d, 2026-11-21T12:00:00Z",
        "36h, 2026-11-21T00:00:00Z",
        "2W, 2026-11-08T12:00:00Z",
        "9999w, 1835-04-05T12:00:00Z",
        "2026-11-20, 2026-11-19T23:00:00Z",
        "' 2026-11-20 ', 2026-11-19T23:00:00Z",
        "2026-11-20T08:00:00Z, 2026-11-20T08:00:00Z",
        "2026-11-20t08:00z, 2026-11-20T08:00:00Z",
        "2026-11-20T08:00:00.123456789Z, 2026-11-20T08:00:00.123456789Z",
        "2026-11-20T08:00+02:00, 2026-11-20T06:00:00Z",
        "2026-11-20T08:00, 2026-11-20T07:00:00Z"
    })
    void isADateATimeOrHowLongAgo(String since, Instant from) {
        assertThat(SinceArgument.of(since, NOW, STOCKHOLM)).contains(from);
        assertThat(SinceArgument.problems(since, NOW, STOCKHOLM)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "7",
                "7 days",
                "-7d",
                "12345d",
                "2026-13-01",
                "22.11.2026",
                "08:00"
            })
    void isNothingElse(String since) {
        assertThat(SinceArgument.of(since, NOW, STOCKHOLM)).isEmpty();
        assertThat(SinceArgument.problems(since, NOW, STOCKHOLM)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2030-01-01", "2026-11-24", "2026-11-23T12:00:01Z"})
    void isNoTimeToCome(String since) {
        assertThat(SinceArgument.problems(since, NOW, STOCKHOLM))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.problem())
                            .isEqualTo("since is \"" + since + "\", which is yet to come");
                    assertThat(problem.fix())
                            .isEqualTo("it is 2026-11-22T12:00:00Z now; 7d is the last 7 days");
                });
    }

    @Test
    void mayBeTodayWhereTheDayBeganEarlier() {
        assertThat(SinceArgument.problems("2026-11-23", NOW, STOCKHOLM)).isEmpty();
    }

    @Test
    void mayBeLeftOut() {
        assertThat(SinceArgument.problems(null, NOW, STOCKHOLM)).isEmpty();
    }
}
