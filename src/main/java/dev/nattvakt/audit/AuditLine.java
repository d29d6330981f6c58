package dev.nattvakt.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/// A line of the audit log, as text. What most readers need of most lines is found without reading
/// the whole as JSON.
///
/// @param time of its event
public record AuditLine(String text, Instant time) {

    private static final JsonMapper MAPPER = new JsonMapper();

    private static final Pattern TIME =
            Pattern.compile("^\\{(?:\"audit\":\\d{1,3},)?\"time\":\"([^\"]{1,40})\"");

    /// Empty for what is no line of ours.
    public static Optional<AuditLine> of(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.find()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new AuditLine(text, Instant.parse(time.group(1))));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    /// Whether it says that nothing was written.
    boolean isOfNoWrite() {
        return has("written", "no");
    }

    /// Whether a member has this value. Both are plain words, which are written as they are.
    boolean has(String member, String value) {
        return text.contains('"' + member + "\":\"" + value + '"');
    }

    /// Empty when it was torn.
    public Optional<JsonNode> json() {
        try {
            return Optional.ofNullable(MAPPER.readTree(text)).filter(JsonNode::isObject);
        } catch (JsonProcessingException torn) {
            return Optional.empty();
        }
    }
}
