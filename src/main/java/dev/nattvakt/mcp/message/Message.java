package dev.nattvakt.mcp.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// What a client sent. Whether a request has the shape that its method wants says [Shape].
public sealed interface Message {

    /// All answers of a batch are held at once, and a request of 50 bytes can have one of 25 KB.
    int MOST_TOGETHER = 20;

    /// Wants a reply with the same id.
    ///
    /// @param id a string or a whole number
    record Request(JsonNode id, String method, ObjectNode params) implements Message {}

    /// Wants none.
    record Notification(String method, ObjectNode params) implements Message {}

    /// The client's reply to a request of ours.
    ///
    /// @param id as it came, or null; only a text can be the id of a request of ours
    /// @param result empty when the client answered with an error
    record Answer(JsonNode id, Optional<JsonNode> result) implements Message {}

    /// Not a message, or not one that can be followed.
    ///
    /// @param id of the request that it seems to be
    record Unusable(Optional<JsonNode> id, Fault fault) implements Message {}

    /// Several at once, none of which is a batch.
    record Batch(List<Message> messages) implements Message {}

    static Message parse(byte[] frame) {
        return Json.read(frame)
                .map(Message::of)
                .orElseGet(() -> new Unusable(Optional.empty(), Fault.notJson()));
    }

    /// The id to answer under, if the message has one.
    static Optional<JsonNode> id(Message message) {
        return switch (message) {
            case Request request -> Optional.of(request.id());
            case Unusable unusable -> unusable.id();
            case Notification _, Answer _, Batch _ -> Optional.empty();
        };
    }

    private static Message of(JsonNode node) {
        if (!(node instanceof ArrayNode array)) {
            return single(node);
        }
        if (array.isEmpty()) {
            return unusable(Optional.empty(), "A batch must hold at least one message.");
        }
        if (array.size() > MOST_TOGETHER) {
            return unusable(
                    Optional.empty(),
                    "A batch must hold no more than " + MOST_TOGETHER + " messages.");
        }
        List<Message> messages = new ArrayList<>();
        array.forEach(each -> messages.add(single(each)));
        return new Batch(List.copyOf(messages));
    }

    private static Message single(JsonNode node) {
        if (!(node instanceof ObjectNode object)) {
            return unusable(Optional.empty(), "A message must be one JSON object.");
        }
        Optional<JsonNode> id = Optional.ofNullable(object.get("id"));
        boolean answers = object.has("result") || object.has("error");
        if (answers && !object.has("method")) {
            return answer(id, object);
        }
        if (id.filter(said -> !said.isTextual() && !said.isIntegralNumber()).isPresent()) {
            return unusable(
                    Optional.empty(),
                    "id must be a string or a whole number; a notification has none.");
        }
        if (!object.path("jsonrpc").asText().equals("2.0")) {
            return unusable(id, "jsonrpc must be \"2.0\".");
        }
        return answers || !object.has("method")
                ? unusable(id, "A message must have a method, or a result, or an error.")
                : asking(id, object);
    }

    /// A faulty answer is not answered: its sender would take that for the answer to a request of
    /// its own, or answer it in turn. It settles no question either.
    private static Answer answer(Optional<JsonNode> id, ObjectNode object) {
        JsonNode known =
                id.filter(_ -> object.path("jsonrpc").asText().equals("2.0"))
                        .orElse(NullNode.getInstance());
        return new Answer(
                known, object.has("error") ? Optional.empty() : Optional.of(object.path("result")));
    }

    private static Message asking(Optional<JsonNode> id, ObjectNode object) {
        if (!object.path("method").isTextual()) {
            return unusable(id, "method must be a string.");
        }
        String method = object.path("method").asText();
        JsonNode said = object.path("params");
        if (!said.isMissingNode() && !said.isNull() && !said.isObject()) {
            return id.<Message>map(known ->
                            new Unusable(
                                    Optional.of(known),
                                    Fault.invalidParams(
                                            "params must be an object; leave it out when there is nothing to say.")))
                    .orElseGet(() -> new Notification(method, Json.object()));
        }
        ObjectNode params = said instanceof ObjectNode given ? given : Json.object();
        return id.<Message>map(known -> new Request(known, method, params))
                .orElseGet(() -> new Notification(method, params));
    }

    private static Unusable unusable(Optional<JsonNode> id, String why) {
        return new Unusable(id, Fault.invalidRequest(why));
    }
}
