package dev.nattvakt.shipped;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import dev.nattvakt.doors.Published;

import static org.assertj.core.api.Assertions.assertThat;

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
    void isProbedAndEndsInOrderWhenItIsAsked() {
        Map<String, String> environment =
                Map.of(
                        "NATTVAKT_SANDBOX",
                        "true",
                        "QUARKUS_HTTP_PORT",
                        String.valueOf(Packaged.freePort()));

        try (Packaged.Running server = Packaged.serve(environment, List.of())) {
            assertThat(Packaged.run(environment, List.of(), "probe").code()).isZero();
            assertThat(server.stop()).isEqualTo(TERMINATED);
        }

        Packaged.Ended probe = Packaged.run(environment, List.of(), "probe");
        assertThat(probe.code()).isOne();
        assertThat(probe.output()).contains("not ready");
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
    void knowsItsArguments() {
        Packaged.Ended ended = Packaged.run(Map.of(), List.of(), "sevre");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.output()).contains("unknown argument sevre");
    }

    private static JsonNode ask(Writer in, BufferedReader out, String message) throws IOException {
        in.write(message + "\n");
        in.flush();
        return MAPPER.readTree(out.readLine());
    }
}
