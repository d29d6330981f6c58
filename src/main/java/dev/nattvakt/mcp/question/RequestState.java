package dev.nattvakt.mcp.question;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.nattvakt.mcp.message.Json;
import dev.nattvakt.tool.Seal;

/// What a person filled in in earlier rounds of a call, as the `requestState` that the client
/// brings back: sealed, since it becomes arguments, and good for the tool that asked only.
public record RequestState(Seal seal) {

    /// Begins such a state; a plan token has no dot.
    private static final String GIVEN = "given.";

    static boolean isState(String state) {
        return state.startsWith(GIVEN);
    }

    String state(String tool, ObjectNode given) {
        ObjectNode state = Json.object().put("tool", tool);
        state.set("given", given);
        return GIVEN + seal.close(state.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// Empty for a state that is not ours, or another tool's.
    Optional<ObjectNode> given(String tool, String state) {
        return seal.open(state.substring(GIVEN.length()))
                .flatMap(Json::read)
                .filter(json -> json.path("tool").asText().equals(tool))
                .map(json -> json.path("given"))
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast);
    }
}
