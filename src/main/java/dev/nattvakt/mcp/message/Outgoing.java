package dev.nattvakt.mcp.message;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// A reply as it goes out.
///
/// @param id empty where none could be read
public record Outgoing(Optional<JsonNode> id, Response response) {

    public ObjectNode json() {
        ObjectNode json = Json.object().put("jsonrpc", "2.0");
        id.ifPresent(known -> json.set("id", known));
        switch (response) {
            case Result(ObjectNode result) -> json.set("result", result);
            case Fault fault -> {
                ObjectNode error =
                        json.putObject("error")
                                .put("code", fault.code())
                                .put("message", fault.message());
                fault.data().ifPresent(data -> error.set("data", data));
            }
        }
        return json;
    }

    /// A request of ours.
    public static ObjectNode request(String id, String method, ObjectNode params) {
        ObjectNode json = Json.object().put("jsonrpc", "2.0").put("id", id).put("method", method);
        json.set("params", params);
        return json;
    }

    public static ObjectNode notification(String method, ObjectNode params) {
        ObjectNode json = Json.object().put("jsonrpc", "2.0").put("method", method);
        json.set("params", params);
        return json;
    }
}
