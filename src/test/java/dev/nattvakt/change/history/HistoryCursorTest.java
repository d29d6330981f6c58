package dev.nattvakt.change.history;

import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;

import static org.assertj.core.api.Assertions.assertThat;

class HistoryCursorTest {

    private static final Instant AT = Instant.parse("2026-11-22T02:00:00Z");
    private static final HistoryCursor CURSOR = new HistoryCursor(AT, "evt_5", 120);

    @ParameterizedTest(name = "{0} s later, {1}: behind {2}")
    @CsvSource({
        "-1, evt_9, true",
        "0, evt_4, true",
        "0, evt_5, false",
        "0, evt_6, false",
        "1, evt_1, false"
    })
    void olderChangesComeBehindItAndAtTheSameTimeThoseOfSmallerIds(
            int seconds, String id, boolean behind) {
        PastChange change =
                new PastChange.Elsewhere(id, AT.plusSeconds(seconds), Vps.of(new VpsId("vps_1")));

        assertThat(CURSOR.isBefore(change)).isEqualTo(behind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "120", "120.1.2", "a.1.2.evt_5", "120.1.2.evt 5"})
    void isNoOtherWordThanItsOwn(String word) {
        assertThat(HistoryCursor.of(CURSOR.word())).contains(CURSOR);
        assertThat(HistoryCursor.of(word)).isEqualTo(Optional.empty());
    }
}
