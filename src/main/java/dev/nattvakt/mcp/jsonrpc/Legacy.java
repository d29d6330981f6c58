package dev.nattvakt.mcp.jsonrpc;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// The revisions up to 2025-11-25. The handshake is answered and not remembered: nothing here
/// differs between them, so a client that outlives this process needs no second one.
final class Legacy {

    private static final int NO_SUCH_RESOURCE = -32002;

    private final Tools tools;
    private final Guide guide;
    private final ServerInfo serverInfo;

    Legacy(Tools tools, Guide guide, ServerInfo serverInfo) {
        this.tools = tools;
        this.guide = guide;
        this.serverInfo = serverInfo;
    }

    Response answer(Message.Request request, RequestContext requestContext) {
        return switch (request.method()) {
            case "initialize" -> initialize(request.params());
            case "ping" -> new Result(Json.object());
            case "tools/list" -> tools.list(request.params());
            case "tools/call" -> tools.call(request.params(), requestContext);
            default -> legacy(guide.answer(request.method(), request.params(), requestContext));
        };
    }

    /// What is not there had a code of its own.
    private static Response legacy(Response response) {
        return response instanceof Fault fault && fault.isNoSuchResource()
                ? fault.coded(NO_SUCH_RESOURCE)
                : response;
    }

    private Response initialize(ObjectNode params) {
        if (!params.path("protocolVersion").isTextual()) {
            return Fault.invalidParams("params lacks protocolVersion");
        }
        ObjectNode json =
                Json.object()
                        .put(
                                "protocolVersion",
                                Revision.settle(params.path("protocolVersion").asText()));
        guide.introduce(json);
        json.set("serverInfo", serverInfo.json());
        return new Result(json);
    }
}
