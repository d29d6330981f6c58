package dev.nattvakt.hostup.json;

import java.io.IOException;
import java.io.InputStream;

import com.fasterxml.jackson.databind.JsonNode;

/// What an answer carried.
public sealed interface Body {

    record Json(JsonNode root) implements Body {}

    record Nothing() implements Body {}

    /// Not JSON, or JSON that no honest API sends: too deep, a key twice.
    record Garbled() implements Body {}

    /// It never came, or not as a whole.
    record Broken() implements Body {}

    Body NOTHING = new Nothing();
    Body GARBLED = new Garbled();
    Body BROKEN = new Broken();

    /// @param stream of what has arrived already
    static Body of(InputStream stream) {
        try (stream) {
            JsonNode root = WireJson.MAPPER.readTree(stream);
            return root.isMissingNode() ? NOTHING : new Json(root);
        } catch (IOException _) {
            return GARBLED;
        }
    }
}
