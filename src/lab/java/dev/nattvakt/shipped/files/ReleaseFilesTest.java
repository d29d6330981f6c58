package dev.nattvakt.shipped.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// What runs elsewhere is at least read here: workflows, issue forms, and the scripts they name.
class ReleaseFilesTest {

    private static final Path GITHUB = Path.of(".github");
    private static final Pattern USES = Pattern.compile("uses: (.*)");
    private static final Pattern RUN = Pattern.compile("(?m)^ +(?:- )?run:(.*(?:\\R {10,}.*)*)");
    private static final Pattern SCRIPT = Pattern.compile("(?<![\\w/-])(?:tools|\\.ci)/[\\w/-]+");

    static List<Path> workflows() throws IOException {
        return list("workflows");
    }

    static List<Path> forms() throws IOException {
        return list("ISSUE_TEMPLATE").stream()
                .filter(file -> !file.endsWith("config.yml"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void pinsEveryActionByCommitAndSaysItsVersion(Path workflow) throws IOException {
        assertThat(USES.matcher(Files.readString(workflow)).results().map(uses -> uses.group(1)))
                .isNotEmpty()
                .allMatch(
                        uses -> uses.matches("[\\w-]+/[\\w-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+"));
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void grantsOnlyWhatAJobNeeds(Path workflow) {
        JsonNode tree = Manifests.tree(workflow);

        assertThat(tree.path("permissions"))
                .allSatisfy(right -> assertThat(right.asText()).isEqualTo("read"));
        assertThat(tree.path("jobs"))
                .isNotEmpty()
                .allSatisfy(job -> {
                    assertThat(job.path("timeout-minutes").asInt()).isPositive();
                    assertThat(job.path("runs-on").asText()).doesNotContain("latest");
                });
        assertThat(tree.has("permissions")).isTrue();
    }

    /// A tag or a branch may be named like a command.
    @ParameterizedTest
    @MethodSource("workflows")
    void putsNoExpressionIntoAScript(Path workflow) throws IOException {
        assertThat(RUN.matcher(Files.readString(workflow)).results().map(MatchResult::group))
                .isNotEmpty()
                .noneMatch(script -> script.contains("${{"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".github/workflows/ci.yml",
                ".github/workflows/release.yml",
                ".github/CONTRIBUTING.md",
                ".github/SECURITY.md"
            })
    void namesScriptsThatAreThere(String file) throws IOException {
        assertThat(
                        SCRIPT.matcher(Files.readString(Path.of(file)))
                                .results()
                                .map(MatchResult::group))
                .isNotEmpty()
                .allSatisfy(script -> assertThat(Path.of(script)).exists());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void asksInFormsThatGitHubShows(Path form) {
        JsonNode tree = Manifests.tree(form);

        assertThat(tree.path("name").asText()).isNotBlank();
        assertThat(tree.path("description").asText()).isNotBlank();
        assertThat(tree.path("body"))
                .isNotEmpty()
                .allSatisfy(part ->
                        assertThat(part.path("type").asText())
                                .isIn("markdown", "textarea", "input", "dropdown", "checkboxes"));
    }

    /// One Mandrel, in the image and in the release.
    @Test
    void nativeIsBuiltByTheSameMandrelEverywhere() throws IOException {
        String tag = DockerfilesTest.NATIVE.stages().getFirst().image().split(":")[1];

        assertThat(Files.readString(GITHUB.resolve("workflows/release.yml")))
                .contains("version: mandrel-" + tag.replace("-java25", ""));
    }

    @Test
    void changesNameTheVersionThatIsBuilt() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        String version =
                pom.replaceFirst(
                        "(?s).*?<artifactId>nattvakt</artifactId>\\s*<version>([^<-]+).*", "$1");

        assertThat(Files.readString(Path.of("CHANGELOG.md"))).contains(version);
    }

    private static List<Path> list(String folder) throws IOException {
        try (Stream<Path> files = Files.list(GITHUB.resolve(folder))) {
            return files.sorted().toList();
        }
    }
}
