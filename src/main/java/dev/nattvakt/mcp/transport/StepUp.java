package dev.nattvakt.mcp.transport;

import java.util.Optional;

import jakarta.inject.Singleton;

import dev.nattvakt.access.fence.Challenge;
import dev.nattvakt.caller.Caller;
import dev.nattvakt.mcp.message.Message;
import dev.nattvakt.tool.Catalogue;

/// A call for which the caller would have to ask its authorization server for more first. MCP wants
/// that said in HTTP, before the message is looked at.
@Singleton
final class StepUp {

    private final Catalogue catalogue;
    private final Challenge challenge;

    StepUp(Catalogue catalogue, Challenge challenge) {
        this.catalogue = catalogue;
        this.challenge = challenge;
    }

    /// @return the challenge; empty when the message may go on
    Optional<String> before(Message message, Caller caller) {
        return switch (message) {
            case Message.Request(var _, String method, var params)
                    when method.equals("tools/call") ->
                    catalogue
                            .needed(params.path("name").asText())
                            .flatMap(needed -> challenge.before(caller, needed));
            case Message.Batch(var messages) ->
                    messages.stream()
                            .map(each -> before(each, caller))
                            .flatMap(Optional::stream)
                            .findFirst();
            case Message.Request _, Message.Notification _, Message.Answer _, Message.Unusable _ ->
                    Optional.empty();
        };
    }
}
