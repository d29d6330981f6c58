package dev.nattvakt.shipped;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.nattvakt.audit.LockKeeper;
import dev.nattvakt.doors.Published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

/// The packaged application as its operating system sees it: arguments, exit codes, signals.
class ProcessIT {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int TERMINATED = 128 + 15;

    @Test
    void servesMcpToTheProcessThatStartedItAndEndsWithIt() throws IOException {
        try (Packaged.Running running =
                        Packaged.start(Map.of("NATTVAKT_SANDBOX", "true"), List.of(), "stdio");
                BufferedReader out = running.process().inputReader(StandardCharsets.UTF_8)) {
            Writer in = running.process().outputWriter(StandardCharsets.UTF_8);
            JsonNode initialized =
                    ask(
                            in,
                            out,
                            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{},\"clientInfo\":{\"name\":\"it\",\"version\":\"1\"}}}");
            JsonNode listed =
                    ask(in, out, "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/list\"}");
            JsonNode called =
                    ask(
                            in,
                            out,
                            "{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"tools/call\",\"params\":{\"name\":\"set_backup_schedule\",\"arguments\":{\"vps\":\"web-01\",\"frequency\":\"daily\",\"hour\":2,\"retentionCount\":3}}}");
            in.close();

            assertThat(initialized.at("/result/serverInfo/name").asText()).isEqualTo("nattvakt");
            assertThat(listed.at("/result/tools")).hasSize(Published.TOOLS.size());
            assertThat(called.at("/result/structuredContent/outcome").asText())
                    .isEqualTo("verified");
            assertThat(out.readLine()).isNull();
            assertThat(running.end()).isZero();
        }
    }

    @Test
    @Timeout(120)
    void isProbedSaysWhatStandsWhereAndEndsInOrderWhenItIsAsked() throws IOException {
        String port = String.valueOf(Packaged.freePort());
        Map<String, String> environment =
                Map.of("NATTVAKT_SANDBOX", "true", "QUARKUS_HTTP_PORT", port);

        try (Packaged.Running server = Packaged.serve(environment, List.of())) {
            assertThat(Packaged.run(environment, List.of(), "probe").code()).isZero();
            assertThat(
                            server.process()
                                    .inputReader(StandardCharsets.UTF_8)
                                    .lines()
                                    .filter(line -> line.contains("Board"))
                                    .findFirst()
                                    .orElseThrow())
                    .contains(
                            "Board http://127.0.0.1:%s/, MCP http://127.0.0.1:%s/mcp"
                                    .formatted(port, port))
                    .contains("With the sandbox, no real server; may change schedules.");
            assertThat(server.stop()).isEqualTo(TERMINATED);
        }

        Packaged.Ended probe = Packaged.run(environment, List.of(), "probe");
        assertThat(probe.code()).isOne();
        assertThat(probe.output()).contains("not ready");
    }

    @Test
    @Timeout(120)
    void isNotReadyAnyMoreWhileItEndsAChange() throws IOException, InterruptedException {
        String port = String.valueOf(Packaged.freePort());
        String hostUp = String.valueOf(Packaged.freePort());
        Map<String, String> environment =
                Map.of(
                        "NATTVAKT_SANDBOX", "true",
                        "NATTVAKT_SANDBOX_PORT", hostUp,
                        "QUARKUS_HTTP_PORT", port);
        try (Packaged.Running server = Packaged.serve(environment, List.of());
                HttpClient http = HttpClient.newHttpClient()) {
            URI ready = URI.create("http://127.0.0.1:%s/health/ready".formatted(port));
            assertThat(status(http, ready)).isEqualTo(200);
            post(
                    http,
                    "http://127.0.0.1:%s/__sandbox/faults".formatted(hostUp),
                    "{\"kind\":\"delay\",\"method\":\"POST\",\"millis\":4000,\"applied\":true}");
            CompletableFuture<String> change =
                    CompletableFuture.supplyAsync(() -> daily(http, port, 2));
            URI log = URI.create("http://127.0.0.1:%s/__sandbox/log".formatted(hostUp));
            while (!get(http, log).body().contains("POST")) {
                Thread.onSpinWait();
            }

            server.process().toHandle().destroy();
            int status = 200;
            while (status == 200 && !change.isDone()) {
                status = status(http, ready);
            }

            assertThat(status).isEqualTo(503);
            assertThat(change.join()).contains("\"verified\"");
            assertThat(server.end()).isEqualTo(TERMINATED);
        }
    }

    private static int status(HttpClient http, URI address)
            throws IOException, InterruptedException {
        return get(http, address).statusCode();
    }

    private static HttpResponse<String> get(HttpClient http, URI address)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(20)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /// X7
    @Test
    @Timeout(120)
    void answersAndEndsWhileAnotherProcessKeepsTheAuditFileLocked(@TempDir Path folder)
            throws IOException, InterruptedException {
        Path audit = folder.resolve("audit.jsonl");
        String port = String.valueOf(Packaged.freePort());
        Map<String, String> environment =
                Map.of(
                        "NATTVAKT_SANDBOX",
                        "true",
                        "QUARKUS_HTTP_PORT",
                        port,
                        "NATTVAKT_AUDIT_FILE",
                        audit.toString());

        try (Packaged.Running server = Packaged.serve(environment, List.of());
                HttpClient http = HttpClient.newHttpClient()) {
            Process keeper = LockKeeper.on(audit);
            try {
                for (int hour : List.of(2, 3)) {
                    assertThat(daily(http, port, hour)).contains("\"verified\"");
                }
                // By its handle, since a process that is destroyed takes its output along.
                server.process().toHandle().destroy();
                assertThat(assertTimeout(Duration.ofSeconds(20), server::end))
                        .isEqualTo(TERMINATED);
            } finally {
                keeper.destroyForcibly();
            }
            assertThat(server.process().inputReader(StandardCharsets.UTF_8).lines())
                    .anySatisfy(line -> assertThat(line).contains("keeps it locked"))
                    .filteredOn(line -> line.contains("set_backup_schedule"))
                    .hasSize(2);
        }
        assertThat(audit).isEmptyFile();
    }

    private static String daily(HttpClient http, String port, int hour) {
        return post(
                http,
                "http://127.0.0.1:%s/tools/set_backup_schedule".formatted(port),
                "{\"vps\":\"web-01\",\"frequency\":\"daily\",\"hour\":%d,\"retentionCount\":3}"
                        .formatted(hour));
    }

    private static String post(HttpClient http, String address, String body) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address))
                        .timeout(Duration.ofSeconds(20))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofString()).join().body();
    }

    @Test
    void saysInOneSentenceWhyItDoesNotStart() {
        Packaged.Ended ended = Packaged.run(Map.of("QUARKUS_HTTP_PORT", "0"), List.of());

        assertThat(ended.code()).isOne();
        assertThat(ended.output())
                .contains("nattvakt does not start", "HOSTUP_API_KEY", "NATTVAKT_SANDBOX=true")
                .doesNotContain("\tat ");
    }

    @Test
    void refusesAllWrongSettingsAtOnce() {
        Packaged.Ended ended =
                Packaged.run(
                        Map.of(
                                "NATTVAKT_SANDBOX", "true",
                                "NATTVAKT_READONLY", "true",
                                "NATTVAKT_WATCH_EVERY", "15",
                                "NATTVAKT_SERVICE_HOST", "10.0.0.1"),
                        List.of());

        assertThat(ended.code()).isOne();
        assertThat(ended.output())
                .isEqualTo(
                        """
                        nattvakt does not start:
                          There is no setting NATTVAKT_READONLY. Did you mean NATTVAKT_READ_ONLY?
                          NATTVAKT_WATCH_EVERY takes a time with its unit, such as 30s, 15m, 12h or 7d, not "15". Did you mean 15m or 15h?
                        """);
    }

    @ParameterizedTest
    @CsvSource({
        "NATTVAKT_SANDBOX_PORT, NATTVAKT_SANDBOX_PORT=PORT is taken",
        "QUARKUS_HTTP_PORT, 'Set QUARKUS_HTTP_PORT to another port, or to 0'"
    })
    void namesTheSettingOfATakenPort(String setting, String words) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());

            Packaged.Ended ended =
                    Packaged.run(Map.of("NATTVAKT_SANDBOX", "true", setting, port), List.of());

            assertThat(ended.code()).isOne();
            assertThat(ended.output())
                    .contains(
                            "nattvakt does not start: ", words.replace("PORT=PORT", "PORT=" + port))
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void saysWhatItTakesAndWhichVersionItIs() {
        Packaged.Ended help = Packaged.run(Map.of(), List.of(), "--help");
        Packaged.Ended version = Packaged.run(Map.of(), List.of(), "--version");

        assertThat(help.code()).isZero();
        assertThat(help.output()).startsWith("Usage: nattvakt").contains("NATTVAKT_READ_ONLY");
        assertThat(version.code()).isZero();
        assertThat(version.output()).matches("nattvakt \\d+\\.\\d+\\.\\d+\\S*\n");
    }

    @Test
    void tellsCronOnlyWhatIsNotWell() {
        Packaged.Ended ended =
                Packaged.run(
                        Map.of("NATTVAKT_SANDBOX", "true", "NATTVAKT_HOSTUP_PACE", "1000"),
                        List.of(),
                        "watch",
                        "--once");

        assertThat(ended.code()).isOne();
        assertThat(ended.output().lines())
                .allSatisfy(line -> assertThat(line).matches("\"[a-z]+-\\d+\" is .*|Not every .*"))
                .last()
                .isEqualTo("Not every server is protected (exit code 1).");
    }

    /// All servers are exempt by its policy.
    @Test
    void tellsCronNothingWhenAllIsWell(@TempDir Path folder) throws IOException {
        Path policy = folder.resolve("policy.yaml");
        Files.writeString(policy, "rules:\n  - servers: ['*']\n    exempt: a simulator\n");

        Packaged.Ended ended =
                Packaged.run(
                        Map.of(
                                "NATTVAKT_SANDBOX", "true",
                                "NATTVAKT_HOSTUP_PACE", "1000",
                                "NATTVAKT_POLICY_FILE", policy.toString()),
                        List.of(),
                        "watch",
                        "--once");

        assertThat(ended).isEqualTo(new Packaged.Ended(0, ""));
    }

    @Test
    void tellsCronThatNotEveryServerCouldBeRead() {
        Packaged.Ended ended =
                Packaged.run(
                        Map.of(
                                "HOSTUP_API_KEY",
                                "canary",
                                "NATTVAKT_HOSTUP_URL",
                                "http://127.0.0.1:" + Packaged.freePort()),
                        List.of(),
                        "watch",
                        "--once");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.output().lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).matches("[A-Z].*\\.( .*|$)"))
                .noneMatch(line -> line.contains("\tat ") || line.contains("canary"))
                .last()
                .isEqualTo("Not every server could be read (exit code 2).");
    }

    @Test
    void knowsItsArguments() {
        Packaged.Ended ended = Packaged.run(Map.of(), List.of(), "stido");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.output()).contains("unknown argument \"stido\". Did you mean stdio?");
    }

    private static JsonNode ask(Writer in, BufferedReader out, String message) throws IOException {
        in.write(message + "\n");
        in.flush();
        return MAPPER.readTree(out.readLine());
    }
}
