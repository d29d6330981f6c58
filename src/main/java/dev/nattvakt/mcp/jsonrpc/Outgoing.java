package dev.nattvakt.mcp.jsonrpc;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// One JSON-RPC message as it goes out.
///
/// @param id empty where none could be read
public record Outgoing(Optional<JsonNode> id, Response ending) {

    /// What HTTP says beside it.
    int status() {
        return switch (ending) {
            case Result _ -> 200;
            case Fault fault -> fault.status();
        };
    }

    ObjectNode json() {
        ObjectNode json = Json.object().put("jsonrpc", "2.0");
        id.ifPresent(known -> json.set("id", known));
        switch (ending) {
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

    /// A notification that a request is under way, in one line.
    static byte[] progress(JsonNode token, int done, int total) {
        ObjectNode json =
                Json.object().put("jsonrpc", "2.0").put("method", "notifications/progress");
        json.putObject("params")
                .put("progress", done)
                .put("total", total)
                .set("progressToken", token);
        return Json.bytes(json);
    }

    /// In one line.
    byte[] bytes() {
        return Json.bytes(json());
    }
}
