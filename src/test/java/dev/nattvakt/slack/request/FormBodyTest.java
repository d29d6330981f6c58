package dev.nattvakt.slack.request;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FormBodyTest {

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "a=b,b",
                "a=,''",
                "a=b+c,b c",
                "a=b%2Bc,b+c",
                "a=%62%3d%26,b=&",
                "a=b=c,b=c",
                "a=p%C3%A5,på",
                "a=på,på",
                "a=%F0%9F%8C%99,🌙",
                "%61=b,b"
            })
    void readsAField(String body, String value) {
        assertThat(form(body))
                .get()
                .extracting(form -> form.value("a").orElseThrow())
                .isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "=b",
                "a=b&",
                "&a=b",
                "a=b&&c=d",
                "a=b&a=c",
                "a=b&%61=c",
                "a=%",
                "a=%4",
                "a=%zz",
                "a=%+1",
                "a=% 1",
                "a=%C3",
                "a=%C3%28",
                "a=%80",
                "a=%ED%A0%80",
                "a=%C0%AF",
                "a=%F4%90%80%80",
                "%FF=b"
            })
    void refusesWhatCouldBeReadInTwoWays(String body) {
        assertThat(form(body)).isEmpty();
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        assertThat(FormBody.parse(new byte[] {'a', '=', (byte) 0xE5})).isEmpty();
    }

    @Test
    void takesSixtyFourFieldsAndNoMore() {
        assertThat(form(fields(64))).isPresent();
        assertThat(form(fields(65))).isEmpty();
        assertThat(form(fields(3_000))).isEmpty();
    }

    private static String fields(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "f" + i + "=x")
                .collect(Collectors.joining("&"));
    }

    private static Optional<FormBody> form(String body) {
        return FormBody.parse(body.getBytes(StandardCharsets.UTF_8));
    }
}
