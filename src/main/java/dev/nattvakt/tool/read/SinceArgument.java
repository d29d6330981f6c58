package dev.nattvakt.tool.read;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.words.Untrusted;

/// The `since` argument: a date, a date and time, or how long ago.
final class SinceArgument {

    private static final Pattern AGO = Pattern.compile("(\\d{1,4}) ?([hdw])");

    /// Today's date begins that much earlier in the east.
    private static final Duration TOMORROW = Duration.ofDays(1);

    private static final List<ArgumentProblem> NONE = List.of();

    private SinceArgument() {}

    /// A time to come is refused: nothing was changed since then, which would sound like a finding.
    static List<ArgumentProblem> problems(@Nullable String since, Instant now, ZoneId zone) {
        if (since == null) {
            return List.of();
        }
        return of(since, now, zone)
                .map(from -> from.isAfter(now.plus(TOMORROW)) ? List.of(ahead(since, now)) : NONE)
                .orElseGet(() ->
                        List.of(
                                wrong(
                                        since,
                                        "no date or time",
                                        "say 2026-11-22, 2026-11-22T08:00:00Z, or 7d for the last 7 days")));
    }

    private static ArgumentProblem ahead(String since, Instant now) {
        return wrong(
                since,
                "which is yet to come",
                "it is " + now.truncatedTo(ChronoUnit.SECONDS) + " now; 7d is the last 7 days");
    }

    private static ArgumentProblem wrong(String since, String what, String fix) {
        return ArgumentProblem.wrong(
                "since", "since is \"" + Untrusted.clean(since) + "\", " + what, fix);
    }

    /// Empty for what is no point in time.
    ///
    /// @param zone of dates and times that name none
    static Optional<Instant> of(String since, Instant now, ZoneId zone) {
        String text = since.strip().toUpperCase(Locale.ROOT);
        Matcher ago = AGO.matcher(text.toLowerCase(Locale.ROOT));
        if (ago.matches()) {
            return Optional.of(now.minus(ago(Long.parseLong(ago.group(1)), ago.group(2))));
        }
        return Stream.<Supplier<Instant>>of(
                        () -> OffsetDateTime.parse(text).toInstant(),
                        () -> LocalDateTime.parse(text).atZone(zone).toInstant(),
                        () -> LocalDate.parse(text).atStartOfDay(zone).toInstant())
                .flatMap(form -> parsed(form).stream())
                .findFirst();
    }

    private static Duration ago(long number, String unit) {
        return switch (unit) {
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> Duration.ofDays(7 * number);
        };
    }

    private static Optional<Instant> parsed(Supplier<Instant> form) {
        try {
            return Optional.of(form.get());
        } catch (DateTimeException other) {
            return Optional.empty();
        }
    }
}
