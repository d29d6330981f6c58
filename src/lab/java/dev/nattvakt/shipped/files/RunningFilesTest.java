package dev.nattvakt.shipped.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// The systemd unit and the compose file, as far as they can be judged without an init system and a
/// container engine; `tools/check-running` asks systemd itself.
class RunningFilesTest {

    private static final Map<String, List<String>> UNIT = unit();
    private static final JsonNode COMPOSE = Manifests.tree(Path.of("tools/compose.yaml"));
    private static final JsonNode SERVICE = COMPOSE.at("/services/nattvakt");

    @Test
    void unitHandsTheKeyOverAsACredential() {
        assertThat(UNIT.get("LoadCredential"))
                .containsExactly("hostup-api-key:/etc/nattvakt/hostup-api-key");
        assertThat(UNIT.get("Environment")).contains("HOSTUP_API_KEY_FILE=%d/hostup-api-key");
        assertThat(UNIT.get("Environment")).noneMatch(it -> it.startsWith("HOSTUP_API_KEY="));
    }

    @ParameterizedTest
    @CsvSource({
        "DynamicUser, yes",
        "NoNewPrivileges, yes",
        "ProtectSystem, strict",
        "ProtectHome, yes",
        "PrivateDevices, yes",
        "MemoryDenyWriteExecute, yes",
        "SystemCallArchitectures, native",
        "CapabilityBoundingSet, ''",
        "UMask, 0077"
    })
    void unitIsHardened(String setting, String value) {
        assertThat(UNIT.get(setting)).containsExactly(value);
    }

    /// The unit makes the directory that these two files are in.
    @Test
    void unitWritesOnlyWhereItMay() {
        assertThat(UNIT.get("StateDirectory")).containsExactly("nattvakt");
        assertThat(UNIT.get("Environment"))
                .filteredOn(it -> it.contains("%S"))
                .hasSize(2)
                .allMatch(it -> it.contains("=%S/nattvakt/"));
    }

    @Test
    void bothLetAChangeUnderWayBeVerified() {
        assertThat(Integer.parseInt(UNIT.get("TimeoutStopSec").getFirst()))
                .isGreaterThanOrEqualTo(shutdownSeconds() + 10);
        assertThat(Integer.parseInt(SERVICE.path("stop_grace_period").asText().replace("s", "")))
                .isGreaterThanOrEqualTo(shutdownSeconds() + 10);
    }

    @Test
    void settingsOfBothAreThere() {
        String settings = content(Path.of("docs/settings.md"));
        List<String> names =
                UNIT.get("Environment").stream()
                        .map(it -> it.substring(0, it.indexOf('=')))
                        .toList();

        assertThat(names)
                .isNotEmpty()
                .allMatch(
                        it -> settings.contains("`" + it.replaceFirst("API_KEY_FILE", "API_KEY")));
        assertThat(SERVICE.path("environment").propertyStream().map(Map.Entry::getKey))
                .isNotEmpty()
                .allMatch(
                        it -> settings.contains("`" + it.replaceFirst("API_KEY_FILE", "API_KEY")));
    }

    @Test
    void composePublishesOnThisMachineOnly() {
        assertThat(SERVICE.path("ports"))
                .singleElement()
                .satisfies(port -> assertThat(port.asText()).startsWith("127.0.0.1:"));
    }

    /// With a key, it would not start otherwise.
    @Test
    void composeTellsItsCallersApart() {
        assertThat(SERVICE.at("/environment/NATTVAKT_ACCESS_ANONYMOUS").asText()).isEqualTo("none");
        assertThat(SERVICE.at("/environment/NATTVAKT_ACCESS_TOKENS_FILE").asText())
                .isEqualTo("/run/secrets/access-tokens");
    }

    @Test
    void composeHasEverySecretAsAFileThatIsNotCommitted() {
        List<String> used = SERVICE.path("secrets").valueStream().map(JsonNode::asText).toList();

        assertThat(COMPOSE.path("secrets").propertyStream().map(Map.Entry::getKey))
                .containsExactlyElementsOf(used);
        assertThat(COMPOSE.path("secrets"))
                .allMatch(it -> it.path("file").asText().startsWith("secrets/"));
        assertThat(content(Path.of(".gitignore"))).contains("tools/secrets/");
        assertThat(SERVICE.path("environment").propertyStream())
                .filteredOn(it -> it.getKey().contains("KEY"))
                .allMatch(it -> it.getKey().endsWith("_FILE"));
    }

    @Test
    void composeIsHardened() {
        assertThat(SERVICE.path("read_only").asBoolean()).isTrue();
        assertThat(SERVICE.at("/cap_drop/0").asText()).isEqualTo("ALL");
        assertThat(SERVICE.at("/security_opt/0").asText()).isEqualTo("no-new-privileges:true");
        assertThat(SERVICE.path("user").asText())
                .isEqualTo(DockerfilesTest.NATIVE.shipped().last("USER").arguments());
    }

    @Test
    void composeAsksTheServerItselfWhetherItIsReady() {
        assertThat(SERVICE.at("/healthcheck/test").valueStream().map(JsonNode::asText))
                .containsExactly(
                        "CMD",
                        DockerfilesTest.NATIVE.shipped().last("ENTRYPOINT").exec().getFirst(),
                        "probe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nattvakt:0.1.0"})
    void bothManifestsAndComposeRunTheSameImage(String image) {
        assertThat(SERVICE.path("image").asText()).isEqualTo(image);
        assertThat(Workload.alone().container().getImage()).isEqualTo(image);
        assertThat(content(Path.of("docs/running.md"))).contains(image);
    }

    /// A setting may be given several times.
    private static Map<String, List<String>> unit() {
        return content(Path.of("tools/systemd/nattvakt.service"))
                .lines()
                .filter(line -> line.matches("[A-Z]\\w+=.*"))
                .map(line -> line.split("=", 2))
                .collect(
                        Collectors.groupingBy(
                                parts -> parts[0],
                                Collectors.mapping(parts -> parts[1], Collectors.toList())));
    }

    private static int shutdownSeconds() {
        return content(Path.of("src/main/resources/application.properties"))
                .lines()
                .filter(line -> line.startsWith("quarkus.shutdown.timeout="))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElseThrow();
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
