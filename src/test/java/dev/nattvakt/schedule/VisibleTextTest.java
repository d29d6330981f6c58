package dev.nattvakt.schedule;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class VisibleTextTest {

    static Stream<Arguments> padded() {
        return Stream.of(
                arguments("web-01", "web-01"),
                arguments(" web-01 ", "web-01"),
                arguments("\u00A0\u2060web-01\u200B\n", "web-01"),
                arguments("two  words", "two  words"),
                arguments("w\u2060eb ", "w\u2060eb"),
                arguments(" \uD83C\uDF19 ", "\uD83C\uDF19"),
                arguments("\u2060", ""),
                arguments("", ""),
                arguments("\u0000x", "\u0000x"));
    }

    @ParameterizedTest
    @MethodSource("padded")
    void blanksAndInvisibleCharactersAtTheEndsAreStripped(String text, String stripped) {
        assertThat(VisibleText.stripped(text)).isEqualTo(stripped);
    }

    @ParameterizedTest
    @CsvSource({
        "web-01, WEB-01, true",
        "'a b', 'a  b ', true",
        "web-01, web-02, false",
        "web-01, '', false"
    })
    void namesAreTheSameThatLookTheSame(String one, String other, boolean same) {
        assertThat(VisibleText.areSame(one, other)).isEqualTo(same);
    }

    @Test
    void namesThatDifferInWhatNobodySeesAreTheSame() {
        assertThat(VisibleText.areSame("we\u200Bb", "web")).isTrue();
        assertThat(VisibleText.areSame("caf\u00E9", "cafe\u0301")).isTrue();
        assertThat(VisibleText.areSame("\u201Cx\u201D", "\"x\"")).isTrue();
    }

    @Test
    void halfACharacterIsNoText() {
        assertThat(VisibleText.isText("moon \uD83C\uDF19")).isTrue();
        assertThat(VisibleText.isText("")).isTrue();
        assertThat(VisibleText.isText("a\uD83C")).isFalse();
        assertThat(VisibleText.isText("\uDF19b")).isFalse();
    }

    @Test
    void longTextIsCutWhereItIsTold() {
        assertThat(VisibleText.of("x".repeat(100))).hasSize(100);
        assertThat(VisibleText.of("x".repeat(100), 10)).isEqualTo("x".repeat(9) + "…");
    }
}
