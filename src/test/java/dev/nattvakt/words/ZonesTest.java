package dev.nattvakt.words;

import java.time.ZoneId;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ZonesTest {

    @ParameterizedTest
    @CsvSource({
        "Europe/Stockholm, Europe/Stockholm",
        "europe/stockholm, Europe/Stockholm",
        "' EUROPE / STOCKHOLM ', Europe/Stockholm",
        "America/New York, America/New_York",
        "america/port-au-prince, America/Port-au-Prince",
        "utc, UTC",
        "CET, CET",
        "Etc/gmt+9, Etc/GMT+9"
    })
    void caseAndBlanksAreForgiven(String typed, String zone) {
        assertThat(Zones.named(typed)).contains(ZoneId.of(zone));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "EST | it could mean America/New_York or Etc/GMT+5 (UTC-5 all year)",
                "est | it could mean America/New_York or Etc/GMT+5 (UTC-5 all year)",
                "CST | it could mean America/Chicago or Asia/Shanghai or Etc/GMT+6 (UTC-6 all year)",
                "CEST | it could mean Europe/Stockholm or Europe/Berlin or Europe/Paris",
                "IST | it could mean Asia/Kolkata or Europe/Dublin or Asia/Jerusalem",
                "BST | it could mean Europe/London or Asia/Dhaka",
                "UTC+2 | it could mean Etc/GMT-2 (UTC+2 all year); where clocks change, FORM",
                "GMT-5 | it could mean Etc/GMT+5 (UTC-5 all year); where clocks change, FORM",
                "+02:00 | it could mean Etc/GMT-2 (UTC+2 all year); where clocks change, FORM",
                "-0800 | it could mean Etc/GMT+8 (UTC-8 all year); where clocks change, FORM",
                "+00:00 | it could mean UTC; where clocks change, FORM",
                "+05:30 | FORM",
                "+15 | FORM",
                "GMT-13 | FORM",
                "Stockholm | did you mean Europe/Stockholm?",
                "Stokholm | did you mean Europe/Stockholm?",
                "Europe/Stokholm | did you mean Europe/Stockholm?",
                "Eurpoe/Stockholm | did you mean Europe/Stockholm?",
                "Sweden/Stockholm | did you mean Europe/Stockholm?",
                "Asia/Calcuta | did you mean Asia/Calcutta?",
                "Indianapolis | did you mean America/Indiana/Indianapolis or America/Indianapolis?",
                "India | FORM",
                "Porto | FORM",
                "Madras | FORM",
                "EET1 | FORM",
                "Africa/Stokholm | FORM",
                "Mars/Base | FORM",
                "Europe/ | FORM",
                "/ | FORM"
            })
    void saysWhatCouldBeMeantAndGuessesNoOtherTime(String word, String advice) {
        assertThat(Zones.advice(word))
                .isEqualTo(
                        advice.replace(
                                "FORM", "name a place as Area/City, for example Europe/Stockholm"));
    }

    /// Whatever is proposed can be given.
    @Test
    void everyAbbreviationLeadsToZonesThatAreThere() {
        assertThat(Zones.abbreviated())
                .isNotEmpty()
                .allSatisfy(word ->
                        assertThat(Zones.meant(word))
                                .isNotEmpty()
                                .allMatch(zone -> Zones.named(zone).isPresent()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "EST5", "x", "Mordor", "\u2060"})
    void noGuessIsMadeAtOtherWords(String word) {
        assertThat(Zones.meant(word)).isEqualTo(List.of());
        assertThat(Zones.named(word)).isEmpty();
    }
}
