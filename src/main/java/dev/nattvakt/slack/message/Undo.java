package dev.nattvakt.slack.message;

import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.nattvakt.change.facts.Receipt;
import dev.nattvakt.fleet.remedy.NextStep;
import dev.nattvakt.slack.message.blockkit.Button;
import dev.nattvakt.slack.message.blockkit.Message;
import dev.nattvakt.slack.message.blockkit.MessageLayout;
import dev.nattvakt.slack.message.blockkit.RichLine;
import dev.nattvakt.tool.ToolResult;

/// The value of an Undo button, as it is sent and comes back with a press.
///
/// @param receipt of the change
/// @param arguments of the call that restores the old state
public record Undo(String receipt, String tool, ObjectNode arguments) {

    public static final String ACTION = "undo";

    private static final JsonMapper MAPPER = new JsonMapper();

    static Button button(Receipt receipt, NextStep undo) {
        ObjectNode value =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("receipt", receipt.id())
                        .put("tool", undo.tool());
        value.set("arguments", MAPPER.valueToTree(undo.arguments().values()));
        return Button.of("Undo", ACTION, value.toString());
    }

    /// Empty for a value that is not from our button.
    public static Optional<Undo> parse(String value) {
        try {
            JsonNode json = MAPPER.readTree(value);
            return json.path("arguments") instanceof ObjectNode arguments
                            && json.path("receipt").isTextual()
                            && json.path("tool").isTextual()
                    ? Optional.of(
                            new Undo(
                                    json.path("receipt").textValue(),
                                    json.path("tool").textValue(),
                                    arguments))
                    : Optional.empty();
        } catch (JsonProcessingException notOurs) {
            return Optional.empty();
        }
    }

    /// The receipt without its button, and with the person who pressed it.
    public static Message pressed(ToolResult receipt, Requester requester, String person) {
        return ChangeMessages.facts(
                        MessageLayout.of(receipt).say(ChangeMessages.who(requester)), receipt)
                .say(RichLine.NOTHING.person(person).text(" pressed Undo."))
                .posted()
                .replacing();
    }
}
