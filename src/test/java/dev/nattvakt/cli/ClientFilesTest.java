package dev.nattvakt.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.nattvakt.tool.Golden;

import static org.assertj.core.api.Assertions.assertThat;

/// `tools/clients` and the table in `docs/clients.md` are what `clients.json` says; what people
/// copy works as it is with a server on this machine.
class ClientFilesTest {

    private static final Path CLIENTS = Path.of("tools/clients");
    private static final Path PAGE = Path.of("docs/clients.md");
    private static final String START = "<!-- made from tools/clients/clients.json -->\n";
    private static final String END = "<!-- end -->\n";
    private static final String URL = "http://127.0.0.1:8080/mcp";

    static List<McpClient> all() {
        return McpClient.all();
    }

    static Stream<McpClient> withToken() {
        return all().stream().filter(McpClient::takesToken);
    }

    @ParameterizedTest
    @MethodSource("all")
    void fileIsMadeFromTheTable(McpClient client) throws IOException {
        Golden.check(file(client, false), configuration(client, false));
    }

    @ParameterizedTest
    @MethodSource("withToken")
    void fileWithATokenIsMadeFromTheTable(McpClient client) throws IOException {
        Golden.check(file(client, true), configuration(client, true));
    }

    @Test
    void pageIsMadeFromTheTable() throws IOException {
        String page = Files.readString(PAGE);
        String head = page.substring(0, page.indexOf(START) + START.length());
        String tail = page.substring(page.indexOf(END));

        Golden.check(PAGE, head + table() + tail);
    }

    @Test
    void noFileIsLeftOver() throws IOException {
        try (Stream<Path> files = Files.list(CLIENTS)) {
            assertThat(files.filter(Files::isRegularFile))
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.of(
                                            Stream.of(CLIENTS.resolve("clients.json")),
                                            all().stream().map(it -> file(it, false)),
                                            withToken().map(it -> file(it, true)))
                                    .flatMap(it -> it)
                                    .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void namesTheServerUnlessItStartsIt(McpClient client) {
        assertThat(configuration(client, false))
                .contains(client.row().has("stdio") ? "/usr/local/bin/nattvakt" : URL)
                .doesNotContain("{url}", "{command}", "{arguments}", "{environment}")
                .doesNotContain("the-token", "NATTVAKT_TOKEN");
    }

    @ParameterizedTest
    @MethodSource("withToken")
    void namesTheTokenWhereItsClientLooks(McpClient client) {
        assertThat(configuration(client, true))
                .contains(URL)
                .containsPattern("Bearer |bearer_token_env_var = \"NATTVAKT_TOKEN\"");
    }

    @ParameterizedTest
    @MethodSource("all")
    void isReadByAParserOfItsKind(McpClient client) throws IOException {
        ObjectMapper parser =
                (client.text("file").endsWith(".yaml")
                                ? new ObjectMapper(new YAMLFactory())
                                : new ObjectMapper())
                        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

        if (client.text("file").matches(".*\\.(json|yaml)")) {
            assertThat(parser.readTree(configuration(client, false)).isObject()).isTrue();
            assertThat(parser.readTree(configuration(client, true)).isObject()).isTrue();
        }
    }

    /// Versions 0.12 to 0.15.1 of the bridge changed what they send first, and lost servers by it.
    @Test
    void bridgeIsPinned() {
        assertThat(all())
                .extracting(it -> configuration(it, true))
                .filteredOn(text -> text.contains("mcp-remote"))
                .isNotEmpty()
                .allSatisfy(
                        text -> assertThat(text).containsPattern("mcp-remote@\\d+\\.\\d+\\.\\d+"));
    }

    private static Path file(McpClient client, boolean token) {
        String name = client.text("file");
        return CLIENTS.resolve(token ? name.replaceFirst("\\.", "-token.") : name);
    }

    private static String configuration(McpClient client, boolean token) {
        return client.configuration(
                new McpClient.Server(
                        URL, ClientMode.USUAL_COMMAND, ClientMode.USUAL_UPSTREAM, token));
    }

    private static String table() {
        return all().stream()
                .map(client ->
                        "| %s | `%s` | %s%s | %s | [%s](%s) |%n"
                                .formatted(
                                        client.title(),
                                        client.name(),
                                        link(client, false),
                                        client.takesToken() ? ", " + link(client, true) : "",
                                        client.where().replace("{url}", URL),
                                        client.text("read"),
                                        client.text("docs")))
                .collect(
                        Collectors.joining(
                                "",
                                "| client | name | files | where it goes | what of its documentation was read |\n|---|---|---|---|---|\n",
                                ""));
    }

    private static String link(McpClient client, boolean token) {
        return "[%s](../%s)".formatted(token ? "with a token" : "open", file(client, token));
    }
}
