package dev.nattvakt.faults.door;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.json.JsonObject;

import dev.nattvakt.doors.Told;

/// The doors that speak HTTP.
abstract class HttpEntrance implements Entrance {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client;
    private final URI server;
    private final Optional<String> token;

    private HttpEntrance(HttpClient client, URI server, Optional<String> token) {
        this.client = client;
        this.server = server;
        this.token = token;
    }

    /// `POST /tools/{tool}`.
    static Entrance rest(HttpClient client, URI server, Optional<String> token) {
        return new HttpEntrance(client, server, token) {
            @Override
            public Asked begin(String tool, JsonObject arguments) {
                return new Pending(send(request("/tools/" + tool, arguments).build())) {
                    @Override
                    Told read(HttpResponse<String> response) {
                        String type = response.headers().firstValue("Content-Type").orElse("");
                        return Told.overRest(tool, response.statusCode(), type, response.body());
                    }
                };
            }
        };
    }

    /// MCP of revision 2026-07-28: each request stands alone, and to hang up is to take it back.
    static Entrance stateless(HttpClient client, URI server, Optional<String> token) {
        return new Mcp(client, server, token) {
            @Override
            HttpRequest.Builder post(JsonObject message) {
                JsonObject params = message.getJsonObject("params");
                params.put(
                        "_meta",
                        new JsonObject()
                                .put("io.modelcontextprotocol/protocolVersion", "2026-07-28")
                                .put("io.modelcontextprotocol/clientInfo", CLIENT)
                                .put(
                                        "io.modelcontextprotocol/clientCapabilities",
                                        new JsonObject()));
                return request("/mcp", message)
                        .header("MCP-Protocol-Version", "2026-07-28")
                        .header("Mcp-Method", message.getString("method"))
                        .header("Mcp-Name", params.getString("name"));
            }
        };
    }

    /// MCP of revision 2025-11-25 in a session of its own. There a lost connection means nothing: a
    /// client that takes a call back says so.
    static Entrance session(HttpClient client, URI server, Optional<String> token)
            throws IOException, InterruptedException {
        Session entrance = new Session(client, server, token);
        entrance.open();
        return entrance;
    }

    final HttpRequest.Builder request(String path, JsonObject body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.resolve(path))
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json, text/event-stream")
                        .POST(BodyPublishers.ofString(body.encode()));
        token.ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
        return request;
    }

    final CompletableFuture<HttpResponse<String>> send(HttpRequest request) {
        return client.sendAsync(request, BodyHandlers.ofString());
    }

    /// A response that is awaited.
    private abstract static class Pending implements Asked {

        private final CompletableFuture<HttpResponse<String>> response;

        Pending(CompletableFuture<HttpResponse<String>> response) {
            this.response = response;
        }

        abstract Told read(HttpResponse<String> response) throws IOException;

        @Override
        public Told told() throws IOException, InterruptedException {
            return read(await(response));
        }

        /// The client closes the connection then, since nothing else may use it any more.
        @Override
        public void drop() {
            response.cancel(true);
        }
    }

    private static <T> T await(CompletableFuture<T> answer)
            throws IOException, InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        }
    }

    private abstract static class Mcp extends HttpEntrance {

        static final JsonObject CLIENT =
                new JsonObject().put("name", "laboratory").put("version", "1");

        private final AtomicInteger ids = new AtomicInteger();

        Mcp(HttpClient client, URI server, Optional<String> token) {
            super(client, server, token);
        }

        abstract HttpRequest.Builder post(JsonObject message);

        void takeBack(int id) {}

        final JsonObject message(String method, JsonObject params) {
            return new JsonObject()
                    .put("jsonrpc", "2.0")
                    .put("method", method)
                    .put("params", params);
        }

        final int newId() {
            return ids.incrementAndGet();
        }

        @Override
        public Asked begin(String tool, JsonObject arguments) {
            int id = newId();
            JsonObject call =
                    message(
                                    "tools/call",
                                    new JsonObject().put("name", tool).put("arguments", arguments))
                            .put("id", id);
            return new Pending(send(post(call).build())) {
                @Override
                Told read(HttpResponse<String> response) throws IOException {
                    return Told.overMcp(tool, result(response));
                }

                @Override
                public void withdraw() {
                    takeBack(id);
                    drop();
                }
            };
        }

        /// Whether it came as JSON or as the last event of a stream.
        static JsonNode result(HttpResponse<String> response) throws IOException {
            List<String> events =
                    response.body().lines().filter(line -> line.startsWith("data:")).toList();
            String json = events.isEmpty() ? response.body() : events.getLast().substring(5);
            JsonNode message = MAPPER.readTree(json);
            if (response.statusCode() != 200 || !message.has("result")) {
                throw new IOException(response.statusCode() + " " + response.body());
            }
            return message.path("result");
        }
    }

    private static final class Session extends Mcp {

        private static final String REVISION = "2025-11-25";
        private static final String ID = "Mcp-Session-Id";

        private Optional<String> session = Optional.empty();

        Session(HttpClient client, URI server, Optional<String> token) {
            super(client, server, token);
        }

        void open() throws IOException, InterruptedException {
            JsonObject hello =
                    message(
                                    "initialize",
                                    new JsonObject()
                                            .put("protocolVersion", REVISION)
                                            .put("capabilities", new JsonObject())
                                            .put("clientInfo", CLIENT))
                            .put("id", newId());
            HttpResponse<String> welcome = await(send(request("/mcp", hello).build()));
            String agreed = result(welcome).path("protocolVersion").asText();
            session = welcome.headers().firstValue(ID);
            if (!agreed.equals(REVISION) || session.isEmpty()) {
                throw new IOException("no session of " + REVISION + ": " + welcome.body());
            }
            tell(message("notifications/initialized", new JsonObject()));
        }

        @Override
        HttpRequest.Builder post(JsonObject message) {
            return request("/mcp", message)
                    .header("MCP-Protocol-Version", REVISION)
                    .header(ID, session.orElseThrow());
        }

        @Override
        void takeBack(int id) {
            try {
                tell(
                        message(
                                "notifications/cancelled",
                                new JsonObject().put("requestId", id).put("reason", "tired")));
            } catch (IOException | InterruptedException unheard) {
                throw new AssertionError(unheard);
            }
        }

        private void tell(JsonObject notification) throws IOException, InterruptedException {
            HttpResponse<String> heard = await(send(post(notification).build()));
            if (heard.statusCode() / 100 != 2) {
                throw new IOException(heard.statusCode() + " " + heard.body());
            }
        }
    }
}
