package dev.nattvakt.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ClientModeTest {

    private record Printed(int code, String out, String error) {}

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 8080, http://127.0.0.1:8080/mcp",
        "0.0.0.0, 9000, http://127.0.0.1:9000/mcp",
        "::, 8080, http://127.0.0.1:8080/mcp",
        "::1, 8080, http://[::1]:8080/mcp",
        "nattvakt.internal, 80, http://nattvakt.internal:80/mcp"
    })
    void namesTheServerWhereItListens(String host, String port, String url) {
        assertThat(client(Map.of("QUARKUS_HTTP_HOST", host, "QUARKUS_HTTP_PORT", port), "cursor"))
                .extracting(Printed::code, Printed::out)
                .satisfies(it -> assertThat(it.getLast().toString()).contains('"' + url + '"'));
    }

    @Test
    void namesThePublicAddressAndLeavesSigningInToTheClient() {
        Printed printed =
                client(
                        Map.of(
                                "NATTVAKT_ACCESS_OAUTH_RESOURCE",
                                "https://vakt.example/mcp",
                                "NATTVAKT_ACCESS_ANONYMOUS",
                                "none"),
                        "zed");

        assertThat(printed.out()).contains("https://vakt.example/mcp").doesNotContain("Bearer");
    }

    @Test
    void takesAnotherAddress() {
        assertThat(client(Map.of(), "zed", "https://vakt.example/mcp").out())
                .contains("\"url\": \"https://vakt.example/mcp\"");
    }

    @Test
    void asksForATokenWhereTheServerDoes() {
        assertThat(client(Map.of(), "cursor").out()).doesNotContain("Bearer");
        assertThat(client(Map.of(), "cursor", "--token").out()).contains("Bearer");
        assertThat(client(Map.of("NATTVAKT_ACCESS_ANONYMOUS", "none"), "cursor").out())
                .contains("Bearer");
        assertThat(client(Map.of("QUARKUS_HTTP_HOST", "0.0.0.0"), "cursor").out())
                .contains("Bearer");
    }

    @Test
    void serverThatAClientStartsFindsHostUpAsThisOneDoes() {
        assertThat(client(Map.of(), "claude-desktop").out())
                .contains("\"HOSTUP_API_KEY_FILE\": \"/absolute/path/to/hostup-api-key\"");
        assertThat(
                        client(
                                        Map.of("HOSTUP_API_KEY_FILE", "/run/secrets/../hostup"),
                                        "claude-desktop")
                                .out())
                .contains("\"HOSTUP_API_KEY_FILE\": \"/run/hostup\"");
        assertThat(client(Map.of("NATTVAKT_SANDBOX", "true"), "claude-desktop").out())
                .contains("\"NATTVAKT_SANDBOX\": \"true\"")
                .doesNotContain("HOSTUP_API_KEY");
        assertThat(client(Map.of("HOSTUP_API_KEY", "hunter2"), "claude-desktop").out())
                .doesNotContain("hunter2");
    }

    @Test
    void printsTheConfigurationAloneAndSaysApartWhereItGoes() {
        Printed printed = client(Map.of(), "vscode");

        assertThat(printed.code()).isZero();
        assertThat(printed.out()).startsWith("{\n  \"servers\"").endsWith("}\n");
        assertThat(printed.error()).contains(".vscode/mcp.json");
    }

    @Test
    void listsTheClients() {
        assertThat(client(Map.of()).code()).isZero();
        assertThat(client(Map.of()).out().lines())
                .hasSameSizeAs(McpClient.all())
                .anyMatch(line -> line.matches("codex +Codex"));
    }

    @Test
    void namesTheClientsWhereThereIsNoneOfThatName() {
        Printed printed = client(Map.of(), "emacs");

        assertThat(printed.code()).isEqualTo(2);
        assertThat(printed.out()).isEmpty();
        assertThat(printed.error()).contains("\"emacs\"", "cursor", "langchain4j");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vakt.example", "ftp://vakt.example/mcp", "http://a b", "http:///mcp"})
    void refusesWhatIsNoAddress(String url) {
        assertThat(client(Map.of(), "cursor", url).code()).isEqualTo(2);
    }

    private static Printed client(Map<String, String> environment, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream error = new ByteArrayOutputStream();
        int code = new ClientMode(environment, stream(out), stream(error)).run(List.of(words));
        return new Printed(
                code, out.toString(StandardCharsets.UTF_8), error.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
