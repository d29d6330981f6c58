package dev.nattvakt.mcp.jsonrpc;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// The revisions up to 2025-11-25. The handshake is answered and not remembered: nothing here
/// differs between them, so a client that outlives this process needs no second one.
final class Legacy {

    private static final int NO_SUCH_RESOURCE = -32002;

    private final Tools tools;
    private final Guide guide;
    private final Server server;

    Legacy(Tools tools, Guide guide, Server server) {
        this.tools = tools;
        this.guide = guide;
        this.server = server;
    }

    Ending answer(Message.Request request, Visitor visitor) {
        return switch (request.method()) {
            case "initialize" -> initialize(request.params());
            case "ping" -> new Result(Json.object());
            case "tools/list" -> tools.list(request.params());
            case "tools/call" -> tools.call(request.params(), visitor);
            default -> legacy(guide.answer(request.method(), request.params(), visitor));
        };
    }

    /// What is not there had a code of its own.
    private static Ending legacy(Ending ending) {
        return ending instanceof Fault fault && fault.isNoSuchResource()
                ? fault.coded(NO_SUCH_RESOURCE)
                : ending;
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
        guide.introduce(json);
        json.set("serverInfo", server.json());
        return new Result(json);
    }
}
