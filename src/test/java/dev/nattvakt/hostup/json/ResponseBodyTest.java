package dev.nattvakt.hostup.json;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.hostup.RecordedWire;

import static org.assertj.core.api.Assertions.assertThat;

class ResponseBodyTest {

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "null", "1e400", "{\"a\":{\"b\":[1]}}"})
    void isJsonWhenItIs(String text) {
        assertThat(RecordedWire.body(text)).isInstanceOf(ResponseBody.Json.class);
    }

    @Test
    void isNothingWithoutBytes() {
        assertThat(RecordedWire.body("")).isEqualTo(ResponseBody.NOTHING);
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
        assertThat(RecordedWire.body(text)).isEqualTo(ResponseBody.GARBLED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "error code: 1010",
                "<!doctype html><html><head><title>error code: 1010</title></head><body>no</body>"
            })
    void keepsTheLineThatAnEdgeAnswers(String text) {
        assertThat(RecordedWire.body(text)).isEqualTo(new ResponseBody.Text("error code: 1010"));
    }
}
