package dev.nattvakt.hostup.guard;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.nattvakt.hostup.json.HostUpResponse;

/// What HostUp states of its rate limit. It documents these headers for a 429 only; they are
/// followed wherever they stand.
///
/// @param limit requests of one period
/// @param remaining of them
/// @param untilReset when the next period begins
public record RateLimit(Optional<Integer> limit, int remaining, Duration untilReset) {

    /// A period that lasts longer is none to spread requests over.
    static final Duration LONGEST = Duration.ofHours(1);

    /// Empty unless it says how many requests remain, and until when.
    public static Optional<RateLimit> of(HostUpResponse answer, Clock clock) {
        return number(answer.header("X-RateLimit-Remaining"))
                .flatMap(remaining ->
                        RetryAfter.untilReset(answer, clock)
                                .filter(reset -> reset.compareTo(LONGEST) <= 0)
                                .map(reset ->
                                        new RateLimit(
                                                number(answer.header("X-RateLimit-Limit")),
                                                remaining,
                                                reset)));
    }

    /// Of several the smallest.
    private static Optional<Integer> number(List<String> headers) {
        return headers.stream()
                .map(String::strip)
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::valueOf)
                .min(Integer::compareTo);
    }
}
