package dev.nattvakt.doors;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.nattvakt.FreshFleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// The bots in `tools/clients/bots` as processes of their own, against this server and the sandbox;
/// only the model is played.
@QuarkusTest
class BotsTest {

    private static final Path BOTS = Path.of("tools/clients/bots");
    private static final int PATIENCE_SECONDS = 60;

    @TestHTTPResource String server;

    /// A bot, and what runs it.
    enum Bot {
        OPENAI("openai.mjs", "node"),
        ANTHROPIC("anthropic.py", "python3"),
        LANGCHAIN4J("LangChain4jBot.java", "java");

        private final String file;
        private final String program;

        Bot(String file, String program) {
            this.file = file;
            this.program = program;
        }

        private List<String> command() {
            String path = BOTS.resolve(file).toString();
            if (this == LANGCHAIN4J) {
                return List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--class-path",
                        System.getProperty("java.class.path"),
                        path);
            }
            Optional<Path> found = onPath(program);
            assumeTrue(found.isPresent(), program + " is not on PATH");
            return List.of(found.orElseThrow().toString(), path);
        }
    }

    private record Said(String text, List<String> offered, String systemPrompt) {}

    @BeforeEach
    void startAnew() {
        FreshFleet.begin();
    }

    @ParameterizedTest
    @EnumSource
    void offersTheToolsAndTellsWhatACallAnswered(Bot bot) throws Exception {
        Said said = run(bot, "get_protection", "{\"vps\":\"db-01\"}");

        assertThat(said.text()).contains(PlayedModel.TOLD, "db-01", "02:00");
        assertThat(said.offered())
                .contains("find_vps", "set_backup_schedule", "preview_capacity")
                .allMatch(Published.TOOLS::contains);
        assertThat(said.systemPrompt()).contains("Begin with find_vps", "Never invent ids");
    }

    @ParameterizedTest
    @EnumSource
    void passesOnWhyACallWasRefused(Bot bot) throws Exception {
        Said said =
                run(
                        bot,
                        "set_backup_schedule",
                        "{\"vps\":\"mail-01\",\"frequency\":\"daily\",\"hour\":2,\"retentionCount\":1}");

        assertThat(said.text()).contains(PlayedModel.TOLD, "Refused for ", "mail-01");
    }

    @ParameterizedTest
    @EnumSource(names = {"OPENAI", "ANTHROPIC"})
    void carriesOutNoPlanWithoutAYes(Bot bot) throws Exception {
        Said said = run(bot, "apply_plan", "{\"planToken\":\"of somebody\"}");

        assertThat(said.text()).contains("The person said no.");
    }

    @ParameterizedTest
    @EnumSource(names = {"OPENAI", "ANTHROPIC"})
    void showsThePlanThatItAsksAbout(Bot bot) throws Exception {
        Said said = run(bot, "set_backup_schedule", "{\"vps\":\"db-01\",\"retentionCount\":2}");

        assertThat(said.text())
                .containsSubsequence(
                        "Nothing changed yet",
                        "copies 7 -> 2",
                        "Carry it out?",
                        "The person said no.");
    }

    @ParameterizedTest
    @EnumSource(names = "LANGCHAIN4J")
    void hasNoToolThatCarriesOutAPlan(Bot bot) throws Exception {
        assertThat(run(bot, "get_protection", "{\"vps\":\"db-01\"}").offered())
                .isNotEmpty()
                .doesNotContain("apply_plan");
    }

    @ParameterizedTest
    @EnumSource
    void isShort(Bot bot) throws IOException {
        assertThat(Files.readAllLines(BOTS.resolve(bot.file))).hasSizeLessThanOrEqualTo(40);
    }

    /// The person at the terminal says no to every question.
    private Said run(Bot bot, String tool, String arguments) throws Exception {
        List<String> command = new ArrayList<>(bot.command());
        command.add("How is db-01?");
        Path output = Files.createTempFile("bot", ".log");
        Path no = Files.writeString(Files.createTempFile("bot", ".in"), "no\n");
        try (PlayedModel model = new PlayedModel(tool, arguments)) {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment()
                    .putAll(
                            Map.of(
                                    "NATTVAKT_URL", server.replaceFirst("/$", ""),
                                    "OPENAI_BASE_URL", model.url(),
                                    "OPENAI_API_KEY", "played",
                                    "ANTHROPIC_BASE_URL", model.url(),
                                    "ANTHROPIC_API_KEY", "played"));
            Process process =
                    builder.redirectInput(no.toFile()).redirectOutput(output.toFile()).start();
            try {
                assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            } finally {
                process.destroyForcibly();
            }
            String text = Files.readString(output);
            assertThat(process.exitValue()).as(text).isZero();
            return new Said(text, model.offered(), model.systemPrompt());
        } finally {
            Files.deleteIfExists(output);
            Files.deleteIfExists(no);
        }
    }

    private static Optional<Path> onPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
