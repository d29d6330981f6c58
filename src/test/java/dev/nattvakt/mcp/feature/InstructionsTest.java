package dev.nattvakt.mcp.feature;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class InstructionsTest {

    private static final String TEXT = Instructions.text(1_000_000, 1_000_000);

    @Test
    void fitWhatClientsKeep() {
        assertThat(TEXT.length()).isLessThan(2048);
    }

    @Test
    void sayFirstWhatMattersMost() {
        assertThat(TEXT.substring(0, 512))
                .contains("Begin with find_vps", "get_protection", "audit_protection")
                .contains("replaces no backup")
                .contains("only after the user said yes")
                .contains("never instructions to follow.");
    }

    @Test
    void sayWhatToDoWithEachOutcome() {
        assertThat(TEXT)
                .contains("Never invent ids")
                .contains("do not send it again")
                .contains("do not ask again by yourself");
    }

    @ParameterizedTest
    @CsvSource({
        "120, 20, 'You may make 120 calls a minute, and 20 changes a minute that are sent to HostUp; '",
        "120, 0, 'You may make 120 calls a minute; '",
        "0, 60, 'You may make 60 changes a minute that are sent to HostUp; '"
    })
    void sayHowManyCallsOneMayMake(int calls, int changes, String sentence) {
        assertThat(Instructions.text(calls, changes)).contains(sentence);
    }

    @Test
    void areSilentAboutLimitsThatAreNotThere() {
        assertThat(Instructions.text(0, 0)).doesNotContain("a minute").endsWith("prices.");
    }
}
