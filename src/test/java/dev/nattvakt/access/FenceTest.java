package dev.nattvakt.access;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.FreshFleet;
import dev.nattvakt.sandbox.Sandbox;

import static org.assertj.core.api.Assertions.assertThat;

/// Who is not let in, byte by byte: an HTTP client would mend what is wrong here.
@QuarkusTest
class FenceTest {

    private static final String LOCAL = "Host: localhost:{port}";
    private static final List<String> ROUTES =
            List.of(
                    "GET /tools",
                    "GET /tools/find_vps",
                    "POST /tools/find_vps",
                    "POST /tools/set_backup_schedule",
                    "POST /mcp",
                    "GET /mcp",
                    "DELETE /mcp",
                    "OPTIONS /mcp",
                    "GET /metrics",
                    "GET /openapi",
                    "GET /",
                    "GET /board/board.js",
                    "GET /tools/../metrics",
                    "GET /health/../tools",
                    "GET /%6detrics",
                    "GET //tools");

    @TestHTTPResource URI root;

    static Stream<Arguments> strangers() {
        return Stream.of(
                        stranger(403, "Host: evil.example"),
                        stranger(403, "Host: evil.example:{port}"),
                        stranger(403, "Host: localhost.evil.example"),
                        stranger(403, "Host: 127.0.0.1.evil.example"),
                        stranger(403, "Host: 192.0.2.1"),
                        stranger(403, "Host: 0.0.0.0:{port}"),
                        stranger(403, LOCAL, "Host: evil.example"),
                        stranger(403, LOCAL, LOCAL),
                        stranger(403, LOCAL, "Origin: http://evil.example"),
                        stranger(403, LOCAL, "Origin: null"),
                        stranger(403, LOCAL, "Origin: http://localhost.evil.example"),
                        stranger(403, LOCAL, "Origin: http://localhost:{port}.evil.example"),
                        stranger(403, LOCAL, "Origin: http://localhost"),
                        stranger(403, LOCAL, "Origin: https://localhost:{port}"),
                        stranger(
                                403,
                                LOCAL,
                                "Origin: http://localhost:{port}",
                                "Origin: http://evil.example"),
                        stranger(401, LOCAL, "X-Forwarded-For: 127.0.0.1"),
                        stranger(401, LOCAL, "Forwarded: for=127.0.0.1"),
                        stranger(401, LOCAL, "X-Real-IP: 127.0.0.1"),
                        stranger(401, LOCAL, "X-Forwarded-Host: localhost"),
                        stranger(401, LOCAL, "X-Forwarded-Proto: https"),
                        stranger(401, LOCAL, "Via: 1.1 proxy"),
                        stranger(401, LOCAL, "CF-Connecting-IP: 127.0.0.1"),
                        stranger(401, LOCAL, "Authorization: Bearer nobody-issued-this"),
                        stranger(401, LOCAL, "Authorization: Basic bm9ib2R5Om5vYm9keQ=="))
                .flatMap(stranger ->
                        ROUTES.stream()
                                .map(route ->
                                        Arguments.of(route, stranger.get()[1], stranger.get()[0])));
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void letsNoStrangerIn(String route, List<String> headers, int status) throws IOException {
        Sandbox sandbox = FreshFleet.begin();

        Reply reply = send(route + " HTTP/1.1", headers, "{}");

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.text()).contains("application/problem+json").doesNotContain("find_vps");
        assertThat(sandbox.log()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /tools HTTP/1.1", "GET /metrics HTTP/1.1", "GET /tools HTTP/1.0"})
    void letsNobodyInWhoDoesNotSayWhomTheyCall(String request) throws IOException {
        assertThat(send(request, List.of(), "").status()).isIn(400, 403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /tools", "POST /tools/set_backup_schedule", "POST /mcp", "GET /"})
    void takesNobodyForThisMachineOverHttp10(String route) throws IOException {
        Reply reply = send(route + " HTTP/1.0", List.of(LOCAL), "{}");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.text()).contains("NATTVAKT_ACCESS_ANONYMOUS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: localhost:{port}",
                "Host: LOCALHOST:{port}",
                "Host: 127.0.0.1:{port}",
                "Host: [::1]:{port}"
            })
    void letsThisMachineIn(String host) throws IOException {
        assertThat(send("GET /tools HTTP/1.1", List.of(host), "").status()).isEqualTo(200);
    }

    @Test
    void letsAPageOfItsOwnIn() throws IOException {
        List<String> own = List.of(LOCAL, "Origin: http://localhost:{port}");

        assertThat(send("GET /tools HTTP/1.1", own, "").status()).isEqualTo(200);
    }

    @Test
    void tellsAReaderOfTheBoardHowToGetIn() throws IOException {
        List<String> browser = List.of(LOCAL, "X-Forwarded-For: 127.0.0.1", "Accept: text/html");

        Reply reply = send("GET / HTTP/1.1", browser, "");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.text()).contains("text/plain", "ssh -L", "Authorization: Bearer TOKEN");
    }

    @Test
    void theRestIsToldToSendAToken() throws IOException {
        List<String> proxied = List.of(LOCAL, "X-Forwarded-For: 127.0.0.1");

        assertThat(send("GET /tools HTTP/1.1", proxied, "").text())
                .contains("Send a token as Authorization: Bearer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/live", "/health/ready", "/health/hostup"})
    void letsProbesInFromAnywhere(String path) throws IOException {
        List<String> probe = List.of("Host: 10.0.0.7:8080", "X-Forwarded-For: 10.0.0.1");

        assertThat(send("GET " + path + " HTTP/1.1", probe, "").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /mcp/sse",
                "GET /mcp/sse/",
                "GET /mcp//sse",
                "GET /mcp/%73se",
                "POST /mcp/messages/1"
            })
    void hasOneMcpRouteOnly(String route) throws IOException {
        assertThat(send(route + " HTTP/1.1", List.of(LOCAL), "{}").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "text/plain;charset=application/json",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=b"
            })
    void takesNothingThatAPageMaySendUnasked(String type) throws IOException {
        List<String> headers = List.of(LOCAL, "Accept: application/json, text/event-stream");
        for (String route : List.of("POST /mcp", "POST /tools/find_vps")) {
            Reply reply =
                    send(
                            route + " HTTP/1.1",
                            Stream.concat(headers.stream(), Stream.of("Content-Type: " + type))
                                    .toList(),
                            "{}");

            assertThat(reply.status()).as(route).isEqualTo(415);
        }
    }

    private record Reply(int status, String text) {}

    /// The first 64 KB of the answer, of which nobody here needs more.
    private Reply send(String request, List<String> headers, String body) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), root.getPort())) {
            socket.setSoTimeout(5_000);
            StringBuilder text = new StringBuilder(request).append("\r\n");
            headers.forEach(header ->
                    text.append(header.replace("{port}", Integer.toString(root.getPort())))
                            .append("\r\n"));
            if (headers.stream().noneMatch(header -> header.startsWith("Content-Type"))) {
                text.append("Content-Type: application/json\r\n");
            }
            text.append("Connection: close\r\nContent-Length: ")
                    .append(body.length())
                    .append("\r\n\r\n")
                    .append(body);
            socket.getOutputStream().write(text.toString().getBytes(StandardCharsets.US_ASCII));
            String reply =
                    new String(
                            socket.getInputStream().readNBytes(64 * 1024), StandardCharsets.UTF_8);
            return new Reply(Integer.parseInt(reply.substring(9, 12)), reply);
        }
    }

    private static Arguments stranger(int status, String... headers) {
        return Arguments.of(status, List.of(headers));
    }
}
