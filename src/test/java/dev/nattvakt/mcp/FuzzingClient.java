package dev.nattvakt.mcp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
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
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.RestAssured;

import dev.nattvakt.doors.RawMcp;
import dev.nattvakt.mcp.FuzzedMessage.Flaw;
import dev.nattvakt.mcp.FuzzedMessage.Sent;
import dev.nattvakt.mcp.FuzzedMessage.Session;
import dev.nattvakt.mcp.message.Json;

import static org.assertj.core.api.Assertions.assertThat;

/// One client of the fuzz, with sessions of its own: it posts a message, does something to each
/// question that it is asked, and judges the answer.
final class FuzzingClient {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Set<Integer> STATUSES =
            Set.of(200, 202, 204, 400, 404, 405, 406, 413, 415);

    /// A little less than the server has for a user.
    private static final Duration PATIENCE = Duration.ofMillis(400);

    private static final int ACCEPTED = 202;
    private static final int BAD_REQUEST = 400;
    private static final String YES = "{\"action\":\"accept\",\"content\":{\"confirm\":true}}";

    /// What becomes of a question.
    private enum Reaction {
        YES,
        NO,
        ERROR,
        ODD,
        STRANGER,
        TWICE,
        TAKEN_BACK,
        HANG_UP,
        SILENCE
    }

    private static final ScheduledExecutorService WATCH =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Session> sessions = sessions();
    private final FuzzedMessage fuzz;
    private final FuzzReport report;

    FuzzingClient(long seed, FuzzReport report) {
        this.fuzz = new FuzzedMessage(seed, sessions);
        this.report = report;
    }

    private static List<Session> sessions() {
        List<Session> sessions = new ArrayList<>();
        for (String revision : List.of("2025-11-25", "2025-06-18", "2025-03-26")) {
            for (String capabilities : List.of(RawMcp.ASKS, RawMcp.CANNOT_ASK)) {
                try (RawMcp client = RawMcp.connected(revision, capabilities, Map.of())) {
                    boolean asks = capabilities.equals(RawMcp.ASKS);
                    sessions.add(new Session(revision, client.session(), asks));
                }
            }
        }
        return List.copyOf(sessions);
    }

    Void play(int messages) throws IOException, InterruptedException {
        for (int i = 0; i < messages; i++) {
            Sent sent = fuzz.next();
            report.sent(sent);
            if (fuzz.random().nextInt(50) == 0) {
                http.sendAsync(request(sent), HttpResponse.BodyHandlers.ofString()).cancel(true);
                report.count("gone before the answer");
            } else {
                play(sent, i * FuzzReport.PARTS / messages);
            }
        }
        return null;
    }

    private void play(Sent first, int part) throws IOException, InterruptedException {
        Sent sent = first;
        for (int rounds = 0; rounds < 3; rounds++) {
            Heard heard = exchange(sent);
            judge(sent, heard);
            report.heard(heard.status(), heard.replies());
            if (heard.reactions().isEmpty() && sent.flaw() == Flaw.NONE) {
                report.took(part, heard.nanos());
            }
            List<JsonNode> questions =
                    heard.replies().stream()
                            .map(reply -> reply.path("result"))
                            .filter(result -> result.has("inputRequests"))
                            .toList();
            if (questions.size() != 1
                    || sent.flaw() != Flaw.NONE
                    || !sent.body().contains("\"id\"")) {
                return;
            }
            sent = fuzz.again(sent, state(questions.getFirst()), answers(questions.getFirst()));
        }
    }

    private String state(JsonNode result) {
        JsonNode state = result.path("requestState");
        return fuzz.random().nextInt(4) == 0
                ? fuzz.one(List.of("\"x\"", "7", "null", "\"AAAAAAAAAAAAAAAAAAAAAA\""))
                : state.isMissingNode() ? "null" : state.toString();
    }

    private String answers(JsonNode result) {
        String key = result.path("inputRequests").fieldNames().next();
        return fuzz.one(
                List.of(
                        "{\"%s\":%s}".formatted(key, YES),
                        "{\"%s\":{\"action\":\"decline\"}}".formatted(key),
                        "{\"%s\":{}}".formatted(key),
                        "{\"%s\":7}".formatted(key),
                        "{\"x\":{}}",
                        "{}",
                        "[]",
                        "null"));
    }

    /// What came back to one POST.
    private record Heard(
            int status, String text, List<JsonNode> replies, List<Reaction> reactions, long nanos) {

        boolean has(Reaction reaction) {
            return reactions.contains(reaction);
        }
    }

    private Heard exchange(Sent sent) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        HttpResponse<InputStream> response =
                http.send(request(sent), HttpResponse.BodyHandlers.ofInputStream());
        ScheduledFuture<?> watch =
                WATCH.schedule(() -> close(response.body()), LONGEST.toSeconds(), TimeUnit.SECONDS);
        List<JsonNode> replies = new ArrayList<>();
        List<Reaction> reactions = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        boolean stream =
                response.headers()
                        .firstValue("Content-Type")
                        .orElse("")
                        .startsWith("text/event-stream");
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                text.append(line).append('\n');
                if (stream && line.startsWith("data: ")) {
                    JsonNode message = json(line.substring(6));
                    if (message.path("method").asText().equals("elicitation/create")) {
                        Reaction reaction = react(sent, message);
                        reactions.add(reaction);
                        if (reaction == Reaction.HANG_UP) {
                            break;
                        }
                    } else if (!message.has("method")) {
                        replies.add(message);
                    }
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("hangs or broke off: " + sent + " -> " + text, broken);
        } finally {
            watch.cancel(false);
        }
        if (!stream && !text.isEmpty()) {
            JsonNode whole = json(text.toString());
            if (whole.isArray()) {
                whole.forEach(replies::add);
            } else {
                replies.add(whole);
            }
        }
        return new Heard(
                response.statusCode(),
                text.toString(),
                replies,
                reactions,
                System.nanoTime() - begin);
    }

    private Reaction react(Sent sent, JsonNode question) throws IOException, InterruptedException {
        long asked = System.nanoTime();
        Reaction wish =
                fuzz.random().nextInt(20) == 0
                        ? Reaction.SILENCE
                        : fuzz.one(
                                List.of(Reaction.values()).subList(0, Reaction.SILENCE.ordinal()));
        Reaction reaction =
                wish == Reaction.TAKEN_BACK && sent.owed().isEmpty() ? Reaction.NO : wish;
        report.count("asked by a request: " + reaction);
        Session own = sent.session();
        String decline = "\"result\":{\"action\":\"decline\"}";
        switch (reaction) {
            case YES -> expectInTime(asked, answer(own, question, "\"result\":" + YES));
            case NO -> expectInTime(asked, answer(own, question, decline));
            case ERROR ->
                    expectInTime(
                            asked,
                            answer(own, question, "\"error\":{\"code\":-1,\"message\":\"no\"}"));
            case ODD ->
                    expectInTime(
                            asked,
                            answer(
                                    own,
                                    question,
                                    "\"result\":"
                                            + fuzz.one(
                                                    List.of(
                                                            "7",
                                                            "{}",
                                                            "{\"action\":7}",
                                                            "{\"action\":\"accept\"}",
                                                            "{\"action\":\"accept\",\"content\":[]}"))));
            case STRANGER -> {
                for (Session other : sessions) {
                    if (!other.equals(own)) {
                        expect(BAD_REQUEST, answer(other, question, "\"result\":" + YES));
                    }
                }
                expectInTime(asked, answer(own, question, decline));
            }
            case TWICE -> {
                expectInTime(asked, answer(own, question, decline));
                expect(BAD_REQUEST, answer(own, question, "\"result\":" + YES));
            }
            case TAKEN_BACK ->
                    expect(
                            ACCEPTED,
                            post(
                                    own,
                                    "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":%s}}"
                                            .formatted(sent.owed().getFirst())));
            case HANG_UP, SILENCE -> {}
        }
        return reaction;
    }

    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    /// On a busy machine a question may have ended meanwhile.
    private static void expectInTime(long asked, int actual) {
        boolean late = System.nanoTime() - asked > PATIENCE.toNanos();
        assertThat(actual).isIn(late ? List.of(ACCEPTED, BAD_REQUEST) : List.of(ACCEPTED));
    }

    private static void expect(int status, int actual) {
        assertThat(actual).isEqualTo(status);
    }

    private int answer(Session session, JsonNode question, String member)
            throws IOException, InterruptedException {
        return post(
                session,
                "{\"jsonrpc\":\"2.0\",\"id\":%s,%s}".formatted(question.path("id"), member));
    }

    private int post(Session session, String body) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(uri("/mcp"))
                        .timeout(LONGEST)
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json, text/event-stream")
                        .header("MCP-Protocol-Version", session.revision())
                        .header("Mcp-Session-Id", session.id())
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private static HttpRequest request(Sent sent) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri(sent.path()))
                        .timeout(LONGEST)
                        .method(
                                sent.verb(),
                                HttpRequest.BodyPublishers.ofString(
                                        sent.body(), StandardCharsets.UTF_8));
        sent.headers().forEach(request::header);
        return request.build();
    }

    private static URI uri(String path) {
        return URI.create("http://localhost:" + RestAssured.port + path);
    }

    private static void judge(Sent sent, Heard heard) {
        String which = sent + " -> " + heard.status() + " " + heard.text();
        assertThat(heard.status()).as(which).isIn(STATUSES);
        assertThat(heard.text()).as(which).doesNotContain("-32603");
        if (!heard.has(Reaction.HANG_UP)) {
            boolean free = heard.status() != 200 || heard.has(Reaction.TAKEN_BACK);
            for (String id : sent.owed()) {
                assertThat(heard.replies())
                        .filteredOn(reply -> reply.path("id").toString().equals(id))
                        .as(which)
                        .hasSizeBetween(free ? 0 : 1, heard.has(Reaction.TAKEN_BACK) ? 0 : 1);
            }
        }
        if (heard.status() >= BAD_REQUEST) {
            assertThat(heard.text()).as(which).containsAnyOf("\"message\":\"", "\"detail\":\"");
        }
    }

    private static JsonNode json(String text) {
        return Json.read(text.getBytes(StandardCharsets.UTF_8))
                .orElseThrow(() -> new AssertionError("not JSON: " + text));
    }
}
