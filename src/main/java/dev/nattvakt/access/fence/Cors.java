package dev.nattvakt.access.fence;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/// What a browser wants to hear (Fetch standard, CORS) before it lets a page of a named origin send
/// a request here and read the answer. Tokens travel in a header that the page sets itself; no
/// cookie of a user is ever taken, so none is allowed.
final class Cors {

    private static final int NO_CONTENT = 204;
    private static final String REQUESTED_METHOD = "Access-Control-Request-Method";
    private static final String REQUESTED_NETWORK = "Access-Control-Request-Private-Network";

    /// `*` includes every header but this one.
    private static final String HEADERS = "*, Authorization";

    private static final String METHODS = "GET, POST, OPTIONS";
    private static final String READABLE =
            "Mcp-Session-Id, MCP-Protocol-Version, WWW-Authenticate, Retry-After, Allow";
    private static final String TEN_MINUTES = "600";

    private Cors() {}

    static boolean isPreflight(HttpServerRequest request) {
        return request.method() == HttpMethod.OPTIONS
                && request.headers().contains("Origin")
                && request.headers().contains(REQUESTED_METHOD);
    }

    /// The browser asks before the page's request is sent, without its token.
    static void answerPreflight(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        response.putHeader("Access-Control-Allow-Methods", METHODS)
                .putHeader("Access-Control-Allow-Headers", HEADERS)
                .putHeader("Access-Control-Max-Age", TEN_MINUTES);
        if (request.headers().contains(REQUESTED_NETWORK)) {
            response.putHeader("Access-Control-Allow-Private-Network", "true");
        }
        response.setStatusCode(NO_CONTENT).end();
    }

    /// @param origin one that is named
    static void allow(String origin, MultiMap headers) {
        headers.set("Access-Control-Allow-Origin", origin)
                .set("Access-Control-Expose-Headers", READABLE)
                .add("Vary", "Origin")
                .set("Cross-Origin-Resource-Policy", "cross-origin");
    }
}
