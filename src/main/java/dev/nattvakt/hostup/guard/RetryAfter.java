package dev.nattvakt.hostup.guard;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.nattvakt.hostup.json.HostUpResponse;

/// How long a 429 asks to wait: `Retry-After` in seconds or as an HTTP date, of several the
/// longest; else `X-RateLimit-Reset` as an ISO time, or as a number as other APIs state it; else
/// `retryAfter` in the body. When none can be read (absent, negative, garbage) it is one second:
/// long enough not to hammer, short enough that a call with a usual deadline can still try again.
public final class RetryAfter {

    static final Duration UNSTATED = Duration.ofSeconds(1);
    private static final String RESET = "X-RateLimit-Reset";
    private static final Duration LONGEST = Duration.ofDays(1);

    private static final Pattern SECONDS = Pattern.compile("(\\d+)(?:\\.(?!0+$)(\\d+)|\\.0+)?");

    /// Digits of a time of our days.
    private static final int SECONDS_SINCE_1970 = 10;

    private static final int MILLIS_SINCE_1970 = 13;

    /// A clock that differs by more is wrong, HostUp's or ours.
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private RetryAfter() {}

    public static Duration of(HostUpResponse answer, Clock clock) {
        Clocks clocks = new Clocks(clock.instant(), date(answer));
        return longest(answer.header("Retry-After"), header -> wait(header, clocks))
                .or(() -> untilReset(answer, clock))
                .or(() -> answer.retryAfter().flatMap(RetryAfter::seconds))
                .map(wait -> wait.compareTo(LONGEST) > 0 ? LONGEST : wait)
                .orElse(UNSTATED);
    }

    /// How long it is until the limit starts anew, as `X-RateLimit-Reset` states it.
    static Optional<Duration> untilReset(HostUpResponse answer, Clock clock) {
        List<String> stated = answer.header(RESET);
        if (stated.isEmpty()) {
            return Optional.empty();
        }
        Clocks clocks = new Clocks(clock.instant(), date(answer));
        return longest(
                stated,
                header ->
                        iso(header)
                                .or(() -> epoch(header))
                                .flatMap(clocks::until)
                                .or(() -> untilThen(header)));
    }

    private static Optional<Duration> longest(
            List<String> headers, Function<String, Optional<Duration>> reading) {
        return headers.stream()
                .map(header -> reading.apply(header.strip()))
                .flatMap(Optional::stream)
                .max(Duration::compareTo);
    }

    /// A proxy may have joined several headers to one.
    private static Optional<Duration> wait(String header, Clocks clocks) {
        return seconds(header)
                .or(() -> httpDate(header).flatMap(clocks::until))
                .or(() -> longest(List.of(header.split(",")), RetryAfter::seconds));
    }

    /// A part of a second counts as a whole one: nobody comes early.
    private static Optional<Duration> seconds(String text) {
        Matcher number = SECONDS.matcher(text);
        if (!number.matches()) {
            return Optional.empty();
        }
        boolean isLonger = number.group(1).length() >= SECONDS_SINCE_1970;
        return Optional.of(
                isLonger
                        ? LONGEST
                        : Duration.ofSeconds(
                                Long.parseLong(number.group(1))
                                        + (number.group(2) == null ? 0 : 1)));
    }

    /// Seconds or milliseconds since 1970, as other APIs state a time.
    private static Optional<Instant> epoch(String text) {
        return switch (text.matches("\\d+") ? text.length() : 0) {
            case SECONDS_SINCE_1970 -> Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
            case MILLIS_SINCE_1970 -> Optional.of(Instant.ofEpochMilli(Long.parseLong(text)));
            default -> Optional.empty();
        };
    }

    /// A number that is too small for a time.
    private static Optional<Duration> untilThen(String text) {
        return text.length() < SECONDS_SINCE_1970 ? seconds(text) : Optional.empty();
    }

    /// @param theirs what HostUp's `Date` says
    private record Clocks(Instant ours, Optional<Instant> theirs) {

        /// How long it is until then. Small differences between the clocks never make us come
        /// early; one that is far off is not believed, so it makes nobody wait for hours.
        Optional<Duration> until(Instant then) {
            Duration byOurs = Duration.between(ours, then);
            Duration byTheirs = theirs.map(now -> Duration.between(now, then)).orElse(byOurs);
            boolean areFarApart = byOurs.minus(byTheirs).abs().compareTo(CLOCKS_DIFFER) > 0;
            Comparator<Duration> preferred =
                    areFarApart ? Comparator.reverseOrder() : Comparator.naturalOrder();
            return Stream.of(byOurs, byTheirs).filter(Duration::isPositive).max(preferred);
        }
    }

    private static Optional<Instant> date(HostUpResponse answer) {
        return answer.header("Date").stream()
                .flatMap(header -> httpDate(header.strip()).stream())
                .findFirst();
    }

    private static Optional<Instant> httpDate(String text) {
        return read(text, DateTimeFormatter.RFC_1123_DATE_TIME);
    }

    private static Optional<Instant> iso(String text) {
        return read(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    private static Optional<Instant> read(String text, DateTimeFormatter form) {
        try {
            return Optional.of(form.parse(text, Instant::from));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
