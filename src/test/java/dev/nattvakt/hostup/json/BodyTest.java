package dev.nattvakt.hostup.json;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.hostup.Wire;

import static org.assertj.core.api.Assertions.assertThat;

class BodyTest {

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "null", "1e400", "{\"a\":{\"b\":[1]}}"})
    void isJsonWhenItIs(String text) {
        assertThat(Wire.body(text)).isInstanceOf(Body.Json.class);
    }

    @Test
    void isNothingWithoutBytes() {
        assertThat(Wire.body("")).isEqualTo(Body.NOTHING);
    }

    static Stream<String> garbled() {
        return Stream.of(
                "<html>Bad gateway</html>",
                "{\"id\":\"bks_01\"",
                "{} {}",
                "{\"id\":1,\"id\":2}",
                "{\"id\":NaN}",
                "[".repeat(50) + "]".repeat(50),
                "{\"n\":" + "9".repeat(200) + "}");
    }

    @ParameterizedTest
    @MethodSource("garbled")
    void isGarbledWhenNoHonestApiSendsIt(String text) {
        assertThat(Wire.body(text)).isEqualTo(Body.GARBLED);
    }
}
