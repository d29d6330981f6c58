package dev.nattvakt.tool;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class StrictJsonTest {

    private static boolean isObject(String json) {
        return StrictJson.object(json.getBytes(StandardCharsets.UTF_8)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                " {} \r\n",
                "{\"a\":1}",
                "{\"a\":null}",
                "{\"a\":{\"a\":1}}",
                "{\"a\":[[[[[[1]]]]]]}",
                "{\"a\":1e400}",
                "{\"a\":\"\\u0000\"}",
                "{\"å\":\"日本\"}"
            })
    void readsAnObject(String json) {
        assertThat(isObject(json)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "null",
                "true",
                "1",
                "\"text\"",
                "[]",
                "[{}]",
                "{",
                "}",
                "{}}",
                "{}{}",
                "{} x",
                "{\"a\":1}, ",
                "{\"a\":1,\"a\":1}",
                "{\"a\":{\"b\":1,\"b\":2}}",
                "{\"a\":1,\"\\u0061\":2}",
                "{\"a\":1,}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":'1'}",
                "{\"a\":NaN}",
                "{\"a\":Infinity}",
                "{\"a\":-Infinity}",
                "{\"a\":+1}",
                "{\"a\":01}",
                "{\"a\":0x1}",
                "{\"a\":.5}",
                "{\"a\":1.}",
                "{\"a\":undefined}",
                "{\"a\":1} // why",
                "/* why */ {\"a\":1}",
                "{\"a\":\"two\nlines\"}",
                "{\"a\":[[[[[[[[1]]]]]]]]}",
                "\u0000{}"
            })
    void readsNothingElse(String json) {
        assertThat(isObject(json)).isFalse();
    }

    @Test
    void nothingAtAllIsAnObjectWithoutMembers() {
        assertThat(StrictJson.object(new byte[0]))
                .hasValueSatisfying(object -> assertThat(object.isEmpty()).isTrue());
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        byte[] json = "{\"a\":\"x\"}".getBytes(StandardCharsets.UTF_8);
        for (int wrong : new int[] {0x80, 0xC0, 0xC1, 0xFF, 0xED, 0xF8}) {
            byte[] broken = json.clone();
            broken[6] = (byte) wrong;

            assertThat(StrictJson.object(broken)).as("byte %x", wrong).isEmpty();
        }
    }

    @Test
    void bytesThatNoEncodingHasAreRefused() {
        byte[] beyondUnicode = {0, 0, 0, '{', 0x7F, 0, 0, 0};
        byte[] cutOff = {0, 0, 0, '{', 0, 0};
        byte[] halfASurrogate = {0, '{', 0, '"', (byte) 0xD8, 0, 0, '"', 0, ':', 0, '1', 0, '}'};
        byte[] oddOrder = {0, 0, (byte) 0xFF, (byte) 0xFE, '{', '}'};

        assertThat(List.of(beyondUnicode, cutOff, halfASurrogate, oddOrder))
                .allSatisfy(bytes -> assertThat(StrictJson.object(bytes)).isEmpty());
    }

    @Test
    void tenThousandLevelsAreRefused() {
        assertThat(isObject("{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000))).isFalse();
        assertThat(isObject("{\"a\":" + "[".repeat(10_000))).isFalse();
    }

    @Test
    void aNumberOfManyDigitsIsRefused() {
        assertThat(isObject("{\"a\":" + "9".repeat(40) + "}")).isTrue();
        assertThat(isObject("{\"a\":" + "9".repeat(41) + "}")).isFalse();
    }

    @Test
    void aByteOrderMarkIsPassedOver() {
        assertThat(isObject("\uFEFF{\"a\":1}")).isTrue();
    }

    @Test
    void anObjectInAnotherEncodingIsStillJustAnObject() {
        byte[] utf16 = "{\"a\":1}".getBytes(StandardCharsets.UTF_16BE);

        assertThat(StrictJson.object(utf16))
                .hasValueSatisfying(object -> assertThat(object.path("a").asInt()).isOne());
    }
}
