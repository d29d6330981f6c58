package dev.nattvakt.fleet;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PositionTest {

    @ParameterizedTest(name = "\"{0}\"")
    @CsvSource({"0,", "99,", "0, eyJpZCI6NX0=", "7, a.b.c", "7, 12"})
    void isOneWordThatReadsBack(int offset, String cursor) {
        Position position = new Position(offset, Optional.ofNullable(cursor));

        assertThat(Position.of(position.word())).contains(position);
        assertThat(position.word()).doesNotContain(" ");
    }

    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(strings = {"", "x", "-1", "1000", "1.", ".abc", "1 .a", "1.a b", "1.a\n", "٣"})
    void isNoOtherWord(String word) {
        assertThat(Position.of(word)).isEmpty();
    }

    @Test
    void cursorsOfMoreThanAThousandCharactersAreNotOurs() {
        assertThat(Position.of("1." + "a".repeat(1_000))).isPresent();
        assertThat(Position.of("1." + "a".repeat(1_001))).isEmpty();
    }

    @Test
    void isAtTheStartOfTheNextPageIfThereIsOne() {
        assertThat(Position.start(Optional.of("abc")))
                .contains(new Position(0, Optional.of("abc")));
        assertThat(Position.start(Optional.empty())).isEmpty();
    }
}
