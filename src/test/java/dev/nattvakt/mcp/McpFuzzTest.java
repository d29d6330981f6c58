package dev.nattvakt.mcp;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;

import dev.nattvakt.FreshFleet;
import dev.nattvakt.doors.RawMcp;
import dev.nattvakt.mcp.message.Json;

import static org.assertj.core.api.Assertions.assertThat;

/// Messages as no client would send them, over real sockets: of every revision and of none, with
/// headers that fit and that do not, alone and in batches. `-Dmcp.fuzz=200000` takes minutes; the
/// seed of a failure stands in its message.
@QuarkusTest
@TestProfile(SilentUserTest.Impatient.class)
class McpFuzzTest {

    private static final int CASES = Integer.getInteger("mcp.fuzz", 600);
    private static final long SEED = Long.getLong("mcp.fuzz.seed", 20261128);
    private static final int CLIENTS = 6;
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Set<Integer> STATUSES =
            Set.of(200, 202, 204, 400, 404, 405, 406, 413, 415);

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void everyRequestIsAnsweredOnceAndNeverByABug() throws Exception {
        FreshFleet.begin();
        List<String> sessions = sessions();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> clients = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                long seed = SEED * CLIENTS + client;
                clients.add(threads.submit(() -> play(seed, sessions)));
            }
            for (Future<?> client : clients) {
                client.get();
            }
        }
        System.out.printf("MCP fuzz: %d messages, seed %d, 0 bad%n", CASES, SEED);
    }

    private static List<String> sessions() {
        List<String> sessions = new ArrayList<>(List.of("invented", "x".repeat(2000)));
        for (String revision : List.of("2025-03-26", "2025-06-18", "2025-11-25")) {
            for (String capabilities : List.of(RawMcp.CANNOT_ASK, RawMcp.ASKS)) {
                try (RawMcp client = RawMcp.connected(revision, capabilities, Map.of())) {
                    sessions.add(client.session());
                }
            }
        }
        return sessions;
    }

    private Void play(long seed, List<String> sessions) throws Exception {
        FuzzedMessage fuzz = new FuzzedMessage(seed, sessions);
        for (int i = 0; i < CASES / CLIENTS; i++) {
            FuzzedMessage.Sent sent = fuzz.next();
            judge(sent, send(sent), "seed %d, message %d: %s".formatted(seed, i, sent));
        }
        return null;
    }

    private HttpResponse<String> send(FuzzedMessage.Sent sent)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(
                                URI.create("http://localhost:" + RestAssured.port + sent.path()))
                        .timeout(LONGEST)
                        .method(
                                sent.method(),
                                HttpRequest.BodyPublishers.ofString(
                                        sent.body(), StandardCharsets.UTF_8));
        sent.headers().forEach(request::header);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void judge(
            FuzzedMessage.Sent sent, HttpResponse<String> response, String which) {
        assertThat(response.statusCode()).as(which).isIn(STATUSES);
        assertThat(response.body()).as(which).doesNotContain("-32603");
        List<JsonNode> replies = replies(response);
        for (String id : sent.ids()) {
            long answers =
                    replies.stream()
                            .filter(reply -> reply.path("id").toString().equals(id))
                            .count();
            boolean refused = response.statusCode() != 200;
            assertThat(answers)
                    .as(which + " -> " + response.body())
                    .isBetween(refused ? 0L : 1L, 1L);
        }
        if (response.statusCode() >= 400) {
            assertThat(response.body()).as(which).containsAnyOf("\"message\":\"", "\"detail\":\"");
        }
    }

    private static List<JsonNode> replies(HttpResponse<String> response) {
        List<JsonNode> found = new ArrayList<>();
        if (response.headers().firstValue("Content-Type").orElse("").startsWith("text/event")) {
            response.body()
                    .lines()
                    .filter(line -> line.startsWith("data: "))
                    .map(line -> json(line.substring(6)))
                    .filter(message -> !message.has("method"))
                    .forEach(found::add);
        } else if (!response.body().isEmpty()) {
            JsonNode whole = json(response.body());
            if (whole.isArray()) {
                whole.forEach(found::add);
            } else {
                found.add(whole);
            }
        }
        return found;
    }

    private static JsonNode json(String text) {
        return Json.read(text.getBytes(StandardCharsets.UTF_8))
                .orElseThrow(() -> new AssertionError("not JSON: " + text));
    }
}
