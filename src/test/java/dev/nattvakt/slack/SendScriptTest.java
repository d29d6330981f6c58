package dev.nattvakt.slack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.slack.request.FormBody;
import dev.nattvakt.slack.request.Interaction;
import dev.nattvakt.slack.request.Reception;
import dev.nattvakt.slack.request.SigningSecrets;
import dev.nattvakt.slack.request.SlackRequest;
import dev.nattvakt.slack.request.SlashCommand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/// The script and the server sign apart from each other; here they meet.
class SendScriptTest {

    private static final String SECRET = "a-secret-for-tests";

    private final Vertx vertx = Vertx.vertx();
    private final Reception reception =
            new Reception(
                    () -> SigningSecrets.parse(SECRET), Clock.systemUTC(), Reception.INTERACTION);
    private final HttpServer server =
            vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(0))
                    .requestHandler(
                            request -> request.body().onSuccess(body -> answer(request, body)));

    /// Of the script; a machine need not name one, and then it is C.
    private String locale = "C";

    private record Ended(int code, String out, String err) {}

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/backup",
                "/backup web-01 daily 02:00 keep 3",
                "/backup web-01 weekly mon 3am name \"På natten\" & 100% + 1 = 🌙 'x' \\ $HOME `id`",
                "/nattvakt audit  two  spaces * ? [a]"
            })
    void sendsACommandAsTyped(String line) throws Exception {
        String shown = line.replace("`", "");
        for (String each : List.of("C", "C.UTF-8")) {
            locale = each;
            // The same twice within a second would be a replay.
            assertThat(send(SECRET, line + " in " + each))
                    .isEqualTo(
                            new Ended(
                                    0,
                                    "ULOCAL of TLOCAL in CLOCAL: " + shown + " in " + each + "\n",
                                    ""));
        }
    }

    @Test
    void joinsWordsAndTakesOptions() throws Exception {
        Ended ended =
                send(
                        SECRET,
                        "--user",
                        "U9",
                        "--team",
                        "T9",
                        "--channel",
                        "D9",
                        "/snapshot",
                        "web-01",
                        "off");

        assertThat(ended.out()).isEqualTo("U9 of T9 in D9: /snapshot web-01 off\n");
    }

    @Test
    void pressesAButton() throws Exception {
        Ended ended = send(SECRET, "--in-team", "T8", "--press", "confirm", "a\"b\\c på 🌙 %41+");

        assertThat(ended)
                .isEqualTo(
                        new Ended(
                                0,
                                "ULOCAL of TLOCAL in CLOCAL of T8: confirm a\"b\\c på 🌙 %41+\n",
                                ""));
    }

    /// A terminal cannot press: it is given the command that does.
    @Test
    void showsAMessageAsItReadsAndHowToPressItsButtons() throws Exception {
        JsonNode messages =
                new ObjectMapper()
                        .readTree(Path.of("src/test/resources/slack/messages.json").toFile());
        for (JsonNode message : messages) {
            String shown = shown(message);

            assertThat(shown).doesNotContainPattern("<[@!#h]|&amp;|&lt;|&gt;|`");
            for (JsonNode action : message.findParents("action_id")) {
                if (action.path("type").asText().equals("button")) {
                    assertThat(shown)
                            .contains(
                                    "send --press " + action.path("action_id").asText() + " ",
                                    action.path("value").asText());
                }
            }
        }
    }

    @Test
    void saysThatAnswersGoToSlackOnly() throws Exception {
        assertThat(send(SECRET, "--response-url", "http://127.0.0.1:9/x", "/backup"))
                .satisfies(ended -> {
                    assertThat(ended.code()).isEqualTo(2);
                    assertThat(ended.err()).contains("address of Slack only", "Leave it out");
                });
    }

    private static String shown(JsonNode message) throws Exception {
        Process awk =
                new ProcessBuilder(
                                "awk",
                                "-v",
                                "press=tools/slack/send --press",
                                "-f",
                                "tools/slack/message.awk")
                        .start();
        try (var in = awk.getOutputStream()) {
            in.write(message.toString().getBytes(StandardCharsets.UTF_8));
        }
        String shown = new String(awk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(awk.waitFor()).isZero();
        return shown;
    }

    @Test
    void saysWhatIsWrong() throws Exception {
        assertThat(send("another", "/backup"))
                .satisfies(ended -> {
                    assertThat(ended.code()).isEqualTo(1);
                    assertThat(ended.err()).contains("401", "same secret");
                });
        assertThat(send("", "/backup"))
                .satisfies(ended -> {
                    assertThat(ended.code()).isEqualTo(2);
                    assertThat(ended.err()).contains("NATTVAKT_SLACK_SIGNING_SECRET");
                });
        assertThat(send(SECRET, "backup").err()).contains("begins with a slash");
        assertThat(send(SECRET, "--press", "confirm").err()).contains("--press needs");
        assertThat(send(SECRET, "--colour", "red").err()).contains("no option --colour");
        server.close().toCompletionStage().toCompletableFuture().join();
        assertThat(send(SECRET, "/backup").err()).contains("is the server running there?");
    }

    @Test
    void explainsItself() throws Exception {
        assertThat(send("", "--help"))
                .satisfies(ended -> {
                    assertThat(ended.code()).isZero();
                    assertThat(ended.out()).contains("Usage:", "--press ACTION_ID VALUE");
                });
    }

    private void answer(HttpServerRequest request, Buffer body) {
        SlackRequest slackRequest =
                reception.receive(
                        request.method().name(), request.headers()::getAll, body.getBytes());
        switch (slackRequest) {
            case SlackRequest.Verified(var formBody) ->
                    request.response()
                            .end(
                                    new JsonObject()
                                            .put("text", told(request.path(), formBody))
                                            .encode());
            case SlackRequest.SslCheck _, SlackRequest.Replay _ -> request.response().end();
            case SlackRequest.Rejected _ -> request.response().setStatusCode(401).end();
        }
    }

    private static String told(String path, FormBody formBody) {
        return path.equals("/slack/commands")
                ? SlashCommand.of(formBody)
                        .map(typed ->
                                "%s of %s in %s: %s"
                                        .formatted(
                                                typed.userId(),
                                                typed.teamId(),
                                                typed.channelId(),
                                                (typed.command() + " " + typed.text())
                                                        .stripTrailing()))
                        .orElseThrow()
                : Interaction.of(formBody)
                        .map(pressed ->
                                "%s of %s in %s of %s: %s %s"
                                        .formatted(
                                                pressed.userId(),
                                                pressed.userTeamId(),
                                                pressed.channelId(),
                                                pressed.teamId(),
                                                pressed.actionId(),
                                                pressed.value()))
                        .orElseThrow();
    }

    private Ended send(String secret, String... arguments)
            throws IOException, InterruptedException {
        assumeThat(List.of("openssl", "curl", "awk")).allMatch(SendScriptTest::isInstalled);
        if (server.actualPort() == 0) {
            server.listen().toCompletionStage().toCompletableFuture().join();
        }
        Path out = Files.createTempFile("send", ".out");
        Path err = Files.createTempFile("send", ".err");
        Path line = Files.writeString(Files.createTempFile("send", ".sh"), typed(arguments));
        var process =
                new ProcessBuilder("sh", line.toString())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        process.environment().put("LC_ALL", locale);
        process.environment().put("NATTVAKT_SLACK_SIGNING_SECRET", secret);
        process.environment()
                .put("NATTVAKT_URL", "http://127.0.0.1:%d/".formatted(server.actualPort()));
        Process running = process.start();
        assertThat(running.waitFor(60, TimeUnit.SECONDS)).isTrue();
        Files.delete(line);
        return new Ended(running.exitValue(), read(out), read(err));
    }

    /// The command line as a script. Java passes arguments in the charset of the environment, which
    /// need not have every character; a file is UTF-8 wherever the test runs.
    private static String typed(String... arguments) {
        return Arrays.stream(arguments)
                .map(argument -> " '" + argument.replace("'", "'\\''") + "'")
                .collect(Collectors.joining("", "exec sh tools/slack/send", "\n"));
    }

    private static String read(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        Files.delete(file);
        return text;
    }

    private static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
