package dev.nattvakt.attack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.nattvakt.attack.AttackScene.Way;

import static org.assertj.core.api.Assertions.assertThat;

/// Row C14: neither a proxy in the environment nor a redirect takes the key elsewhere.
class OutboundIT {

    @TempDir Path directory;

    @Test
    void c14TheKeyGoesToHostUpAndNowhereElse() throws Exception {
        List<String> strayed = new CopyOnWriteArrayList<>();
        HttpServer trap = server();
        trap.createContext(
                "/",
                exchange -> {
                    strayed.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        HttpServer redirecting = server();
        List<String> asked = new CopyOnWriteArrayList<>();
        redirecting.createContext(
                "/",
                exchange -> {
                    asked.add(exchange.getRequestMethod());
                    exchange.getResponseHeaders().set("Location", url(trap) + "/stolen");
                    exchange.sendResponseHeaders(asked.size() % 2 == 0 ? 307 : 302, -1);
                    exchange.close();
                });
        trap.start();
        redirecting.start();
        int port = trap.getAddress().getPort();
        try (AttackScene scene = new AttackScene(directory)) {
            Map<String, String> environment = scene.production();
            environment.put("NATTVAKT_HOSTUP_URL", url(redirecting));
            for (String name : List.of("http_proxy", "https_proxy", "all_proxy")) {
                environment.put(name, url(trap));
                environment.put(name.toUpperCase(java.util.Locale.ROOT), url(trap));
            }
            try (Victim victim =
                    Victim.start(
                            directory.resolve("log"),
                            environment,
                            "-Dhttp.proxyHost=127.0.0.1",
                            "-Dhttp.proxyPort=" + port,
                            "-DsocksProxyHost=",
                            "-Dhttp.nonProxyHosts=")) {
                for (String tool : List.of("find_vps", "audit_protection")) {
                    scene.call(victim, Way.REST, scene.approver.token(), tool, "{}");
                }
                scene.call(
                        victim,
                        Way.REST,
                        scene.approver.token(),
                        "set_snapshot_schedule",
                        "{\"vps\":\"vps_01hxa3b4c5d6e7f8g9h0j1k2m3\",\"enabled\":true,\"intervalHours\":6}");
            }
        } finally {
            trap.stop(0);
            redirecting.stop(0);
        }

        AttackScene.figure(
                "C14", "foreign requests %d, redirects offered %d", strayed.size(), asked.size());
        assertThat(strayed).isEmpty();
        assertThat(asked).isNotEmpty();
    }

    private static HttpServer server() throws IOException {
        return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    private static String url(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }
}
