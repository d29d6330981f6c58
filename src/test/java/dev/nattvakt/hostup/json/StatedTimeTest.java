package dev.nattvakt.hostup.json;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class StatedTimeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-04-27T02:00:00.000Z",
                "0000-01-01T00:00:00.000Z",
                "9999-12-31T23:59:59.999Z",
                "2028-02-29T12:34:56.789Z",
                "2026-02-29T12:34:56.789Z",
                "2026-13-01T00:00:00.000Z",
                "2026-04-31T00:00:00.000Z",
                "2026-04-27T24:00:00.000Z",
                "2026-04-27T23:59:60.000Z",
                "2026-04-27T02:60:00.000Z",
                "2026-04-27t02:00:00.000z",
                "2026-04-27T02:00:00,000Z",
                "2026/04/27T02:00:00.000Z",
                "2026-04-27T02:00:00.00:Z",
                "2026-04-27T02:00:00./00Z",
                "٢٠٢٦-04-27T02:00:00.000Z",
                "2026-04-27T02:00:00Z",
                "2026-04-27T02:00Z",
                "2026-04-27T02:00:00.123456Z",
                "2026-04-27T04:00:00+02:00",
                "  2026-04-27T02:00:00.000Z ",
                "2026-04-27T02:00:00.000",
                "2026-04-27",
                "yesterday"
            })
    void readsWhatTheGeneralParserReads(String text) {
        assertThat(StatedTime.of(text)).isEqualTo(generally(text));
    }

    private static Optional<Instant> generally(String text) {
        try {
            return Optional.of(
                    DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text.strip(), Instant::from));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
