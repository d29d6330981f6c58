package dev.nattvakt.tool;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.api.Test;

/// `tools/catalogue/openapi.yaml` (and the same as JSON) describes the REST door as it is: one path
/// per tool, from the same records as everything else.
class OpenApiFileTest {

    private static final ObjectMapper YAML =
            YAMLMapper.builder()
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                    .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                    .disable(YAMLGenerator.Feature.SPLIT_LINES)
                    .build();

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final SequencedMap<String, String> TROUBLES = new LinkedHashMap<>();

    static {
        TROUBLES.put("404", "not_found: no such server, or several fit: `candidates`.");
        TROUBLES.put("422", "invalid: every problem at once, each with its fix.");
        TROUBLES.put("429", "rate_limited: see Retry-After.");
        TROUBLES.put("503", "busy or unavailable; nothing was sent.");
    }

    private final Schemas schemas = new Schemas();

    @Test
    void filesAreGeneratedFromTheRecords() throws IOException {
        ObjectNode document = YAML.createObjectNode().put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Nattvakt")
                .put("version", "1")
                .put("description", "Sets backup and snapshot schedules of HostUp VPSes safely.");
        ObjectNode paths = document.putObject("paths");
        paths.putObject("/tools")
                .putObject("get")
                .put("operationId", "listTools")
                .put("summary", "The catalogue of tools")
                .set(
                        "responses",
                        YAML.createObjectNode()
                                .set(
                                        "200",
                                        json(
                                                "The tools, with their schemas, and how to use them.",
                                                listed(),
                                                "application/json")));
        ((ObjectNode) paths.path("/tools").path("get")).set("parameters", listParameters());
        Answered.DEFINITIONS.forEach(
                tool -> paths.putObject("/tools/" + tool.name()).set("post", operation(tool)));

        ObjectNode answers = document.putObject("components").putObject("schemas");
        Answered.DEFINITIONS.forEach(tool -> answers.set(tool.name(), schemas.output(tool)));

        String generated = YAML.writeValueAsString(document);

        Golden.check(Path.of("tools/catalogue/openapi.yaml"), generated);
        Golden.check(Path.of("tools/catalogue/openapi.json"), JSON.writeValueAsString(document));
    }

    private static ObjectNode listed() {
        ObjectNode listed = YAML.createObjectNode().put("type", "object");
        ObjectNode properties = listed.putObject("properties");
        properties.putObject("tools").put("type", "array").putObject("items").put("type", "object");
        properties
                .putObject("instructions")
                .put("type", "string")
                .put(
                        "description",
                        "For the system prompt of a model that gets the tools; in the form mcp only.");
        listed.putArray("required").add("tools");
        return listed;
    }

    private static ArrayNode listParameters() {
        ArrayNode parameters = YAML.createArrayNode();
        ObjectNode format = parameter("format", "query", "In whose form; mcp if not said.");
        ArrayNode words = ((ObjectNode) format.path("schema")).putArray("enum");
        Arrays.stream(Format.values()).map(Format::word).forEach(words::add);
        return parameters
                .add(format)
                .add(
                        parameter(
                                "X-Nattvakt-Readonly",
                                "header",
                                "true hides every tool that can change something, from calls too."));
    }

    private static ObjectNode parameter(String name, String in, String description) {
        ObjectNode parameter =
                YAML.createObjectNode()
                        .put("name", name)
                        .put("in", in)
                        .put("description", description);
        parameter.putObject("schema").put("type", "string");
        return parameter;
    }

    private ObjectNode operation(Definition<?> tool) {
        ObjectNode operation =
                YAML.createObjectNode()
                        .put("operationId", tool.name())
                        .put("summary", tool.title())
                        .put("description", tool.description());
        operation
                .putObject("requestBody")
                .put("required", true)
                .putObject("content")
                .putObject("application/json")
                .set("schema", schemas.input(tool));
        ObjectNode answer =
                YAML.createObjectNode().put("$ref", "#/components/schemas/" + tool.name());
        ObjectNode responses = operation.putObject("responses");
        responses.set(
                "200", json("What was asked for; see `outcome`.", answer, "application/json"));
        if (!tool.hints().readOnly()) {
            responses.set(
                    "202",
                    json(
                            "unconfirmed: sent, and nobody can say whether it holds.",
                            answer,
                            "application/json"));
            responses.set(
                    "403",
                    json(
                            "refused: the caller's role is too low.",
                            answer,
                            "application/problem+json"));
        }
        responses.set("409", json("refused or conflict.", answer, "application/problem+json"));
        TROUBLES.forEach((status, words) ->
                responses.set(status, json(words, answer, "application/problem+json")));
        return operation;
    }

    private static ObjectNode json(String description, ObjectNode schema, String mediaType) {
        ObjectNode response = YAML.createObjectNode().put("description", description);
        response.putObject("content").putObject(mediaType).set("schema", schema);
        return response;
    }
}
