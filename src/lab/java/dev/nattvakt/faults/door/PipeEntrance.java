package dev.nattvakt.faults.door;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.json.JsonObject;

import dev.nattvakt.doors.Told;

/// MCP over the standard input and output of a process of our own.
final class PipeEntrance implements Entrance {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final long PATIENCE_SECONDS = 60;

    private final Writer in;
    private final BufferedReader out;
    private final Map<Integer, CompletableFuture<JsonNode>> awaited = new ConcurrentHashMap<>();
    private final AtomicInteger ids = new AtomicInteger();

    private PipeEntrance(Process server) {
        in = server.outputWriter(StandardCharsets.UTF_8);
        out = server.inputReader(StandardCharsets.UTF_8);
    }

    static PipeEntrance of(Process server) throws IOException, InterruptedException {
        PipeEntrance entrance = new PipeEntrance(server);
        Thread.ofPlatform().daemon().start(entrance::listen);
        entrance.open();
        return entrance;
    }

    private void open() throws IOException, InterruptedException {
        int id = ids.incrementAndGet();
        CompletableFuture<JsonNode> welcome =
                ask(
                        id,
                        "initialize",
                        new JsonObject()
                                .put("protocolVersion", "2025-11-25")
                                .put("capabilities", new JsonObject())
                                .put(
                                        "clientInfo",
                                        new JsonObject()
                                                .put("name", "laboratory")
                                                .put("version", "1")));
        await(welcome);
        write(message("notifications/initialized", new JsonObject()));
    }

    @Override
    public Asked begin(String tool, JsonObject arguments) {
        int id = ids.incrementAndGet();
        CompletableFuture<JsonNode> answer =
                ask(
                        id,
                        "tools/call",
                        new JsonObject().put("name", tool).put("arguments", arguments));
        return new Asked() {
            @Override
            public Told told() throws IOException, InterruptedException {
                JsonNode message = await(answer);
                if (!message.has("result")) {
                    throw new IOException(message.toString());
                }
                return Told.overMcp(tool, message.path("result"));
            }

            /// One call has no connection of its own here.
            @Override
            public void drop() {
                write(
                        message(
                                "notifications/cancelled",
                                new JsonObject().put("requestId", id).put("reason", "tired")));
                awaited.remove(id);
                answer.cancel(false);
            }
        };
    }

    private CompletableFuture<JsonNode> ask(int id, String method, JsonObject params) {
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        awaited.put(id, answer);
        write(message(method, params).put("id", id));
        return answer;
    }

    private static JsonObject message(String method, JsonObject params) {
        return new JsonObject().put("jsonrpc", "2.0").put("method", method).put("params", params);
    }

    private void write(JsonObject message) {
        synchronized (in) {
            try {
                in.write(message.encode() + "\n");
                in.flush();
            } catch (IOException ended) {
                throw new AssertionError("the server has ended", ended);
            }
        }
    }

    private void listen() {
        out.lines()
                .forEach(line -> {
                    JsonNode message = read(line);
                    CompletableFuture<JsonNode> waiting =
                            awaited.remove(message.path("id").asInt());
                    if (waiting != null) {
                        waiting.complete(message);
                    }
                });
        awaited.values().forEach(waiting -> waiting.completeExceptionally(new IOException("EOF")));
    }

    private static JsonNode read(String line) {
        try {
            return MAPPER.readTree(line);
        } catch (IOException noise) {
            throw new AssertionError("not protocol: " + line, noise);
        }
    }

    private static JsonNode await(CompletableFuture<JsonNode> answer)
            throws IOException, InterruptedException {
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException none) {
            throw new IOException(none);
        }
    }
}
