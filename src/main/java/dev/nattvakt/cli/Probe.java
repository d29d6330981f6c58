package dev.nattvakt.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Asks the server on this machine whether it is ready; for a kubelet, which cannot reach a
/// loopback port in a container. It runs every few seconds, so it starts no Quarkus.
public final class Probe {

    private static final int READY = 0;
    private static final int NOT_READY = 1;
    private static final int PATIENCE_MILLIS = 2_000;
    private static final String USUAL_PORT = "8080";
    private static final String QUESTION =
            "GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    /// Bytes of a status line (RFC 9112) up to the status code.
    private static final int STATUS_LINE = "HTTP/1.1 200".length();

    private Probe() {}

    /// @param environment the server's own, with the address that it listens on
    /// @return the exit code: 0 when ready; otherwise 1, with the reason on standard error
    public static int run(Map<String, String> environment) {
        try {
            String status = ask(where(environment));
            if (status.endsWith(" 200")) {
                return READY;
            }
            System.err.println("nattvakt is not ready: " + status);
        } catch (IOException | IllegalArgumentException failure) {
            System.err.println("nattvakt is not ready: " + failure.getMessage());
        }
        return NOT_READY;
    }

    private static InetSocketAddress where(Map<String, String> environment) throws IOException {
        InetAddress host =
                InetAddress.getByName(environment.getOrDefault("QUARKUS_HTTP_HOST", "127.0.0.1"));
        return new InetSocketAddress(
                host.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : host,
                Integer.parseInt(environment.getOrDefault("QUARKUS_HTTP_PORT", USUAL_PORT)));
    }

    private static String ask(InetSocketAddress server) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(server, PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(QUESTION.getBytes(StandardCharsets.US_ASCII));
            byte[] start = socket.getInputStream().readNBytes(STATUS_LINE);
            return new String(start, StandardCharsets.US_ASCII);
        }
    }
}
