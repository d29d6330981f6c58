package dev.nattvakt.mcp.session;

import java.util.EnumSet;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/// What a client can do for us, as far as that matters here.
public enum ClientCapability {
    /// Puts a form before its user.
    FORMS,

    /// Asks its model.
    SAMPLING,

    /// Shows cards (MCP Apps), and keeps from its model what is for cards only.
    CARDS;

    /// MCP Apps, as an extension is named in capabilities.
    public static final String APPS = "io.modelcontextprotocol/ui";

    /// What a card is written in.
    public static final String CARD_TYPE = "text/html;profile=mcp-app";

    /// Forms are what elicitation means unless only something else is named.
    static Set<ClientCapability> in(JsonNode declared) {
        Set<ClientCapability> found = EnumSet.noneOf(ClientCapability.class);
        JsonNode elicitation = declared.path("elicitation");
        if (elicitation.isObject()
                && (elicitation.path("form").isObject() || !elicitation.has("url"))) {
            found.add(FORMS);
        }
        if (declared.path("sampling").isObject()) {
            found.add(SAMPLING);
        }
        if (declared.path("extensions")
                .path(APPS)
                .path("mimeTypes")
                .valueStream()
                .anyMatch(type -> type.asText().equals(CARD_TYPE))) {
            found.add(CARDS);
        }
        return found;
    }
}
