package dev.nattvakt.hostup.guard;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.nattvakt.hostup.json.HostUpResponse;
import dev.nattvakt.hostup.json.ResponseBody;

import static org.assertj.core.api.Assertions.assertThat;

class RateLimitTest {

    private static final Clock NOW =
            Clock.fixed(Instant.parse("2026-11-28T10:00:00Z"), ZoneOffset.UTC);

    @Test
    void isWhatTheHeadersSay() {
        assertThat(stated("600", "420", "2026-11-28T10:00:30.000Z"))
                .contains(new RateLimit(Optional.of(600), 420, Duration.ofSeconds(30)));
        assertThat(stated(null, "0", "2026-11-28T11:00:00Z"))
                .contains(new RateLimit(Optional.empty(), 0, Duration.ofHours(1)));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
        "600,     ,       2026-11-28T10:00:30Z",
        "600,  420,",
        "600,   -1,       2026-11-28T10:00:30Z",
        "600, many,       2026-11-28T10:00:30Z",
        "600, 99999999999, 2026-11-28T10:00:30Z",
        "600,  420,       soon",
        "600,  420,       2026-11-28T09:59:59Z",
        "600,  420,       2026-11-28T11:00:01Z"
    })
    void isNotStatedUnlessAllOfItCanBeRead(String limit, String remaining, String reset) {
        assertThat(stated(limit, remaining, reset)).isEmpty();
    }

    private static Optional<RateLimit> stated(String limit, String remaining, String reset) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        put(headers, "x-ratelimit-limit", limit);
        put(headers, "x-ratelimit-remaining", remaining);
        put(headers, "x-ratelimit-reset", reset);
        return RateLimit.of(new HostUpResponse(200, headers, ResponseBody.NOTHING), NOW);
    }

    private static void put(Map<String, List<String>> headers, String name, String value) {
        if (value != null) {
            headers.put(name, List.of(value));
        }
    }
}
