package dev.nattvakt.mcp.message;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.nattvakt.tool.StrictJson;

/// JSON from strangers: one value, no duplicate keys, no depth that only an attacker needs.
public final class Json {

    private static final int DEEPEST = 32;
    private static final int LONGEST_NUMBER = 40;

    private static final JsonMapper STRICT = StrictJson.mapper(DEEPEST, LONGEST_NUMBER);

    private Json() {}

    /// Empty for what is not one strict JSON value.
    public static Optional<JsonNode> read(byte[] bytes) {
        try {
            return Optional.of(STRICT.readTree(bytes)).filter(node -> !node.isMissingNode());
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    /// In one line.
    public static byte[] bytes(JsonNode json) {
        try {
            return STRICT.writeValueAsBytes(json);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    public static ArrayNode list(JsonNode... elements) {
        return STRICT.createArrayNode().addAll(List.of(elements));
    }

    public static ObjectNode object() {
        return STRICT.createObjectNode();
    }
}
