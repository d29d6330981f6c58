package dev.nattvakt.mcp.jsonrpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// What a request of 2026-07-28 says about itself and its client.
sealed interface RequestMeta {

    String VERSION = "io.modelcontextprotocol/protocolVersion";
    String CLIENT = "io.modelcontextprotocol/clientInfo";
    String CAPABILITIES = "io.modelcontextprotocol/clientCapabilities";

    /// @param canAsk the client can put a form before its user
    record Stated(boolean canAsk) implements RequestMeta {}

    record Wrong(Fault fault) implements RequestMeta {}

    static JsonNode version(ObjectNode params) {
        return params.path("_meta").path(VERSION);
    }

    static RequestMeta of(ObjectNode params) {
        JsonNode meta = params.path("_meta");
        JsonNode version = version(params);
        JsonNode capabilities = meta.path(CAPABILITIES);
        JsonNode client = meta.path(CLIENT);
        if (!version.isTextual()) {
            return new Wrong(Fault.malformed("params._meta lacks " + VERSION));
        }
        if (!version.asText().equals(Revision.MODERN)) {
            return new Wrong(Fault.unsupportedVersion(version.asText()));
        }
        if (!capabilities.isObject()) {
            return new Wrong(Fault.malformed("params._meta lacks " + CAPABILITIES));
        }
        boolean named = client.path("name").isTextual() && client.path("version").isTextual();
        return client.isMissingNode() || named
                ? new Stated(hasForms(capabilities.path("elicitation")))
                : new Wrong(Fault.malformed(CLIENT + " lacks name or version"));
    }

    /// Forms are what elicitation means unless only something else is named.
    private static boolean hasForms(JsonNode elicitation) {
        return elicitation.isObject()
                && (elicitation.path("form").isObject() || !elicitation.has("url"));
    }
}
