package dev.nattvakt.shipped.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/// What a linter and a first build would find, without a container engine.
class DockerfilesTest {

    static final Dockerfile NATIVE = Dockerfile.in(Path.of("Dockerfile.native"));
    private static final Dockerfile JVM = Dockerfile.in(Path.of("tools/Dockerfile.jvm"));

    /// `registry/path:tag`, the tag with a number of at least two parts.
    private static final String EXACT = "[a-z0-9.]+\\.[a-z]+(/[a-z0-9-]+)+:[0-9]+\\.[0-9][\\w.-]*";

    static Stream<Dockerfile> all() {
        return Stream.of(NATIVE, JVM);
    }

    @ParameterizedTest
    @MethodSource("all")
    void namesEveryImageExactly(Dockerfile file) {
        List<String> images = new ArrayList<>();
        file.stages().forEach(stage -> images.add(stage.image()));
        file.all("COPY").stream()
                .flatMap(copy -> copy.option("from").stream())
                .filter(from -> file.stage(from).isEmpty())
                .forEach(images::add);

        assertThat(images).allMatch(image -> image.matches(EXACT));
    }

    @ParameterizedTest
    @MethodSource("all")
    void copiesOnlyWhatIsThereAndMayBeSeen(Dockerfile file) {
        assertThat(file.all("COPY"))
                .filteredOn(copy -> copy.option("from").isEmpty())
                .flatExtracting(Dockerfile.Instruction::sources)
                .isNotEmpty()
                .allSatisfy(source -> assertThat(Path.of(source)).exists())
                .allSatisfy(source -> assertThat(isInContext(source)).as(source).isTrue());
    }

    /// Every part of the build's own output that is shipped was written by a command before it.
    @ParameterizedTest
    @MethodSource("all")
    void shipsOnlyWhatTheBuildWrote(Dockerfile file) {
        assertThat(file.shipped().all("COPY"))
                .isNotEmpty()
                .allSatisfy(copy -> {
                    Dockerfile.Stage from =
                            file.stage(copy.option("from").orElseThrow()).orElseThrow();
                    assertThat(copy.sources())
                            .allSatisfy(source ->
                                    assertThat(from.all("RUN"))
                                            .anyMatch(run -> run.words().contains(source)));
                });
    }

    @ParameterizedTest
    @MethodSource("all")
    void runsNothingAsRootAndNeedsNoShell(Dockerfile file) {
        Dockerfile.Stage shipped = file.shipped();

        assertThat(shipped.last("USER").arguments()).matches("[1-9][0-9]*(:[0-9]+)?");
        assertThat(shipped.all("RUN")).isEmpty();
        assertThat(shipped.all("SHELL")).isEmpty();
        assertThat(shipped.last("ENTRYPOINT").exec()).first().asString().startsWith("/");
    }

    @ParameterizedTest
    @MethodSource("all")
    void leavesTheApplicationToRoot(Dockerfile file) {
        assertThat(file.shipped().all("COPY"))
                .allMatch(copy -> copy.option("chown").equals(Optional.of("0:0")));
        assertThat(file.shipped().all("VOLUME")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void fetchesNothingByItselfAndHoldsNoSecret(Dockerfile file) {
        assertThat(file.all("ADD")).isEmpty();
        assertThat(file.all("RUN"))
                .noneMatch(run -> run.arguments().matches(".*\\b(curl|wget|https?:).*"));
        assertThat(Stream.concat(file.all("ENV").stream(), file.all("ARG").stream()))
                .noneMatch(it -> it.arguments().matches("(?i).*(key|token|secret|passw).*"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void opensTheOnePortAndNoOther(Dockerfile file) {
        assertThat(file.all("EXPOSE")).extracting("arguments").containsExactly("8080");
        assertThat(file.all("ENV")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void saysWhatItIs(Dockerfile file) {
        assertThat(file.shipped().last("LABEL").arguments())
                .contains(
                        Stream.of(
                                        "title",
                                        "description",
                                        "licenses",
                                        "version",
                                        "revision",
                                        "source",
                                        "base.name")
                                .map(label -> "org.opencontainers.image." + label + "=\"")
                                .toArray(String[]::new))
                .contains("base.name=\"" + file.shipped().image() + '"');
    }

    @Test
    void nativeIsBuiltForTheBaseThatItRunsOn() {
        assertThat(NATIVE.stages()).hasSize(2);
        assertThat(NATIVE.stages().getFirst().image()).contains("/ubi9-").contains("-java25");
        assertThat(NATIVE.shipped().image()).contains("/ubi9-quarkus-micro-image:");
    }

    /// A cache that was made with other flags is ignored, silently.
    @Test
    void jvmRunsAsItWasTrained() throws IOException {
        assertThat(Files.readString(Path.of("tools/lib/train-aot")))
                .contains("\"@$PWD/jvm.options\"", "-XX:AOTCacheOutput=$PWD/nattvakt.aot");
        assertThat(JVM.shipped().last("ENTRYPOINT").exec())
                .containsExactly(
                        "/opt/java/bin/java",
                        "@/app/jvm.options",
                        "-XX:AOTCache=/app/nattvakt.aot",
                        "-jar",
                        "/app/quarkus-run.jar");
    }

    /// .dockerignore forbids everything first, so a file is seen when a later line lets it in.
    private static boolean isInContext(String source) {
        try {
            List<String> rules =
                    Files.readAllLines(Path.of(".dockerignore")).stream()
                            .filter(line -> !line.isBlank() && !line.startsWith("#"))
                            .toList();
            return rules.getFirst().equals("*")
                    && rules.stream()
                            .skip(1)
                            .map(rule -> Path.of(rule.substring(1)))
                            .anyMatch(Path.of(source)::startsWith);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
