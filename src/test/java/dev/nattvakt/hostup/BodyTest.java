package dev.nattvakt.hostup;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.caller.Deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

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
                "{\"n\":" + "9".repeat(200) + "}",
                "\"" + "a".repeat(Body.LONGEST) + "\"");
    }

    @ParameterizedTest
    @MethodSource("garbled")
    void isGarbledWhenNoHonestApiSendsIt(String text) {
        assertThat(Wire.body(text)).isEqualTo(Body.GARBLED);
    }

    @Test
    void isLeftUnreadBeyondTheLimit() throws IOException {
        Endless stream = new Endless();

        assertThat(Body.read(stream, Deadline.in(Duration.ofMinutes(1)))).isEqualTo(Body.GARBLED);
        assertThat(stream.read).isLessThan(3 * Body.LONGEST);
    }

    @Test
    void breaksOffWhenItDripsBeyondTheDeadline() {
        FakeTime time = new FakeTime();
        Deadline deadline = Deadline.in(Duration.ofSeconds(3), time);
        InputStream drip =
                new InputStream() {
                    @Override
                    public int read() {
                        time.pass(Duration.ofSeconds(1));
                        return ' ';
                    }

                    @Override
                    public int read(byte[] bytes, int from, int length) {
                        bytes[from] = (byte) read();
                        return 1;
                    }
                };

        assertThatIOException().isThrownBy(() -> Body.read(drip, deadline));
        assertThat(time.waited()).hasSize(3);
    }

    private static final class Endless extends InputStream {

        private long read;

        @Override
        public int read() {
            read++;
            return ' ';
        }
    }
}
