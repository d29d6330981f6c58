package dev.nattvakt.hostup.json;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

import static java.nio.charset.StandardCharsets.UTF_8;

/// What an answer carried.
public sealed interface ResponseBody {

    record Json(JsonNode root) implements ResponseBody {}

    record Nothing() implements ResponseBody {}

    /// Not JSON, or JSON that is too deep or has a key twice.
    record Garbled() implements ResponseBody {}

    /// A short line of text, or the title of a page; untrusted.
    record Text(String line) implements ResponseBody {}

    /// It never came, or not as a whole.
    record Broken() implements ResponseBody {}

    /// A title stands near the beginning.
    int LONGEST_PAGE = 4_096;

    Pattern TITLE = Pattern.compile("<title>([^<]{1,200})</title>", Pattern.CASE_INSENSITIVE);

    /// Words, and nothing that begins like JSON or a page.
    Pattern LINE = Pattern.compile("[\\p{L}\\p{N}][^<>{}\\[\\]\\p{Cntrl}]{0,199}");

    ResponseBody NOTHING = new Nothing();
    ResponseBody GARBLED = new Garbled();
    ResponseBody BROKEN = new Broken();

    /// @param stream of what has arrived already, which says how much that is
    static ResponseBody of(InputStream stream) {
        byte[] bytes;
        try (stream) {
            bytes = stream.readNBytes(stream.available());
        } catch (IOException _) {
            return GARBLED;
        }
        try {
            JsonNode root = WireJson.MAPPER.readTree(bytes);
            return root.isMissingNode() ? NOTHING : new Json(root);
        } catch (IOException _) {
            return line(bytes).<ResponseBody>map(Text::new).orElse(GARBLED);
        }
    }

    private static Optional<String> line(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, LONGEST_PAGE), UTF_8).strip();
        Matcher title = TITLE.matcher(start);
        return Optional.of(title.find() ? title.group(1).strip() : start)
                .filter(LINE.asMatchPredicate());
    }
}
