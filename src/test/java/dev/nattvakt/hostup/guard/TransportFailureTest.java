package dev.nattvakt.hostup.guard;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.stream.Stream;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.nattvakt.hostup.RecordedWire;

import static org.assertj.core.api.Assertions.assertThat;

/// What proves that nothing left, and what does not.
class TransportFailureTest {

    static Stream<Throwable> proofs() {
        Throwable noTls =
                new SSLHandshakeException("Failed to create SSL connection")
                        .initCause(new SSLHandshakeException("Received fatal alert: bad_record"));
        return Stream.of(
                new UnknownHostException("hostup.invalid"),
                new ConnectException("refused"),
                new NoRouteToHostException("down"),
                new BindException("Cannot assign requested address"),
                new SocketException("Network is unreachable: hostup.test/2001:db8::1:443"),
                noTls,
                new RuntimeException(new IOException(new ConnectException("refused"))));
    }

    @ParameterizedTest
    @MethodSource("proofs")
    void wasNotSentWhenThereWasNoConnection(Throwable failure) {
        assertThat(TransportFailure.because(failure).wasSent()).isFalse();
    }

    @Test
    void onlyAnAddressHasOthersBesideIt() {
        assertThat(TransportFailure.because(new ConnectException("refused")).isOfItsAddress())
                .isTrue();
        assertThat(TransportFailure.because(new UnknownHostException("x")).isOfItsAddress())
                .isFalse();
        assertThat(TransportFailure.because(new IOException()).isOfItsAddress()).isFalse();
    }

    @Test
    void tellsSilenceFromABreak() {
        assertThat(TransportFailure.because(new java.util.concurrent.TimeoutException()))
                .hasMessage("HostUp did not answer in time");
        assertThat(TransportFailure.because(new io.smallrye.mutiny.TimeoutException()))
                .hasMessage("HostUp did not answer in time");
        assertThat(TransportFailure.because(new IOException()))
                .hasMessage("the connection to HostUp broke off");
    }

    @Test
    void namesTheCodeOfAnAnswerThatDecidesNothing() {
        TransportFailure unanswered =
                TransportFailure.by(RecordedWire.answer(503, "{\"code\":\"upstream_down\"}"));

        assertThat(unanswered).hasMessage("HostUp answered 503 (upstream_down)");
        assertThat(unanswered.wasSent()).isTrue();
        assertThat(unanswered.requestId()).contains("req_header");
    }

    static Stream<Throwable> noProofs() {
        return Stream.of(
                new SSLHandshakeException("Received fatal alert: certificate_required"),
                new SSLException("Received fatal alert: internal_error"),
                new SocketException("Connection reset"),
                new SocketException(),
                new IOException("Network is unreachable"),
                new IOException("Connection was closed"),
                new java.util.concurrent.TimeoutException(),
                new IllegalStateException());
    }

    @ParameterizedTest
    @MethodSource("noProofs")
    void mayHaveBeenSentOtherwise(Throwable failure) {
        assertThat(TransportFailure.because(new RuntimeException(failure)).wasSent()).isTrue();
    }
}
