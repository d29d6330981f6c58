package dev.nattvakt.words;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class NearestTest {

    private static final List<String> KNOWN =
            List.of("hour", "keep", "frequency", "retentionCount");

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "hour, hour",
        "Hour, hour",
        "hours, hour",
        "houre, hour",
        "huor, hour",
        "kepp, keep",
        "fre, frequency",
        "retention, retentionCount",
        "retention_count, retentionCount",
        "x, ",
        "fr, ",
        "minute, ",
        "'', "
    })
    void guessesOnlyWhatIsClose(String word, String guess) {
        assertThat(Nearest.to(word, KNOWN)).isEqualTo(guess == null ? List.of() : List.of(guess));
    }

    /// A beginning that turns a word round, unless both have it or too little follows it.
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "unpause, ",
        "pauze, pause",
        "biweekly, ",
        "semimonthly, ",
        "monthly, monthly",
        "unprotectd, unprotected",
        "protected, ",
        "udno, undo",
        "disable, ",
        "unod, undo"
    })
    void theOppositeIsNoMisspelling(String word, String guess) {
        List<String> known = List.of("pause", "weekly", "monthly", "unprotected", "undo", "enable");

        assertThat(Nearest.to(word, known)).isEqualTo(guess == null ? List.of() : List.of(guess));
    }

    @Test
    void aGuessIsNotMadeAtNovelsOrAmongNothing() {
        assertThat(Nearest.to("h".repeat(40), List.of("h".repeat(39)))).hasSize(1);
        assertThat(Nearest.to("h".repeat(41), List.of("h".repeat(40)))).isEmpty();
        assertThat(Nearest.to("hour", List.of())).isEmpty();
    }

    @Test
    void nearestComeFirstAndEquallyNearInOrderAndThreeAtMost() {
        assertThat(Nearest.to("bbbbb", List.of("bbbcc", "bbbbc", "bbbbd", "bbbba")))
                .containsExactly("bbbba", "bbbbc", "bbbbd");
    }

    @Test
    void ofMeaningsOnlyTheNearestAreToldAndEachOnce() {
        Map<String, String> known =
                Map.of("monday", "mon", "mondays", "mon", "sunday", "sun", "mandag", "mon (sv)");

        assertThat(Nearest.to("munday", known)).containsExactly("mon", "sun");
        assertThat(Nearest.to("mondaz", known)).containsExactly("mon");
        assertThat(Nearest.to("zzzzzz", known)).isEmpty();
    }
}
