package dev.nattvakt.shipped.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// What people copy works as it is with a server on this machine.
class ClientFilesTest {

    private static final Path CLIENTS = Path.of("tools/clients");
    private static final String ADDRESS = "http://127.0.0.1:8080";
    private static final String URL = ADDRESS + "/mcp";
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @ParameterizedTest
    @CsvSource({
        "claude-code.mcp.json, /mcpServers/nattvakt/url",
        "claude-desktop.json, /mcpServers/nattvakt/args/2",
        "cursor.json, /mcpServers/nattvakt/url",
        "gemini-cli.json, /mcpServers/nattvakt/httpUrl",
        "vscode.json, /servers/nattvakt/url"
    })
    void jsonNamesTheServerWhereItsClientLooks(String file, String where) throws IOException {
        assertThat(json(CLIENTS.resolve(file)).at(where).asText()).isEqualTo(URL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"claude-code.sh", "LangChain4j.java"})
    void scriptNamesTheServer(String file) throws IOException {
        assertThat(CLIENTS.resolve(file)).content().contains(URL);
    }

    @Test
    void everyFileIsInTheTable() throws IOException {
        try (var files = Files.list(CLIENTS)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .filteredOn(name -> !name.equals("README.md"))
                    .allSatisfy(name ->
                            assertThat(CLIENTS.resolve("README.md"))
                                    .content()
                                    .contains('`' + name + '`'));
        }
    }

    /// The limits of the registry's schema.
    @Test
    void registryTakesTheServer() throws IOException {
        JsonNode server = json(Path.of("tools/server.json"));

        assertThat(server.path("name").asText()).matches("[a-zA-Z0-9.-]+/[a-zA-Z0-9._-]+");
        assertThat(server.path("title").asText()).hasSizeBetween(1, 100);
        assertThat(server.path("description").asText()).hasSizeBetween(1, 100);
        assertThat(server.at("/remotes/0/type").asText()).isEqualTo("streamable-http");
        assertThat(server.at("/remotes/0/url").asText()).isEqualTo("{address}/mcp");
        assertThat(server.at("/remotes/0/variables/address/default").asText()).isEqualTo(ADDRESS);
        assertThat(Path.of("pom.xml"))
                .content()
                .contains("<version>" + server.path("version").asText());
    }

    private static JsonNode json(Path file) throws IOException {
        return MAPPER.readTree(file.toFile());
    }
}
