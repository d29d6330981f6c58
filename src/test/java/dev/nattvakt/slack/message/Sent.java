package dev.nattvakt.slack.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.nattvakt.slack.message.blockkit.Message;

/// A message as Slack reads it.
public final class Sent {

    /// None of these parses what it holds.
    private static final Set<String> INERT =
            Set.of(
                    "header",
                    "context",
                    "plain_text",
                    "actions",
                    "button",
                    "rich_text",
                    "rich_text_section",
                    "rich_text_list",
                    "text",
                    "date",
                    "user");

    private static final Pattern OURS =
            Pattern.compile(
                    "<!date\\^\\d+\\^\\{date_short_pretty} \\{time}\\|[^<>|]+>|<@("
                            + Messages.ASKER
                            + "|"
                            + Messages.APPROVER
                            + ")>");
    private static final Pattern CODE = Pattern.compile("`[^`\\n]*`");
    private static final Pattern ESCAPE = Pattern.compile("&(amp|lt|gt);");

    /// What Slack finds in plain text by itself.
    private static final List<Pattern> FOUND =
            Stream.of(
                            "[<>&`]",
                            "@[^\\s\u2060]",
                            "#[^\\s\u2060]",
                            "://",
                            "(?i)mailto:[^\\s\u2060]",
                            "[\\p{L}\\p{N}]\\.[\\p{L}\\p{N}]",
                            ":[\\w+-]+:",
                            "(?<![\\p{L}\\p{N}])[*_~]",
                            "[*_~](?![\\p{L}\\p{N}])")
                    .map(Pattern::compile)
                    .toList();

    private static final List<Pattern> FOUND_IN_CODE =
            Stream.of("[<>&]", "@[^\\s\u2060]", "#[^\\s\u2060]", "://")
                    .map(Pattern::compile)
                    .toList();

    private static final JsonMapper MAPPER = new JsonMapper();

    private Sent() {}

    public static JsonNode json(Message message) {
        return MAPPER.valueToTree(message);
    }

    /// Everything in it that Slack would act on and that is not ours.
    static List<String> active(Message message) {
        List<String> active = new ArrayList<>();
        JsonNode json = json(message);
        String text = OURS.matcher(message.text()).replaceAll("");
        CODE.matcher(text)
                .results()
                .map(code -> code.group().substring(1, code.group().length() - 1))
                .forEach(code -> find(FOUND_IN_CODE, code, active));
        find(FOUND, CODE.matcher(text).replaceAll(""), active);
        for (JsonNode part : parts(json.path("blocks"))) {
            String type = part.path("type").asText();
            if (!INERT.contains(type)) {
                active.add(type);
            }
            if (type.equals("plain_text") && part.path("emoji").asBoolean(true)) {
                active.add("emoji in " + part);
            }
            if (type.equals("user")
                    && !Set.of(Messages.ASKER, Messages.APPROVER)
                            .contains(part.path("user_id").asText())) {
                active.add(part.toString());
            }
        }
        return active;
    }

    private static void find(List<Pattern> patterns, String text, List<String> active) {
        String read = ESCAPE.matcher(text).replaceAll(" ");
        patterns.forEach(pattern ->
                pattern.matcher(read)
                        .results()
                        .forEach(found -> active.add(found.group() + " in " + text)));
    }

    /// Every object in it that has a type.
    public static List<JsonNode> parts(JsonNode json) {
        List<JsonNode> parts = new ArrayList<>();
        if (json.path("type").isTextual()) {
            parts.add(json);
        }
        json.forEach(inner -> parts.addAll(parts(inner)));
        return parts;
    }

    /// All that a person can see of it.
    static List<String> seen(Message message) {
        List<String> seen = new ArrayList<>(List.of(message.text()));
        parts(json(message).path("blocks"))
                .forEach(part -> {
                    seen.add(part.path("text").asText());
                    seen.add(part.path("fallback").asText());
                });
        return seen;
    }
}
