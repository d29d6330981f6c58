package dev.nattvakt.mcp;

import java.util.Optional;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;

import dev.nattvakt.access.fence.Challenge;
import dev.nattvakt.caller.Caller;
import dev.nattvakt.tool.Catalogue;

/// A call for which the caller would have to ask its authorization server for more first. MCP wants
/// that said in HTTP, before the message is looked at.
@Singleton
public final class StepUp {

    private final Catalogue catalogue;
    private final Challenge challenge;

    StepUp(Catalogue catalogue, Challenge challenge) {
        this.catalogue = catalogue;
        this.challenge = challenge;
    }

    /// @param message JSON-RPC
    /// @return the challenge; empty when the call may go on
    Optional<String> before(JsonNode message, Caller caller) {
        return message.path("method").asText().equals("tools/call")
                ? before(message.path("params").path("name").asText(), caller)
                : Optional.empty();
    }

    /// @return the challenge; empty when the tool may be called
    public Optional<String> before(String tool, Caller caller) {
        return catalogue.needed(tool).flatMap(needed -> challenge.before(caller, needed));
    }
}
