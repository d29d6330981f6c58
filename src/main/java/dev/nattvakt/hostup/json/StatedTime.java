package dev.nattvakt.hostup.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

/// Points in time as HostUp states them: ISO 8601 with an offset. Its own form, to the millisecond
/// in UTC, is read digit by digit: the general parser makes thirty objects for each time, and a
/// change reads five.
final class StatedTime {

    private static final String USUAL = "0000-00-00T00:00:00.000Z";
    private static final int NANOS_PER_MILLI = 1_000_000;

    private StatedTime() {}

    /// Empty when it is none.
    static Optional<Instant> of(String text) {
        try {
            return Optional.of(
                    isUsual(text)
                            ? usual(text)
                            : ISO_OFFSET_DATE_TIME.parse(text.strip(), Instant::from));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static boolean isUsual(String text) {
        if (text.length() != USUAL.length()) {
            return false;
        }
        for (int at = 0; at < text.length(); at++) {
            char said = text.charAt(at);
            char form = USUAL.charAt(at);
            boolean fits = form == '0' ? said >= '0' && said <= '9' : said == form;
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /// @throws DateTimeException when there is no such time
    private static Instant usual(String text) {
        return LocalDateTime.of(
                        digits(text, 0, 4),
                        digits(text, 5, 7),
                        digits(text, 8, 10),
                        digits(text, 11, 13),
                        digits(text, 14, 16),
                        digits(text, 17, 19),
                        digits(text, 20, 23) * NANOS_PER_MILLI)
                .toInstant(ZoneOffset.UTC);
    }

    private static int digits(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
