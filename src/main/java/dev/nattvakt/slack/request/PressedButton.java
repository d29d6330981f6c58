package dev.nattvakt.slack.request;

import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.nattvakt.slack.api.ResponseUrl;
import dev.nattvakt.tool.StrictJson;

/// Reads Slack's `block_actions` payload.
///
/// https://docs.slack.dev/reference/interaction-payloads/block_actions-payload
final class PressedButton {

    /// Rich text within blocks within a message has a depth of about 12.
    private static final int DEEPEST = 32;

    private static final int LONGEST_NUMBER = 40;

    private static final JsonMapper MAPPER = StrictJson.mapper(DEEPEST, LONGEST_NUMBER);

    private PressedButton() {}

    static Optional<Interaction> read(String payload) {
        try {
            JsonNode json = MAPPER.readTree(payload);
            return isOne(json) ? Optional.of(interaction(json)) : Optional.empty();
        } catch (JsonProcessingException | IllegalArgumentException notSlacks) {
            return Optional.empty();
        }
    }

    private static boolean isOne(JsonNode json) {
        return json.path("type").asText().equals("block_actions")
                && json.path("container").path("type").asText().equals("message")
                && json.path("actions").size() == 1
                && json.at("/actions/0/type").asText().equals("button");
    }

    private static Interaction interaction(JsonNode json) {
        return new Interaction(
                required(json, "/team/id"),
                stated(json, "/enterprise/id")
                        .or(() -> stated(json, "/team/enterprise_id"))
                        .orElse(null),
                required(json, "/user/team_id"),
                required(json, "/user/id"),
                required(json, "/channel/id"),
                required(json, "/actions/0/action_id"),
                stated(json, "/actions/0/value").orElse(""),
                stated(json, "/response_url").map(ResponseUrl::of).orElse(null));
    }

    private static String required(JsonNode json, String where) {
        return stated(json, where)
                .orElseThrow(() -> new IllegalArgumentException(where + " is missing"));
    }

    /// Empty for absent and null; refuses anything else that is not a text.
    private static Optional<String> stated(JsonNode json, String where) {
        JsonNode value = json.at(where);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw new IllegalArgumentException(where + " is not a text");
        }
        return Optional.of(value.textValue());
    }
}
