package dev.nattvakt.cli;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class UsageTest {

    @Test
    void namesEveryModeAndEverySetting() {
        assertThat(Usage.text())
                .contains(Usage.MODES)
                .contains("HOSTUP_API_KEY", "QUARKUS_HTTP_PORT")
                .contains("NATTVAKT_CONFIRM                 weakening, always or never\n")
                .contains("NATTVAKT_ACCESS_TOKENS_FILE")
                .doesNotContain("NATTVAKT_SLACK_BOT_TOKEN_FILE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''                    | ''
                    stdio                 | stdio
                    watch --once          | watch --once
                    --once watch          | watch --once
                    policy --yes --apply  | policy --apply --yes
                    --apply policy        | policy --apply
                    policy --yes          | policy --yes
                    client --token zed    | client --token zed
                    help                  | --help
                    -h                    | --help
                    stdio --help          | --help
                    client -h             | --help
                    watch --once --help   | --help
                    policy help           | policy help
                    --sandbox             | --sandbox
                    """)
    void optionsMayStandInAnyPlace(String line, String mode) {
        assertThat(Usage.mode(line.isEmpty() ? List.of() : List.of(line.split(" "))))
                .isEqualTo(mode);
    }

    @Test
    void fitsATerminal() {
        assertThat(Usage.text().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(125));
    }
}
