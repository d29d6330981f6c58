package dev.nattvakt.doors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/// Plays a model at the other end of three vendors' APIs: it asks for one tool call, or, where that
/// answers with a plan, for `apply_plan` too, then repeats what it was told.
final class PlayedModel implements AutoCloseable {

    /// Before what the tool said.
    static final String TOLD = "I was told: ";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpServer server;
    private final String tool;
    private final String arguments;
    private static final Pattern PLAN = Pattern.compile("\\W+token\\W+([\\w-]{22})\\W");

    private final List<String> offered = new ArrayList<>();
    private String systemPrompt = "";
    private boolean hasApplied;

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

    /// What it was told beside its user's words.
    String systemPrompt() {
        return systemPrompt;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private JsonNode responses(JsonNode request) throws IOException {
        request.path("tools").forEach(it -> offered.add(it.path("name").asText()));
        systemPrompt = request.path("instructions").asText();
        JsonNode last = last(request.path("input"));
        Next next = next(last.path("output").asText());
        return last.path("type").asText().equals("function_call_output") && next.isDone()
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
                        quoted(next.tool()), quoted(next.arguments()));
    }

    private JsonNode messages(JsonNode request) throws IOException {
        request.path("tools").forEach(it -> offered.add(it.path("name").asText()));
        systemPrompt = request.path("system").asText();
        JsonNode last = last(last(request.path("messages")).path("content"));
        Next next = next(last.path("content").asText());
        return last.path("type").asText().equals("tool_result") && next.isDone()
                ? json(
                        """
                        {"content":[{"type":"text","text":%s}]}
                        """,
                        quoted(TOLD + last.path("content").asText()))
                : json(
                        """
                        {"content":[{"type":"tool_use","id":"call_1","name":%s,"input":%s}]}
                        """,
                        quoted(next.tool()), next.arguments());
    }

    private JsonNode chatCompletions(JsonNode request) throws IOException {
        request.path("tools").forEach(it -> offered.add(it.at("/function/name").asText()));
        systemPrompt = request.at("/messages/0/content").asText();
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

    /// @param isDone there is nothing left to call
    private record Next(boolean isDone, String tool, String arguments) {}

    private Next next(String told) {
        Matcher plan = PLAN.matcher(told);
        if (!hasApplied && plan.find()) {
            hasApplied = true;
            return new Next(false, "apply_plan", "{\"planToken\":\"%s\"}".formatted(plan.group(1)));
        }
        return new Next(true, tool, arguments);
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
