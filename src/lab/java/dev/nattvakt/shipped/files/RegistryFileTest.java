package dev.nattvakt.shipped.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// What the official MCP registry asks of a `server.json` beyond its schema (2025-12-11), and the
/// schema's own limits; only the image itself cannot be looked at here.
class RegistryFileTest {

    private static final Path FILE = Path.of("tools/server.json");
    private static final List<String> REGISTRIES = List.of("docker.io", "ghcr.io");
    private static final JsonNode SERVER = read();
    private static final JsonNode IMAGE = SERVER.at("/packages/0");

    @Test
    void isOfTheNewestSchema() {
        assertThat(SERVER.path("$schema").asText())
                .isEqualTo(
                        "https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json");
    }

    @Test
    void hasANameAndWordsOfTheRightLength() {
        assertThat(SERVER.path("name").asText())
                .matches(
                        "[a-zA-Z0-9][a-zA-Z0-9.-]*[a-zA-Z0-9]/[a-zA-Z0-9][a-zA-Z0-9._-]*[a-zA-Z0-9]")
                .hasSizeBetween(3, 200);
        assertThat(SERVER.path("title").asText()).isNotBlank().hasSizeBetween(1, 100);
        assertThat(SERVER.path("description").asText()).isNotBlank().hasSizeBetween(1, 100);
    }

    @Test
    void isOfTheVersionThatIsBuilt() throws IOException {
        String version = SERVER.path("version").asText();

        assertThat(version).matches("\\d+\\.\\d+\\.\\d+");
        assertThat(Files.readString(Path.of("pom.xml"))).contains("<version>" + version);
        assertThat(IMAGE.path("identifier").asText()).endsWith(":" + version);
    }

    /// A remote must be reachable by everybody; this server is run by its users.
    @Test
    void hasOneImageAndNoRemote() {
        assertThat(SERVER.has("remotes")).isFalse();
        assertThat(SERVER.path("packages")).hasSize(1);
        assertThat(IMAGE.path("registryType").asText()).isEqualTo("oci");
    }

    /// All of it stands in the identifier.
    @ParameterizedTest
    @ValueSource(strings = {"version", "registryBaseUrl", "fileSha256"})
    void saysOfAnImageOnlyWhereItIs(String member) {
        assertThat(IMAGE.has(member)).isFalse();
    }

    @Test
    void namesAnImageInARegistryThatIsTaken() {
        String identifier = IMAGE.path("identifier").asText();

        assertThat(identifier)
                .matches("[a-z0-9.]+(/[a-z0-9]+(?:[._-][a-z0-9]+)*)+:[\\w][\\w.-]{0,127}")
                .doesNotEndWith(":latest");
        assertThat(REGISTRIES).contains(identifier.substring(0, identifier.indexOf('/')));
    }

    @Test
    void imagesSayThatTheyAreOurs() {
        assertThat(
                        Stream.of("Dockerfile.native", "tools/Dockerfile.jvm")
                                .map(file -> Dockerfile.in(Path.of(file)))
                                .map(file -> file.shipped().last("LABEL").arguments()))
                .allMatch(labels ->
                        labels.contains(
                                "io.modelcontextprotocol.server.name=\"%s\""
                                        .formatted(SERVER.path("name").asText())));
    }

    @Test
    void isStartedByItsClient() {
        assertThat(IMAGE.path("transport").properties()).hasSize(1);
        assertThat(IMAGE.at("/transport/type").asText()).isEqualTo("stdio");
        assertThat(IMAGE.at("/packageArguments/0/value").asText()).isEqualTo("stdio");
        assertThat(IMAGE.path("runtimeHint").asText()).isEqualTo("docker");
    }

    @Test
    void argumentsHaveTheFormOfTheirKind() {
        assertThat(
                        Stream.of("runtimeArguments", "packageArguments")
                                .flatMap(kind -> IMAGE.path(kind).valueStream()))
                .isNotEmpty()
                .allSatisfy(argument -> {
                    if (argument.path("type").asText().equals("named")) {
                        assertThat(argument.path("name").asText()).matches("-[^<>$ ]+");
                        assertThat(argument.path("value").asText())
                                .doesNotStartWith(argument.path("name").asText());
                    } else {
                        assertThat(argument.path("type").asText()).isEqualTo("positional");
                        assertThat(argument.path("value").asText()).isNotEmpty();
                    }
                });
    }

    @Test
    void everySecretIsMarkedAsOneAndNoneHasAValue() {
        assertThat(IMAGE.path("environmentVariables"))
                .anyMatch(it -> it.path("name").asText().equals("HOSTUP_API_KEY"))
                .allSatisfy(it -> {
                    boolean secret = it.path("name").asText().matches(".*(KEY|TOKEN|SECRET).*");
                    assertThat(it.path("isSecret").asBoolean()).isEqualTo(secret);
                    assertThat(it.has("value")).isFalse();
                    assertThat(it.has("default")).isNotEqualTo(secret);
                });
    }

    @Test
    void offersOnlyDefaultsThatCanBeChosen() {
        assertThat(IMAGE.path("environmentVariables"))
                .filteredOn(it -> it.has("choices"))
                .isNotEmpty()
                .allSatisfy(it ->
                        assertThat(it.path("choices").valueStream().map(JsonNode::asText))
                                .contains(it.path("default").asText()));
    }

    @Test
    void settingsAreThere() throws IOException {
        String settings = Files.readString(Path.of("docs/settings.md"));

        assertThat(IMAGE.path("environmentVariables"))
                .allSatisfy(
                        it -> assertThat(settings).contains("`" + it.path("name").asText() + "`"));
    }

    private static JsonNode read() {
        try {
            return new ObjectMapper()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(FILE.toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
