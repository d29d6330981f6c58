package dev.nattvakt.hostup.guard;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ResponsePairingTest {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";

    private final EmbeddedChannel channel = new EmbeddedChannel(new HttpClientCodec());
    private long nanoTime;
    private final ResponsePairing pairing = new ResponsePairing(channel, () -> nanoTime);

    @BeforeEach
    void watch() {
        channel.pipeline().addLast(pairing);
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @Test
    void isFreshUntilItCarriesSomething() {
        assertThat(pairing.isFresh()).isTrue();

        ask();

        assertThat(pairing.isFresh()).isFalse();
        assertThat(pairing.isClosedUnused()).isFalse();
        channel.close();
        assertThat(pairing.isClosedUnused()).isFalse();
    }

    @Test
    void isNotFreshForLong() {
        nanoTime = ResponsePairing.LONGEST_UNUSED.toNanos();

        assertThat(pairing.isFresh()).isFalse();
        assertThat(pairing.isClosedUnused()).isFalse();
    }

    /// What is written to it then has provably not left.
    @Test
    void isClosedUnusedWhenItIsClosedFirst() {
        channel.close();
        channel.write(new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/"));

        assertThat(pairing.isFresh()).isFalse();
        assertThat(pairing.isClosedUnused()).isTrue();
    }

    @Test
    void passesOneAnswerForEachRequest() {
        ask();
        assertThat(statuses(OK)).containsExactly(200);
        ask();
        assertThat(statuses(OK)).containsExactly(200);
        assertThat(channel.isOpen()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 102, 103, 104, 150, 199})
    void readsOverInterimAnswers(int status) {
        ask();

        assertThat(statuses(interim(status))).isEmpty();
        assertThat(statuses(interim(status) + interim(102) + OK)).containsExactly(200);
        assertThat(channel.isOpen()).isTrue();

        ask();
        assertThat(statuses(OK)).containsExactly(200);
    }

    @Test
    void passesTrailersOn() {
        ask();
        channel.writeInbound(
                bytes(
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                                + "2\r\n{}\r\n0\r\nX-Odd: 1\r\n\r\n"));

        LastHttpContent last = null;
        for (Object part = channel.readInbound(); part != null; part = channel.readInbound()) {
            last = part instanceof LastHttpContent end ? end : last;
        }
        assertThat(last).isNotNull();
        assertThat(last.trailingHeaders().get("X-Odd")).isEqualTo("1");
        assertThat(channel.isOpen()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {OK, "HTTP/1.1 102 Processing\r\n\r\n", "HTTP/1.1 500 No\r\n\r\n"})
    void closesAtAnAnswerThatNothingWasAskedFor(String surplus) {
        ask();

        assertThat(statuses(OK + surplus)).containsExactly(200);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void closesAtASwitchOfProtocols() {
        ask();

        assertThat(statuses(interim(101) + OK)).isEmpty();
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void closesAtInterimAnswersWithoutAnEnd() {
        ask();

        assertThat(statuses(interim(102).repeat(ResponsePairing.MOST_INTERIM) + OK))
                .containsExactly(200);
        ask();
        assertThat(statuses(interim(102).repeat(ResponsePairing.MOST_INTERIM + 1) + OK)).isEmpty();
        assertThat(channel.isOpen()).isFalse();
    }

    private void ask() {
        channel.writeOutbound(
                new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/"));
        channel.releaseOutbound();
    }

    /// Of the answers that are passed on.
    private Stream<Integer> statuses(String text) {
        channel.writeInbound(bytes(text));
        Stream.Builder<Integer> statuses = Stream.builder();
        for (Object part = channel.readInbound(); part != null; part = channel.readInbound()) {
            if (part instanceof HttpResponse response) {
                statuses.add(response.status().code());
            }
        }
        return statuses.build();
    }

    private static String interim(int status) {
        return "HTTP/1.1 " + status + " Odd\r\nX-Odd: yes\r\n\r\n";
    }

    private static Object bytes(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
    }
}
