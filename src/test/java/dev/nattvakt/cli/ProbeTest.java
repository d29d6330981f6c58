package dev.nattvakt.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ProbeTest {

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1 200 OK, 0",
        "HTTP/1.1 503 Service Unavailable, 1",
        "HTTP/1.1 404 Not Found, 1",
        "SSH-2.0-OpenSSH_9.2, 1",
        "'', 1"
    })
    void believesNothingBut200(String answer, int code) throws IOException {
        try (ServerSocket server = answering(answer)) {
            assertThat(Probe.run(at("127.0.0.1", server))).isEqualTo(code);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "127.0.0.1", "localhost"})
    void findsTheServerWhereItListens(String host) throws IOException {
        try (ServerSocket server = answering("HTTP/1.1 200 OK")) {
            assertThat(Probe.run(at(host, server))).isZero();
        }
    }

    @Test
    void isNotReadyWhereNobodyListens() throws IOException {
        // Bound and not listening: the port is taken, so that no other test can get it.
        try (Socket reserved = new Socket()) {
            reserved.bind(new InetSocketAddress("127.0.0.1", 0));

            assertThat(
                            Probe.run(
                                    Map.of(
                                            "QUARKUS_HTTP_HOST",
                                            "127.0.0.1",
                                            "QUARKUS_HTTP_PORT",
                                            String.valueOf(reserved.getLocalPort()))))
                    .isOne();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "-1", "65536", ""})
    void isNotReadyAtAnImpossiblePort(String port) {
        assertThat(Probe.run(Map.of("QUARKUS_HTTP_PORT", port))).isOne();
    }

    private static Map<String, String> at(String host, ServerSocket server) {
        return Map.of(
                "QUARKUS_HTTP_HOST",
                host,
                "QUARKUS_HTTP_PORT",
                String.valueOf(server.getLocalPort()));
    }

    /// Answers one request, once it has been read.
    private static ServerSocket answering(String statusLine) throws IOException {
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread.ofVirtual()
                .start(() -> {
                    try (Socket peer = server.accept();
                            OutputStream out = peer.getOutputStream()) {
                        peer.getInputStream().read(new byte[1_024]);
                        out.write((statusLine + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
                    } catch (IOException closed) {
                        return;
                    }
                });
        return server;
    }
}
