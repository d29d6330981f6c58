package dev.nattvakt.mcp.jsonrpc;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// The revisions up to 2025-11-25. The handshake is answered and not remembered: nothing here
/// differs between them, so a client that outlives this process needs no second one.
final class Legacy {

    private final Tools tools;
    private final Offer offer;
    private final Server server;

    Legacy(Tools tools, Offer offer, Server server) {
        this.tools = tools;
        this.offer = offer;
        this.server = server;
    }

    Ending answer(Message.Request request, Visitor visitor) {
        return switch (request.method()) {
            case "initialize" -> initialize(request.params());
            case "ping" -> new Result(Json.object());
            case "tools/list" -> tools.list(request.params(), visitor);
            case "tools/call" -> tools.call(request.params(), visitor);
            default ->
                    offer.answer(request.method(), request.params(), visitor.call())
                            .orElseGet(Fault::noSuchMethod);
        };
    }

    private Ending initialize(ObjectNode params) {
        if (!params.path("protocolVersion").isTextual()) {
            return Fault.invalidParams("params lacks protocolVersion");
        }
        ObjectNode json =
                Json.object()
                        .put(
                                "protocolVersion",
                                Revision.settle(params.path("protocolVersion").asText()));
        ObjectNode capabilities = json.putObject("capabilities");
        capabilities.putObject("tools");
        capabilities.setAll(offer.capabilities());
        json.set("serverInfo", server.json());
        offer.instructions().ifPresent(words -> json.put("instructions", words));
        return new Result(json);
    }
}
