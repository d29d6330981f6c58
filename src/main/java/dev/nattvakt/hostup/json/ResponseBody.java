package dev.nattvakt.hostup.json;

import java.io.IOException;
import java.io.InputStream;

import com.fasterxml.jackson.databind.JsonNode;

/// What an answer carried.
public sealed interface ResponseBody {

    record Json(JsonNode root) implements ResponseBody {}

    record Nothing() implements ResponseBody {}

    /// Not JSON, or JSON that is too deep or has a key twice.
    record Garbled() implements ResponseBody {}

    /// It never came, or not as a whole.
    record Broken() implements ResponseBody {}

    ResponseBody NOTHING = new Nothing();
    ResponseBody GARBLED = new Garbled();
    ResponseBody BROKEN = new Broken();

    /// @param stream of what has arrived already
    static ResponseBody of(InputStream stream) {
        try (stream) {
            JsonNode root = WireJson.MAPPER.readTree(stream);
            return root.isMissingNode() ? NOTHING : new Json(root);
        } catch (IOException _) {
            return GARBLED;
        }
    }
}
