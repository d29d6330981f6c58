package dev.nattvakt.attack;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.nattvakt.PrivateFile;

import static org.assertj.core.api.Assertions.assertThat;

/// Row C15: a server that would be open to those who do not belong does not start, and says why.
class UnsafeStartsIT {

    private static final String CANARY = "canary-of-a-secret-0123456789abcdefghijklmnop";

    @TempDir Path directory;

    /// @param reason words of the refusal
    private record Start(String reason, Map<String, String> environment) {}

    @Test
    void c15UnsafeStartsAreRefusedWithTheReason() throws Exception {
        Path open = directory.resolve("open");
        Files.writeString(open, CANARY);
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
        Path key = PrivateFile.write(directory.resolve("key"), CANARY);
        Path broken = PrivateFile.write(directory.resolve("broken"), "# mine\nbot admin " + CANARY);
        Map<String, String> real = Map.of("HOSTUP_API_KEY_FILE", key.toString());
        Map<String, String> everywhere = with(real, "QUARKUS_HTTP_HOST", "0.0.0.0");
        List<Start> starts =
                List.of(
                        new Start("no authentication of its callers", everywhere),
                        new Start(
                                "no authentication of its callers",
                                with(everywhere, "NATTVAKT_ACCESS_ANONYMOUS", "none")),
                        new Start("chmod o-r", Map.of("HOSTUP_API_KEY_FILE", open.toString())),
                        new Start(
                                "chmod o-r",
                                with(real, "NATTVAKT_ACCESS_TOKENS_FILE", open.toString())),
                        new Start(
                                "chmod o-r",
                                with(real, "NATTVAKT_SLACK_SIGNING_SECRET_FILE", open.toString())),
                        new Start(
                                "line 2: the third word is no sha256:",
                                with(real, "NATTVAKT_ACCESS_TOKENS_FILE", broken.toString())),
                        new Start(
                                "NATTVAKT_ACCESS_TOKENS_FILE cannot be read",
                                with(
                                        real,
                                        "NATTVAKT_ACCESS_TOKENS_FILE",
                                        directory.resolve("missing").toString())),
                        new Start(
                                "line 2: the file has no keys",
                                with(real, "NATTVAKT_POLICY_FILE", broken.toString())),
                        new Start(
                                "needs NATTVAKT_ACCESS_OAUTH_RESOURCE",
                                with(
                                        everywhere,
                                        "NATTVAKT_ACCESS_OAUTH_ISSUER",
                                        "https://issuer.example")),
                        new Start(
                                "NATTVAKT_SLACK_TEAMS",
                                with(everywhere, "NATTVAKT_SLACK_SIGNING_SECRET", CANARY)),
                        new Start("There is no HostUp API key", Map.of()));
        int unsafe = 0;
        for (Start start : starts) {
            Victim.Ended ended = Victim.run(directory.resolve("log"), start.environment());
            if (ended.code() == 0) {
                unsafe++;
            }
            assertThat(ended.log())
                    .contains("nattvakt does not start: ")
                    .contains(start.reason())
                    .doesNotContain(CANARY)
                    .doesNotContain("\tat ");
        }

        AttackScene.figure("C15", "unsafe starts %d of %d", unsafe, starts.size());
        assertThat(unsafe).isZero();
    }

    @Test
    void c15OnlyTheProtocolIsSpokenOverPipes() throws Exception {
        Process process =
                Victim.command(Map.of("NATTVAKT_SANDBOX", "true"), "stdio")
                        .redirectError(directory.resolve("stderr").toFile())
                        .start();
        Thread speaker = Thread.ofVirtual().start(() -> speak(process.getOutputStream()));
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        speaker.join();

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        int noise = 0;
        boolean answered = false;
        for (String line : said.lines().toList()) {
            JsonNode message = json(line);
            noise += message.path("jsonrpc").asText().equals("2.0") ? 0 : 1;
            answered |= message.path("id").asInt() == 7 && message.has("result");
        }
        AttackScene.figure(
                "C15",
                "non-protocol lines %d of %d, exit %d",
                noise,
                said.lines().count(),
                process.exitValue());
        assertThat(noise).isZero();
        assertThat(answered).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    private static void speak(OutputStream in) {
        String ping = "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"ping\"}";
        try (in) {
            for (String line :
                    List.of("noise", "\u0000\u0001", "{}", "[]", "x".repeat(2 << 20), "", ping)) {
                in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                in.flush();
            }
        } catch (IOException hungUp) {
            throw new AssertionError(hungUp);
        }
    }

    private static JsonNode json(String line) {
        try {
            return AttackScene.MAPPER.readTree(line);
        } catch (IOException noise) {
            return AttackScene.MAPPER.createObjectNode();
        }
    }

    private static Map<String, String> with(Map<String, String> others, String name, String value) {
        Map<String, String> all = new HashMap<>(others);
        all.put(name, value);
        return all;
    }
}
