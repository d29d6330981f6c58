package dev.nattvakt.hostup.guard;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

import dev.nattvakt.hostup.json.HostUpResponse;

/// How long a 429 asks to wait: seconds or an HTTP date. Of several the longest counts. When none
/// can be read (absent, negative, garbage) it is one second: long enough not to hammer, short
/// enough that a call with a usual deadline can still try again.
public final class RetryAfter {

    static final Duration UNSTATED = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    private RetryAfter() {}

    public static Duration of(HostUpResponse answer, Clock clock) {
        Instant now = now(answer, clock);
        return answer.header("Retry-After").stream()
                .map(header -> read(header.strip(), now))
                .flatMap(Optional::stream)
                .max(Duration::compareTo)
                .map(wait -> wait.compareTo(LONGEST) > 0 ? LONGEST : wait)
                .orElse(UNSTATED);
    }

    private static Optional<Duration> read(String header, Instant now) {
        if (header.matches("\\d{10,}")) {
            return Optional.of(LONGEST);
        }
        return header.matches("\\d{1,9}")
                ? Optional.of(Duration.ofSeconds(Long.parseLong(header)))
                : date(header)
                        .map(until -> Duration.between(now, until))
                        .filter(Duration::isPositive);
    }

    /// The earlier of HostUp's clock and ours, so that a difference between them never makes us
    /// come early.
    private static Instant now(HostUpResponse answer, Clock clock) {
        Instant ours = clock.instant();
        return answer.header("Date").stream()
                .flatMap(header -> date(header.strip()).stream())
                .filter(theirs -> theirs.isBefore(ours))
                .findFirst()
                .orElse(ours);
    }

    private static Optional<Instant> date(String header) {
        try {
            return Optional.of(
                    ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
