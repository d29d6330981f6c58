package dev.nattvakt.tool;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// The tools as each vendor's API takes them.
final class VendorFormats {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /// No keywords in every vendor's schemas.
    private static final List<String> LENGTHS =
            List.of("minLength", "maxLength", "minItems", "maxItems");

    private final Schemas schemas = new Schemas();

    ObjectNode of(Format format) {
        ObjectNode all = MAPPER.createObjectNode();
        ArrayNode tools = all.putArray("tools");
        ArrayNode list =
                format == Format.GEMINI
                        ? tools.addObject().putArray("functionDeclarations")
                        : tools;
        Answered.DEFINITIONS.forEach(tool -> list.add(one(format, tool)));
        return all;
    }

    private ObjectNode one(Format format, Definition<?> tool) {
        ObjectNode input = schemas.input(tool);
        return switch (format) {
            case MCP -> throw new IllegalArgumentException("has files of its own");
            case OPENAI ->
                    openAi(named(tool, MAPPER.createObjectNode().put("type", "function")), input);
            case OPENAI_CHAT -> {
                ObjectNode one = MAPPER.createObjectNode().put("type", "function");
                openAi(named(tool, one.putObject("function")), input);
                yield one;
            }
            case ANTHROPIC -> {
                ObjectNode one = named(tool, MAPPER.createObjectNode());
                one.set("input_schema", input);
                yield one;
            }
            case GEMINI -> {
                ObjectNode one = named(tool, MAPPER.createObjectNode());
                one.set("parameters", gemini(input));
                yield one;
            }
        };
    }

    private static ObjectNode named(Definition<?> tool, ObjectNode one) {
        return one.put("name", tool.name()).put("description", tool.description());
    }

    /// Strict: every property is required, and what may be left out may be null instead. Lengths
    /// are no keywords there.
    private static ObjectNode openAi(ObjectNode one, ObjectNode input) {
        List<String> required = names(input.path("required"));
        input.path("properties")
                .properties()
                .forEach(property -> {
                    ObjectNode schema = (ObjectNode) property.getValue();
                    schema.remove(LENGTHS);
                    if (!required.contains(property.getKey())) {
                        nullable(schema);
                    }
                });
        ArrayNode all = input.putArray("required");
        input.path("properties").fieldNames().forEachRemaining(all::add);
        one.put("strict", true).set("parameters", input);
        return one;
    }

    private static void nullable(ObjectNode schema) {
        String type = schema.path("type").asText();
        schema.putArray("type").add(type).add("null");
        if (schema.path("enum") instanceof ArrayNode words) {
            words.addNull();
        }
        schema.put(
                "description",
                Stream.of(schema.path("description").asText(), "null if not said")
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining("; ")));
    }

    /// A subset of OpenAPI 3.0, with its own names of types.
    private static ObjectNode gemini(ObjectNode input) {
        input.remove("additionalProperties");
        upper(input);
        input.path("properties")
                .forEach(property -> {
                    ObjectNode schema = (ObjectNode) property;
                    schema.remove(LENGTHS);
                    upper(schema);
                    if (schema.path("items") instanceof ObjectNode items) {
                        upper(items);
                    }
                    if (schema.has("enum")) {
                        schema.put("format", "enum");
                    }
                });
        return input;
    }

    private static void upper(ObjectNode schema) {
        schema.put("type", schema.path("type").asText().toUpperCase(Locale.ROOT));
    }

    private static List<String> names(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }
}
