package dev.nattvakt.mcp.jsonrpc;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// A JSON-RPC error.
///
/// @param status what HTTP says beside it
public record Fault(int code, String message, Optional<ObjectNode> data, int status)
        implements Response {

    private static final String NO_SUCH_RESOURCE = "there is no such resource";

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int OUR_FAULT = 500;

    static Fault notJson() {
        return of(-32700, "the message is not JSON, or not strict JSON", BAD_REQUEST);
    }

    static Fault invalidRequest(String why) {
        return of(-32600, why, BAD_REQUEST);
    }

    static Fault noSuchMethod() {
        return of(-32601, "there is no such method", NOT_FOUND);
    }

    /// The request is understood, but what it asks for does not exist or does not fit.
    static Fault invalidParams(String why) {
        return of(-32602, why, OK);
    }

    /// The request lacks what every request must carry.
    static Fault malformed(String why) {
        return of(-32602, why, BAD_REQUEST);
    }

    static Fault noSuchResource(String uri) {
        return new Fault(-32602, NO_SUCH_RESOURCE, Optional.of(Json.object().put("uri", uri)), OK);
    }

    boolean isNoSuchResource() {
        return message.equals(NO_SUCH_RESOURCE);
    }

    static Fault internal(String id) {
        return of(
                -32603, "This is our fault; quote request " + id + " to the operator.", OUR_FAULT);
    }

    static Fault headerMismatch(String why) {
        return of(-32020, why, BAD_REQUEST);
    }

    static Fault outOfScope() {
        return of(-32600, "This token's scopes do not reach to this tool.", FORBIDDEN);
    }

    static Fault missingElicitation() {
        ObjectNode data = Json.object();
        data.putObject("requiredCapabilities").putObject("elicitation").putObject("form");
        return new Fault(
                -32021,
                "answers to a question need the client capability elicitation",
                Optional.of(data),
                BAD_REQUEST);
    }

    static Fault unsupportedVersion(String requested) {
        ObjectNode data = Json.object();
        Revision.ALL.forEach(data.putArray("supported")::add);
        data.put("requested", requested);
        return new Fault(-32022, "unsupported protocol version", Optional.of(data), BAD_REQUEST);
    }

    Fault coded(int other) {
        return new Fault(other, message, data, status);
    }

    private static Fault of(int code, String message, int status) {
        return new Fault(code, message, Optional.empty(), status);
    }
}
