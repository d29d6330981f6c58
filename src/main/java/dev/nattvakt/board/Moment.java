package dev.nattvakt.board;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// A point in time on the page.
///
/// @param iso for scripts and sorting
/// @param words for people
record Moment(String iso, String words) {

    private static final DateTimeFormatter TIME = form("HH:mm");
    private static final DateTimeFormatter DAY = form("EEE HH:mm");
    private static final DateTimeFormatter DATE = form("d MMM HH:mm");
    private static final int A_WEEK = 7;

    private static DateTimeFormatter form(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }

    /// `3 h ago`.
    static Moment past(Instant at, Instant now) {
        return new Moment(iso(at), Age.ago(Duration.between(at, now)));
    }

    /// `tomorrow 02:00`; `was due ...` if the time had passed when the server was checked.
    static Moment next(Instant at, Instant seen, Instant now, ZoneId zone) {
        String words = onTheCalendar(at.atZone(zone), now.atZone(zone));
        return new Moment(iso(at), at.isBefore(seen) ? "was due " + words : words);
    }

    private static String onTheCalendar(ZonedDateTime at, ZonedDateTime now) {
        long days = ChronoUnit.DAYS.between(now.toLocalDate(), at.toLocalDate());
        if (days == 0) {
            return "today " + TIME.format(at);
        }
        if (days == 1) {
            return "tomorrow " + TIME.format(at);
        }
        return (Math.abs(days) < A_WEEK ? DAY : DATE).format(at);
    }

    private static String iso(Instant at) {
        return at.truncatedTo(ChronoUnit.MINUTES).toString();
    }
}
