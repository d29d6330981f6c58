package dev.nattvakt.attack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.PrivateFile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// Debian's nginx and Caddy before this server: as they are set up by default they make nobody an
/// approver, and as tools/access shows them they let callers with a token in. Left out where they
/// are not installed (`apt-get install nginx-light caddy`).
@QuarkusTest
@TestProfile(ProxiesTest.Behind.class)
class ProxiesTest {

    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final String NGINX = "/usr/sbin/nginx";
    private static final String CADDY = "/usr/bin/caddy";
    private static final String TOKEN = "nvt_" + "proxied-".repeat(6);

    @TempDir Path folder;
    @TestHTTPResource URI server;

    /// Anonymous access from this machine stays on, so that a proxy could pass for it.
    public static final class Behind implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Path file = Files.createTempFile("nattvakt", ".tokens");
                file.toFile().deleteOnExit();
                return Map.of(
                        "nattvakt.access.anonymous",
                        "loopback",
                        "nattvakt.access.hosts",
                        "nattvakt.example",
                        "nattvakt.access.tokens-file",
                        PrivateFile.write(file, "proxied viewer " + hash(TOKEN)).toString());
            } catch (IOException noFolder) {
                throw new UncheckedIOException(noFolder);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /tools",
                "POST /tools/apply_plan",
                "POST /mcp",
                "GET /metrics",
                "GET /"
            })
    void defaultProxyPassOfNginxIsNoApprover(String route) throws Exception {
        try (Proxy nginx = nginx("proxy_pass http://127.0.0.1:8080;")) {
            assertThat(nginx.send(route, "Host: nattvakt.example").status()).isEqualTo(401);
            assertThat(nginx.send(route, "Host: localhost").status()).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\nheader_up Host {upstream_hostport}\n}"})
    void defaultReverseProxyOfCaddyIsNoApprover(String options) throws Exception {
        try (Proxy caddy = caddy(":80 {\nreverse_proxy 127.0.0.1:8080 " + options + "\n}")) {
            assertThat(caddy.send("GET /tools", "Host: localhost").status()).isEqualTo(401);
            assertThat(caddy.send("POST /mcp", "Host: nattvakt.example").status()).isEqualTo(401);
        }
    }

    @Test
    void nginxAsShownLetsCallersWithATokenIn() throws Exception {
        String shown = Files.readString(Path.of("tools/access/nginx.conf"));
        try (Proxy nginx = nginxServing(shown)) {
            letsTokensIn(nginx);
        }
    }

    @Test
    void caddyAsShownLetsCallersWithATokenIn() throws Exception {
        try (Proxy caddy = caddy(Files.readString(Path.of("tools/access/Caddyfile")))) {
            letsTokensIn(caddy);
        }
    }

    private static void letsTokensIn(Proxy proxy) throws IOException {
        String host = "Host: nattvakt.example";
        String token = "Authorization: Bearer " + TOKEN;

        assertThat(proxy.send("GET /tools", host).status()).isEqualTo(401);
        assertThat(proxy.send("GET /tools", host, token).text()).contains(" 200 ", "find_vps");
        assertThat(proxy.send("POST /tools/find_vps", host, token).text()).contains("answered");
        assertThat(proxy.send("POST /tools/set_snapshot_schedule", host, token).status())
                .as("a viewer")
                .isNotEqualTo(200);
    }

    private Proxy nginx(String location) throws Exception {
        return nginxServing("server {\nlisten 443 ssl;\nlocation / {\n" + location + "\n}\n}");
    }

    private Proxy nginxServing(String config) throws Exception {
        assumeTrue(Files.isExecutable(Path.of(NGINX)), "nginx is not installed");
        int port = freePort();
        String here =
                upstream(config)
                        .replaceAll("(?m)^\\s*ssl_.*$", "")
                        .replace("listen 443 ssl;", "listen 127.0.0.1:%s;".formatted(port));
        String temporary =
                String.join(
                        "\n",
                        List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi").stream()
                                .map(kind -> kind + "_temp_path " + folder.resolve(kind) + ";")
                                .toList());
        Path file =
                Files.writeString(
                        folder.resolve("nginx.conf"),
                        """
                        daemon off;
                        master_process off;
                        pid %s;
                        events {}
                        http {
                            access_log off;
                            %s
                            %s
                        }
                        """
                                .formatted(folder.resolve("pid"), temporary, here));
        return start(port, NGINX, "-e", "stderr", "-c", file.toString());
    }

    private Proxy caddy(String config) throws Exception {
        assumeTrue(Files.isExecutable(Path.of(CADDY)), "Caddy is not installed");
        int port = freePort();
        String sites =
                upstream(config)
                        .replace("nattvakt.example {", "http://nattvakt.example:80 {")
                        .replace(":80 {", ":%s {\nbind 127.0.0.1".formatted(port));
        Path file =
                Files.writeString(
                        folder.resolve("Caddyfile"), "{\nadmin off\nauto_https off\n}\n" + sites);
        return start(port, CADDY, "run", "--adapter", "caddyfile", "--config", file.toString());
    }

    private String upstream(String config) {
        return config.replace("127.0.0.1:8080", "127.0.0.1:" + server.getPort());
    }

    private Proxy start(int port, String... command) throws Exception {
        Path log = folder.resolve("log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("HOME", folder.toString());
        Proxy proxy = new Proxy(builder.start(), port);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!proxy.listens()) {
            if (System.nanoTime() > end || proxy.process().waitFor(50, TimeUnit.MILLISECONDS)) {
                proxy.close();
                throw new IOException("it does not listen: " + Files.readString(log));
            }
        }
        return proxy;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, HERE)) {
            return socket.getLocalPort();
        }
    }

    private static String hash(String token) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(token.getBytes(StandardCharsets.US_ASCII));
            return "sha256:" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private record Proxy(Process process, int port) implements AutoCloseable {

        Raw.Reply send(String route, String... headers) throws IOException {
            List<String> all = new ArrayList<>(List.of(headers));
            all.add("Content-Type: application/json");
            all.add("Accept: application/json, text/event-stream");
            return Raw.send(HERE, port, route, all, "{}".getBytes(StandardCharsets.UTF_8));
        }

        boolean listens() {
            try (Socket socket = new Socket(HERE, port)) {
                return socket.isConnected();
            } catch (IOException notYet) {
                return false;
            }
        }

        @Override
        public void close() {
            process.destroy();
            try {
                if (process.waitFor(5, TimeUnit.SECONDS)) {
                    return;
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            process.destroyForcibly();
        }
    }
}
