package dev.nattvakt.mcp.jsonrpc;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// One JSON-RPC 2.0 message as it came in.
public sealed interface Message {

    /// Wants a reply with the same id.
    ///
    /// @param id a string or a whole number
    record Request(JsonNode id, String method, ObjectNode params) implements Message {}

    /// Wants none.
    record Notification(String method, ObjectNode params) implements Message {}

    /// An answer, although nothing was asked: this server sends no requests.
    record Response() implements Message {}

    /// Not a message, or not one that can be followed.
    ///
    /// @param id of the request that it seems to be
    record Unusable(Optional<JsonNode> id, Fault fault) implements Message {}

    static Message parse(byte[] frame) {
        return Json.read(frame)
                .map(Message::of)
                .orElseGet(() -> new Unusable(Optional.empty(), Fault.notJson()));
    }

    private static Message of(JsonNode node) {
        if (!(node instanceof ObjectNode object)) {
            return unusable("a message is one JSON object; batches are not taken");
        }
        Optional<JsonNode> id = Optional.ofNullable(object.get("id"));
        if (id.filter(said -> !said.isTextual() && !said.isIntegralNumber()).isPresent()) {
            return unusable("id is neither a string nor a whole number");
        }
        boolean answers = object.has("result") || object.has("error");
        boolean asks = object.path("method").isTextual();
        if (!object.path("jsonrpc").asText().equals("2.0") || answers == asks) {
            return new Unusable(id, Fault.invalidRequest("this is not a JSON-RPC 2.0 message"));
        }
        return answers ? new Response() : asking(id, object);
    }

    private static Message asking(Optional<JsonNode> id, ObjectNode object) {
        String method = object.path("method").asText();
        JsonNode said = object.path("params");
        if (!said.isMissingNode() && !said.isObject()) {
            return new Unusable(id, Fault.invalidParams("params is not an object"));
        }
        ObjectNode params = said instanceof ObjectNode given ? given : Json.object();
        return id.<Message>map(known -> new Request(known, method, params))
                .orElseGet(() -> new Notification(method, params));
    }

    private static Message unusable(String why) {
        return new Unusable(Optional.empty(), Fault.invalidRequest(why));
    }
}
