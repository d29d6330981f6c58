package dev.nattvakt.cli;

import org.junit.jupiter.api.Test;

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

    @Test
    void fitsATerminal() {
        assertThat(Usage.text().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(125));
    }
}
