package dev.nattvakt.hostup.guard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.nattvakt.hostup.json.HostUpResponse;

/// How long a 429 asks to wait: `Retry-After` or `retryAfter` in the body, the longest of them.
/// `X-RateLimit-Reset` says when a period ends rather than when to come back, and counts where
/// there is no `Retry-After`. Each may be written in seconds, as an HTTP date, as an ISO time or as
/// a Unix time. When none can be read (absent, negative, garbage) it is one second: long enough not
/// to hammer, short enough that a call with a usual deadline can still try again.
public final class RetryAfter {

    static final Duration UNSTATED = Duration.ofSeconds(1);
    private static final String RESET = "X-RateLimit-Reset";
    private static final Duration LONGEST = Duration.ofDays(1);

    /// A clock that differs by more is wrong, HostUp's or ours.
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");

    /// Of ten digits it is in seconds until 2286, of thirteen in milliseconds.
    private static final Pattern UNIX_TIME = Pattern.compile("(\\d{10,})(\\.\\d+)?");

    private static final int DIGITS_OF_SECONDS = 12;
    private static final int DIGITS_OF_A_LONG = 18;

    /// The three forms of RFC 9110, and an ISO time.
    private static final List<DateTimeFormatter> FORMS =
            List.of(
                    DateTimeFormatter.RFC_1123_DATE_TIME,
                    utc("EEEE, dd-MMM-[yyyy][yy] HH:mm:ss 'GMT'"),
                    utc("EEE MMM ppd HH:mm:ss yyyy"),
                    DateTimeFormatter.ISO_OFFSET_DATE_TIME);

    private RetryAfter() {}

    public static Duration of(HostUpResponse answer, Clock clock) {
        Clocks clocks = new Clocks(clock.instant(), date(answer));
        List<String> asked = answer.header("Retry-After");
        boolean isAsked = longest(asked.stream(), clocks).isPresent();
        return longest(
                        Stream.concat(
                                (isAsked ? asked : answer.header(RESET)).stream(),
                                answer.retryAfter().stream()),
                        clocks)
                .map(wait -> wait.compareTo(LONGEST) > 0 ? LONGEST : wait)
                .orElse(UNSTATED);
    }

    /// How long it is until the limit starts anew, as `X-RateLimit-Reset` states it.
    static Optional<Duration> untilReset(HostUpResponse answer, Clock clock) {
        return longest(answer.header(RESET).stream(), new Clocks(clock.instant(), date(answer)));
    }

    private static Optional<Duration> longest(Stream<String> stated, Clocks clocks) {
        return stated.map(text -> wait(text.strip(), clocks))
                .flatMap(Optional::stream)
                .max(Duration::compareTo);
    }

    private static Optional<Duration> wait(String text, Clocks clocks) {
        if (SECONDS.matcher(text).matches()) {
            return Optional.of(
                    Duration.ofSeconds(
                            new BigDecimal(text).setScale(0, RoundingMode.CEILING).longValue()));
        }
        Matcher unixTime = UNIX_TIME.matcher(text);
        if (unixTime.matches()) {
            return until(unixTime.group(1), clocks);
        }
        return time(text).flatMap(clocks::until).or(() -> ofJoined(text, clocks));
    }

    /// A proxy may have joined several headers to one.
    private static Optional<Duration> ofJoined(String text, Clocks clocks) {
        return text.contains(",") ? longest(Stream.of(text.split(",")), clocks) : Optional.empty();
    }

    private static Optional<Duration> until(String digits, Clocks clocks) {
        if (digits.length() > DIGITS_OF_A_LONG) {
            return Optional.of(LONGEST);
        }
        long number = Long.parseLong(digits);
        return clocks.until(
                digits.length() <= DIGITS_OF_SECONDS
                        ? Instant.ofEpochSecond(number)
                        : Instant.ofEpochMilli(number));
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
                .flatMap(header -> time(header.strip()).stream())
                .findFirst();
    }

    private static Optional<Instant> time(String text) {
        return FORMS.stream().flatMap(form -> read(text, form).stream()).findFirst();
    }

    private static DateTimeFormatter utc(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
    }

    private static Optional<Instant> read(String text, DateTimeFormatter form) {
        try {
            return Optional.of(form.parse(text, Instant::from));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
