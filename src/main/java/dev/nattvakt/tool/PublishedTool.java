package dev.nattvakt.tool;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// A tool as it is published (MCP's `Tool` object), generated at build time.
///
/// @param json `name`, `title`, `description`, `inputSchema`, `outputSchema`, `annotations`
public record PublishedTool(ObjectNode json) {

    /// Folder of the generated files on the class path.
    private static final String FOLDER = "/catalogue/";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    public static PublishedTool load(String name) {
        return new PublishedTool(read(name));
    }

    /// All tools in a vendor's format.
    public static ObjectNode load(Format format) {
        return read("formats/" + format.word());
    }

    private static ObjectNode read(String name) {
        String path = FOLDER + name + ".json";
        try (InputStream file = PublishedTool.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException(
                        path + " is missing: run tools/test -Dupdate to generate it");
            }
            return (ObjectNode) MAPPER.readTree(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(path, broken);
        }
    }

    public String name() {
        return json.path("name").asText();
    }

    public ObjectNode inputSchema() {
        return (ObjectNode) json.path("inputSchema");
    }

    public JsonNode outputSchema() {
        return json.path("outputSchema");
    }
}
