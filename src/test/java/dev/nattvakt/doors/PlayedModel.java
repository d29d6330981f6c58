package dev.nattvakt.doors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/// Plays a model at the other end of three vendors' APIs: it asks for one tool call, then repeats
/// what it was told.
final class PlayedModel implements AutoCloseable {

    /// Before what the tool said.
    static final String TOLD = "I was told: ";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpServer server;
    private final String tool;
    private final String arguments;
    private final List<String> offered = new ArrayList<>();

    /// @param tool which it calls
    /// @param arguments a JSON object
    PlayedModel(String tool, String arguments) throws IOException {
        this.tool = tool;
        this.arguments = arguments;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/responses", exchange -> answer(exchange, this::responses));
        server.createContext("/v1/messages", exchange -> answer(exchange, this::messages));
        server.createContext(
                "/chat/completions", exchange -> answer(exchange, this::chatCompletions));
        server.start();
    }

    private interface Api {
        JsonNode answer(JsonNode request) throws IOException;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// The names of the tools that it was offered.
    List<String> offered() {
        return List.copyOf(offered);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private JsonNode responses(JsonNode request) throws IOException {
        request.path("tools").forEach(it -> offered.add(it.path("name").asText()));
        JsonNode last = last(request.path("input"));
        return last.path("type").asText().equals("function_call_output")
                ? json(
                        """
                        {"output":[{"type":"message","role":"assistant",
                          "content":[{"type":"output_text","text":%s}]}]}
                        """,
                        quoted(TOLD + last.path("output").asText()))
                : json(
                        """
                        {"output":[{"type":"function_call","call_id":"call_1","name":%s,"arguments":%s}]}
                        """,
                        quoted(tool), quoted(arguments));
    }

    private JsonNode messages(JsonNode request) throws IOException {
        request.path("tools").forEach(it -> offered.add(it.path("name").asText()));
        JsonNode last = last(last(request.path("messages")).path("content"));
        return last.path("type").asText().equals("tool_result")
                ? json(
                        """
                        {"content":[{"type":"text","text":%s}]}
                        """,
                        quoted(TOLD + last.path("content").asText()))
                : json(
                        """
                        {"content":[{"type":"tool_use","id":"call_1","name":%s,"input":%s}]}
                        """,
                        quoted(tool), arguments);
    }

    private JsonNode chatCompletions(JsonNode request) throws IOException {
        request.path("tools").forEach(it -> offered.add(it.at("/function/name").asText()));
        JsonNode last = last(request.path("messages"));
        return last.path("role").asText().equals("tool")
                ? choice(json("{\"content\":%s}", quoted(TOLD + last.path("content").asText())))
                : choice(
                        json(
                                """
                                {"tool_calls":[{"id":"call_1","type":"function",
                                  "function":{"name":%s,"arguments":%s}}]}
                                """,
                                quoted(tool), quoted(arguments)));
    }

    private static JsonNode choice(JsonNode message) throws IOException {
        ((ObjectNode) message).put("role", "assistant");
        return json(
                """
                {"id":"1","object":"chat.completion","created":1,"model":"played",
                  "choices":[{"index":0,"finish_reason":"stop","message":%s}]}
                """,
                message.toString());
    }

    private static void answer(HttpExchange exchange, Api api) {
        try (exchange) {
            byte[] body =
                    MAPPER.writeValueAsBytes(
                            api.answer(MAPPER.readTree(exchange.getRequestBody())));
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static JsonNode last(JsonNode array) {
        return array.path(array.size() - 1);
    }

    private static String quoted(String text) throws IOException {
        return MAPPER.writeValueAsString(text);
    }

    private static JsonNode json(String template, Object... parts) throws IOException {
        return MAPPER.readTree(template.formatted(parts));
    }
}
