package dev.nattvakt.slack.message;

import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.nattvakt.slack.message.blockkit.Button;
import dev.nattvakt.slack.message.blockkit.Message;
import dev.nattvakt.slack.message.blockkit.MessageLayout;
import dev.nattvakt.slack.message.blockkit.RichLine;
import dev.nattvakt.tool.ToolResult;

/// The value of an "Ask again" button, as it is sent and comes back with a press: the call whose
/// plan is gone.
public record AskAgain(String tool, ObjectNode arguments) {

    public static final String ACTION = "ask-again";

    private static final JsonMapper MAPPER = new JsonMapper();

    /// Empty for a value that is not from our button.
    public static Optional<AskAgain> parse(String value) {
        try {
            JsonNode json = MAPPER.readTree(value);
            return json.path("arguments") instanceof ObjectNode arguments
                            && json.path("tool").isTextual()
                    ? Optional.of(new AskAgain(json.path("tool").textValue(), arguments))
                    : Optional.empty();
        } catch (JsonProcessingException notOurs) {
            return Optional.empty();
        }
    }

    /// Replaces a question whose plan is gone. The button is left out when the call is too long for
    /// it.
    public Message instead(ToolResult gone) {
        ObjectNode value = JsonNodeFactory.instance.objectNode().put("tool", tool);
        value.set("arguments", arguments);
        return MessageLayout.of(gone)
                .say(RichLine.of(ResultMessages.spoken(gone)))
                .buttons(Button.of("Ask again", ACTION, value.toString()))
                .posted()
                .replacing();
    }
}
