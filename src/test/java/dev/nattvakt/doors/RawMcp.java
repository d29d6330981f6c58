package dev.nattvakt.doors;

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
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.RestAssured;

import static org.assertj.core.api.Assertions.assertThat;

/// A client of the older revisions that sends just what it is told: it validates nothing and mends
/// nothing.
public final class RawMcp implements AutoCloseable {

    public static final String NEWEST = "2025-11-25";
    public static final String ASKS = "{\"elicitation\":{}}";
    public static final String CANNOT_ASK = "{}";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<String, String> headers;
    private final URI uri;
    private Optional<String> session = Optional.empty();
    private Optional<String> revision = Optional.empty();
    private JsonNode introduction = MAPPER.missingNode();

    private RawMcp(URI uri, Map<String, String> headers) {
        this.uri = uri;
        this.headers = headers;
    }

    /// One that cannot ask its user.
    public static RawMcp connected() {
        return connected(NEWEST, CANNOT_ASK, Map.of());
    }

    /// @param headers besides those of the protocol
    public static RawMcp connected(
            String revision, String capabilities, Map<String, String> headers) {
        RawMcp client = unconnected(headers);
        client.shakeHands(revision, capabilities);
        return client;
    }

    public static RawMcp unconnected(Map<String, String> headers) {
        return at(URI.create("http://localhost:" + RestAssured.port + "/mcp"), headers);
    }

    public static RawMcp at(URI uri, Map<String, String> headers) {
        return new RawMcp(uri, headers);
    }

    public void shakeHands(String wish, String capabilities) {
        shakeHands(wish, capabilities, "raw");
    }

    public void shakeHands(String wish, String capabilities, String name) {
        session = Optional.empty();
        revision = Optional.empty();
        Call call =
                start(
                        "initialize",
                        "{\"protocolVersion\":\"%s\",\"capabilities\":%s,\"clientInfo\":{\"name\":\"%s\",\"version\":\"1\"}}"
                                .formatted(wish, capabilities, name));
        introduction = call.result();
        session = call.response().headers().firstValue("Mcp-Session-Id");
        revision = Optional.of(introduction.path("protocolVersion").asText());
        assertThat(tell("notifications/initialized", "{}")).isEqualTo(202);
    }

    /// What the server said about itself.
    public JsonNode introduction() {
        return introduction;
    }

    public String session() {
        return session.orElseThrow();
    }

    public RawMcp session(String id) {
        session = Optional.of(id);
        return this;
    }

    public RawMcp withoutSession() {
        session = Optional.empty();
        return this;
    }

    public RawMcp withoutVersion() {
        revision = Optional.empty();
        return this;
    }

    /// The whole reply.
    public JsonNode ask(String method, String params) {
        return start(method, params).reply();
    }

    public JsonNode tool(String name, String arguments) {
        return call(name, arguments).result();
    }

    public Call call(String tool, String arguments) {
        return start("tools/call", "{\"name\":\"%s\",\"arguments\":%s}".formatted(tool, arguments));
    }

    public Call start(String method, String params) {
        int id = ids.incrementAndGet();
        return post(
                "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"%s\",\"params\":%s}"
                        .formatted(id, method, params),
                id);
    }

    /// @return the status
    public int tell(String method, String params) {
        return post(
                        "{\"jsonrpc\":\"2.0\",\"method\":\"%s\",\"params\":%s}"
                                .formatted(method, params),
                        0)
                .response()
                .statusCode();
    }

    public void cancel(Call call) {
        assertThat(tell("notifications/cancelled", "{\"requestId\":" + call.id + "}"))
                .isEqualTo(202);
    }

    /// @return the status
    public int answer(JsonNode question, String member) {
        return post("{\"jsonrpc\":\"2.0\",\"id\":%s,%s}".formatted(question.path("id"), member), 0)
                .response()
                .statusCode();
    }

    public int accept(JsonNode question, String content) {
        return answer(question, "\"result\":{\"action\":\"accept\",\"content\":" + content + "}");
    }

    public Call post(String body) {
        return post(body, 0);
    }

    private Call post(String body, int id) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri)
                        .timeout(Duration.ofSeconds(60))
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.keySet().stream().noneMatch("Content-Type"::equalsIgnoreCase)) {
            request.header("Content-Type", "application/json");
        }
        if (headers.keySet().stream().noneMatch("Accept"::equalsIgnoreCase)) {
            request.header("Accept", "application/json, text/event-stream");
        }
        session.ifPresent(known -> request.header("Mcp-Session-Id", known));
        revision.ifPresent(known -> request.header("MCP-Protocol-Version", known));
        headers.forEach((name, value) -> {
            if (!value.isEmpty()) {
                request.header(name, value);
            }
        });
        return new Call(
                id, http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException notJson) {
            throw new UncheckedIOException(text, notJson);
        }
    }

    /// A POST under way.
    public static final class Call {

        private final int id;
        private final CompletableFuture<HttpResponse<InputStream>> response;
        private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
        private final CompletableFuture<JsonNode> reply = new CompletableFuture<>();
        private final List<String> comments = new ArrayList<>();

        private Call(int id, CompletableFuture<HttpResponse<InputStream>> response) {
            this.id = id;
            this.response = response;
            Thread.startVirtualThread(this::read);
        }

        private void read() {
            try (BufferedReader lines =
                    new BufferedReader(
                            new InputStreamReader(
                                    response.join().body(), StandardCharsets.UTF_8))) {
                boolean stream =
                        response.join()
                                .headers()
                                .firstValue("Content-Type")
                                .orElse("")
                                .startsWith("text/event-stream");
                if (stream) {
                    lines.lines().forEach(this::line);
                    reply.complete(MAPPER.missingNode());
                } else {
                    String text = lines.lines().reduce("", String::concat);
                    reply.complete(text.isEmpty() ? MAPPER.missingNode() : json(text));
                }
            } catch (IOException | RuntimeException broken) {
                reply.completeExceptionally(broken);
            }
        }

        private void line(String line) {
            if (line.startsWith(":")) {
                synchronized (comments) {
                    comments.add(line);
                    comments.notifyAll();
                }
            }
            if (line.startsWith("data: ")) {
                JsonNode message = json(line.substring(6));
                if (message.has("method")) {
                    messages.add(message);
                } else {
                    reply.complete(message);
                }
            }
        }

        public HttpResponse<InputStream> response() {
            return response.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        }

        public int status() {
            return response().statusCode();
        }

        /// The next request or notification of the server.
        public JsonNode next() {
            try {
                JsonNode message = messages.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                assertThat(message).as("a message before the answer").isNotNull();
                return message;
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }

        public JsonNode question() {
            JsonNode question = next();
            assertThat(question.path("method").asText()).isEqualTo("elicitation/create");
            return question;
        }

        /// Those that came before the answer and were not looked at.
        public List<JsonNode> rest() {
            reply();
            return List.copyOf(messages);
        }

        /// Waits for a comment on the stream.
        public String comment() throws InterruptedException {
            synchronized (comments) {
                for (long end = System.nanoTime() + PATIENCE.toNanos();
                        comments.isEmpty() && System.nanoTime() < end; ) {
                    comments.wait(100);
                }
                return comments.getFirst();
            }
        }

        /// The whole reply; missing when the POST ended without one.
        public JsonNode reply() {
            return reply.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        }

        public JsonNode result() {
            JsonNode whole = reply();
            assertThat(whole.has("result")).as(whole.toString()).isTrue();
            return whole.path("result");
        }

        public ObjectNode structured() {
            return (ObjectNode) result().path("structuredContent");
        }

        public int errorCode() {
            return reply().at("/error/code").asInt();
        }

        /// The client goes away.
        public void hangUp() throws IOException {
            response().body().close();
        }
    }
}
