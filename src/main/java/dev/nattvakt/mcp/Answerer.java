package dev.nattvakt.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.nattvakt.caller.Caller;

/// Who answered a question to a user, written into the answer where the request comes in. Version
/// 1.13.0 of the extension takes an answer by its number alone, whoever sends it: without this,
/// anybody whom we let in could say yes in another's stead.
///
/// @param session of the request that brought the answer, or of the question
record Answerer(Caller caller, String session) {

    private static final String KEY = "dev.nattvakt/answerer";

    /// Overwrites whatever the client wrote there.
    void sign(JsonNode message) {
        if (!message.has("method") && message.path("result") instanceof ObjectNode result) {
            ObjectNode content =
                    result.path("content") instanceof ObjectNode given
                            ? given
                            : result.putObject("content");
            content.put(KEY, signature());
        }
    }

    /// Whether an answer is by this caller in this session; takes the signature off it.
    boolean signed(ObjectNode content) {
        JsonNode signature = content.remove(KEY);
        return signature != null && signature.asText().equals(signature());
    }

    private String signature() {
        return session + " " + caller.name();
    }
}
