package dev.nattvakt.doors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;

/// The tools as `tools/catalogue` publishes them.
public final class Published {

    public static final List<String> TOOLS =
            List.of(
                    "find_vps",
                    "get_protection",
                    "audit_protection",
                    "set_backup_schedule",
                    "set_snapshot_schedule",
                    "set_backup_settings",
                    "remove_schedule",
                    "plan_fleet_change",
                    "list_changes",
                    "apply_plan",
                    "preview_capacity");

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final Map<String, JsonSchema> ANSWERS = new ConcurrentHashMap<>();

    private Published() {}

    static JsonNode tool(String name) {
        try {
            return MAPPER.readTree(Files.readString(Path.of("tools/catalogue", name + ".json")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// What an answer has that its tool's output schema does not promise, or the other way round.
    static List<String> flaws(String tool, JsonNode answer) {
        return ANSWERS.computeIfAbsent(tool, Published::answers).validate(answer).stream()
                .map(ValidationMessage::toString)
                .toList();
    }

    private static JsonSchema answers(String tool) {
        JsonNode schema = tool(tool).path("outputSchema");
        closed(schema);
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
    }

    /// Undeclared members count as flaws here, though clients must bear them.
    private static void closed(JsonNode schema) {
        if (schema.has("properties")) {
            ((ObjectNode) schema).put("additionalProperties", false);
            schema.path("properties").forEach(Published::closed);
        }
        Stream.of(schema.path("items")).filter(JsonNode::isObject).forEach(Published::closed);
    }
}
