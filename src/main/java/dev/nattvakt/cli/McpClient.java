package dev.nattvakt.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// An MCP client and the format of its configuration: a row of `tools/clients/clients.json`, from
/// which the files beside it are generated.
///
/// @param row with `name`, `title`, `file`, `where`, `docs` (where its vendor documents the form)
///   and `read` (what of that could be read); `json` and what `token` merges into it, or `lines`
///   and `tokenLines`
record McpClient(JsonNode row) {

    private static final String TABLE = "/clients/clients.json";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final DefaultPrettyPrinter STYLE =
            new DefaultPrettyPrinter(
                            Separators.createDefaultInstance()
                                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"));

    /// The values in a client's configuration.
    ///
    /// @param url the URL of the MCP endpoint
    /// @param command the command of clients that start the server themselves
    /// @param environment what clients that start the server themselves have to set for it
    /// @param asksForToken whether callers need a bearer token
    record Server(
            String url,
            List<String> command,
            Map<String, String> environment,
            boolean asksForToken) {}

    static List<McpClient> all() {
        try (InputStream table = McpClient.class.getResourceAsStream(TABLE)) {
            return MAPPER.readTree(Objects.requireNonNull(table, TABLE))
                    .valueStream()
                    .map(McpClient::new)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    String name() {
        return text("name");
    }

    String title() {
        return text("title");
    }

    /// The file where its user puts the configuration.
    String where() {
        return text("where");
    }

    String text(String member) {
        return row.path(member).asText();
    }

    /// A process that the client starts itself needs no token, and some clients have no place for
    /// one.
    boolean takesToken() {
        return row.has("token") || row.has("tokenLines");
    }

    @Override
    public String toString() {
        return name();
    }

    String configuration(Server server) {
        boolean token = server.asksForToken() && takesToken();
        if (row.has("lines")) {
            return row.path(token ? "tokenLines" : "lines")
                    .valueStream()
                    .map(line -> line.asText().replace("{url}", server.url()) + "\n")
                    .collect(Collectors.joining());
        }
        ObjectNode json = row.path("json").deepCopy();
        if (token) {
            merge(json, (ObjectNode) row.path("token"));
        }
        try {
            return MAPPER.writer(STYLE).writeValueAsString(filled(json, server)) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(name(), impossible);
        }
    }

    /// Merges like RFC 7396, without its nulls: objects are merged, everything else is replaced.
    private static void merge(ObjectNode target, ObjectNode more) {
        for (Map.Entry<String, JsonNode> member : more.properties()) {
            if (target.get(member.getKey()) instanceof ObjectNode inner
                    && member.getValue() instanceof ObjectNode additions) {
                merge(inner, additions);
            } else {
                target.set(member.getKey(), member.getValue().deepCopy());
            }
        }
    }

    private static JsonNode filled(JsonNode node, Server server) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode copy = MAPPER.createObjectNode();
                object.properties()
                        .forEach(it -> copy.set(it.getKey(), filled(it.getValue(), server)));
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = MAPPER.createArrayNode();
                for (JsonNode element : array) {
                    if (element.asText().equals("{arguments}")) {
                        server.command().stream().skip(1).forEach(copy::add);
                    } else {
                        copy.add(filled(element, server));
                    }
                }
                yield copy;
            }
            case JsonNode text when text.asText().equals("{environment}") ->
                    MAPPER.valueToTree(server.environment());
            case JsonNode text when text.isTextual() ->
                    MAPPER.getNodeFactory()
                            .textNode(
                                    text.asText()
                                            .replace("{url}", server.url())
                                            .replace("{command}", server.command().getFirst()));
            case JsonNode other -> other;
        };
    }
}
