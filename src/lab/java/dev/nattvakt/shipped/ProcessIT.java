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
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

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

    private static String daily(HttpClient http, String port, int hour)
            throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                "http://127.0.0.1:%s/tools/set_backup_schedule"
                                                        .formatted(port)))
                                .timeout(Duration.ofSeconds(20))
                                .header("Content-Type", "application/json")
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                "{\"vps\":\"web-01\",\"frequency\":\"daily\",\"hour\":%d,\"retentionCount\":3}"
                                                        .formatted(hour)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
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

    @Test
    void namesTheSettingOfATakenPort() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());

            Packaged.Ended ended =
                    Packaged.run(
                            Map.of("NATTVAKT_SANDBOX", "true", "NATTVAKT_SANDBOX_PORT", port),
                            List.of());

            assertThat(ended.code()).isOne();
            assertThat(ended.output())
                    .contains("NATTVAKT_SANDBOX_PORT=" + port + " is taken")
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
