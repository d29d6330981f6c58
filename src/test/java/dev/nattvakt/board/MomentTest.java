package dev.nattvakt.board;

import java.time.Instant;
import java.time.ZoneId;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/// It is Sunday, 2026-11-22 10:15 UTC.
class MomentTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:15:00Z");

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T10:14:01Z, just now",
        "2026-11-22T10:15:30Z, just now",
        "2026-11-22T10:14:00Z, 1 min ago",
        "2026-11-22T09:15:01Z, 59 min ago",
        "2026-11-22T09:15:00Z, 1 h ago",
        "2026-11-20T10:15:01Z, 47 h ago",
        "2026-11-20T10:15:00Z, 2 days ago",
        "2026-10-22T10:15:00Z, 31 days ago"
    })
    void tellsHowLongAgo(Instant at, String words) {
        assertThat(Moment.past(at, NOW).words()).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T23:00:00Z, UTC, today 23:00",
        "2026-11-22T23:00:00Z, Europe/Stockholm, tomorrow 00:00",
        "2026-11-23T02:00:00Z, UTC, tomorrow 02:00",
        "2026-11-28T02:00:00Z, UTC, Sat 02:00",
        "2026-11-29T02:00:00Z, UTC, 29 Nov 02:00",
        "2026-11-22T10:14:59Z, UTC, was due today 10:14",
        "2026-11-20T01:00:00Z, UTC, was due Fri 01:00",
        "2026-10-20T01:00:00Z, UTC, was due 20 Oct 01:00"
    })
    void tellsWhenNext(Instant at, ZoneId zone, String words) {
        assertThat(Moment.next(at, NOW, NOW, zone).words()).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource("2026-11-22T09:00:00Z, today 09:00")
    void wasNotDueWhenTheServerWasLookedAtBefore(Instant at, String words) {
        Instant seen = at.minusSeconds(1);

        assertThat(Moment.next(at, seen, NOW, ZoneId.of("UTC")).words()).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource("2026-11-22T23:00:12.345Z, 2026-11-22T23:00:00Z")
    void sortsAsText(Instant at, String iso) {
        assertThat(Moment.past(at, NOW).iso()).isEqualTo(iso);
    }
}
