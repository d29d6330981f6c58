package dev.nattvakt.mcp.jsonrpc;

import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// Revision 2026-07-28: every request says what it is, every result what it is and for how long.
final class Modern {

    /// What is listed does not change while this server runs.
    private static final int AN_HOUR = 3_600_000;

    private static final Set<String> LISTS =
            Set.of(
                    "server/discover",
                    "tools/list",
                    "prompts/list",
                    "resources/list",
                    "resources/templates/list");
    private static final String READ = "resources/read";

    private final Tools tools;
    private final Guide guide;
    private final ServerInfo serverInfo;

    Modern(Tools tools, Guide guide, ServerInfo serverInfo) {
        this.tools = tools;
        this.guide = guide;
        this.serverInfo = serverInfo;
    }

    Response answer(Message.Request request, RequestContext requestContext) {
        return switch (RequestMeta.of(request.params())) {
            case RequestMeta.Wrong(Fault fault) -> fault;
            case RequestMeta.Stated terms ->
                    switch (ending(request, terms, requestContext)) {
                        case Fault fault -> fault;
                        case Result(ObjectNode json) -> complete(request.method(), json);
                    };
        };
    }

    private Response ending(
            Message.Request request, RequestMeta.Stated terms, RequestContext requestContext) {
        return switch (request.method()) {
            case "server/discover" -> discover();
            case "tools/list" -> tools.list(request.params());
            case "tools/call" ->
                    terms.canAsk()
                            ? tools.callAndAsk(request.params(), requestContext)
                            : tools.callUnasked(request.params(), requestContext);
            default -> guide.answer(request.method(), request.params(), requestContext);
        };
    }

    private Result discover() {
        ObjectNode json = Json.object();
        Revision.ALL.forEach(json.putArray("supportedVersions")::add);
        guide.introduce(json);
        return new Result(json);
    }

    /// What is listed may be kept a while, what was read is old at once; neither is anybody else's.
    private Result complete(String method, ObjectNode json) {
        if (!json.has("resultType")) {
            json.put("resultType", "complete");
            if (LISTS.contains(method) || method.equals(READ)) {
                json.put("ttlMs", method.equals(READ) ? 0 : AN_HOUR);
                json.put("cacheScope", "private");
            }
        }
        json.withObjectProperty("_meta")
                .set("io.modelcontextprotocol/serverInfo", serverInfo.json());
        return new Result(json);
    }
}
