package dev.nattvakt.hostup;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

import com.fasterxml.jackson.databind.JsonNode;

import dev.nattvakt.caller.Deadline;

/// What an answer carried.
sealed interface Body {

    record Json(JsonNode root) implements Body {}

    record Nothing() implements Body {}

    /// Not JSON, or JSON that no honest API sends: too long, too deep, a key twice.
    record Garbled() implements Body {}

    Body NOTHING = new Nothing();
    Body GARBLED = new Garbled();

    int LONGEST = 1 << 20;
    int USUAL = 1 << 11;

    /// Reads at most [#LONGEST] bytes, however long the stream goes on.
    ///
    /// @throws IOException when the stream breaks or drips beyond the deadline
    static Body read(InputStream stream, Deadline deadline) throws IOException {
        byte[] bytes = new byte[USUAL];
        int length = 0;
        for (int more; (more = stream.read(bytes, length, bytes.length - length)) >= 0; ) {
            length += more;
            if (length > LONGEST) {
                return GARBLED;
            }
            if (!deadline.left().isPositive()) {
                throw new IOException("the answer takes too long");
            }
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, length * 2);
            }
        }
        return parse(bytes, length);
    }

    private static Body parse(byte[] bytes, int length) {
        if (length == 0) {
            return NOTHING;
        }
        try {
            return new Json(WireJson.MAPPER.readTree(bytes, 0, length));
        } catch (IOException _) {
            return GARBLED;
        }
    }
}
