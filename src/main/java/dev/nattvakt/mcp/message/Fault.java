package dev.nattvakt.mcp.message;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// A JSON-RPC error.
///
/// @param message one sentence that says what to send instead
/// @param status what HTTP says beside it in 2026-07-28
public record Fault(int code, String message, Optional<ObjectNode> data, int status)
        implements Response {

    private static final String NO_SUCH_RESOURCE =
            "There is no such resource; resources/list and resources/templates/list name all.";

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int OUR_FAULT = 500;

    public static Fault notJson() {
        return of(
                -32700,
                "The message is not strict JSON; send one JSON object without duplicate keys.",
                BAD_REQUEST);
    }

    public static Fault invalidRequest(String why) {
        return of(-32600, why, BAD_REQUEST);
    }

    public static Fault noSuchMethod() {
        return of(-32601, "There is no such method in this revision.", NOT_FOUND);
    }

    /// The request is understood, but what it asks for does not exist or does not fit.
    public static Fault invalidParams(String why) {
        return of(-32602, why, OK);
    }

    /// The request lacks what every request of its revision must carry.
    public static Fault malformed(String why) {
        return of(-32602, why, BAD_REQUEST);
    }

    public static Fault noSuchResource(String uri) {
        return new Fault(-32602, NO_SUCH_RESOURCE, Optional.of(Json.object().put("uri", uri)), OK);
    }

    public boolean isNoSuchResource() {
        return message.equals(NO_SUCH_RESOURCE);
    }

    /// @param id under which the log has the stack trace
    public static Fault internal(String id) {
        return of(
                -32603, "This is our fault; quote request " + id + " to the operator.", OUR_FAULT);
    }

    public static Fault headerMismatch(String why) {
        return of(-32020, why, BAD_REQUEST);
    }

    public static Fault noSuchSession() {
        return of(
                -32001,
                "This session is not known here or has ended; send initialize for a new one.",
                NOT_FOUND);
    }

    public static Fault outOfScope() {
        return of(-32600, "This token's scopes do not reach to this tool.", FORBIDDEN);
    }

    public static Fault missingElicitation() {
        ObjectNode data = Json.object();
        data.putObject("requiredCapabilities").putObject("elicitation").putObject("form");
        return new Fault(
                -32021,
                "Answers to a question need the client capability elicitation.",
                Optional.of(data),
                BAD_REQUEST);
    }

    public static Fault unsupportedVersion(String requested, List<String> supported) {
        ObjectNode data = Json.object();
        supported.forEach(data.putArray("supported")::add);
        data.put("requested", requested);
        return new Fault(
                -32022,
                "Unsupported protocol version; this server speaks "
                        + String.join(", ", supported)
                        + ".",
                Optional.of(data),
                BAD_REQUEST);
    }

    public Fault coded(int other) {
        return new Fault(other, message, data, status);
    }

    private static Fault of(int code, String message, int status) {
        return new Fault(code, message, Optional.empty(), status);
    }
}
