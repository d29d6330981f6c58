package dev.nattvakt.access;

import io.vertx.core.http.HttpServerResponse;

/// Why a request is refused. The text says what the caller must change, and nothing else about the
/// server.
public enum AccessRefusal {
    HOST(403, "This Host is not allowed (NATTVAKT_ACCESS_HOSTS)."),
    ORIGIN(403, "Pages of that origin may not call this server (NATTVAKT_ACCESS_ORIGINS)."),
    GONE(404, "Use streamable HTTP at /mcp."),
    DOUBLED(400, "A header that must not repeat was sent twice."),
    TOKEN_IN_QUERY(400, "Send the token in the Authorization header, never in an address."),
    NOT_JSON(415, "Send application/json."),
    UNKNOWN(
            401,
            "This server does not know you. Send a token as Authorization: Bearer ... (tools/access/new-token makes one)."),
    NOT_VALID(401, "This token is not valid."),
    ISSUER_DOWN(
            503,
            "Access tokens cannot be checked now: their issuer does not answer. Try again in a minute."),
    NO_SCOPE(403, "This token holds none of this server's scopes.");

    private final int status;
    private final String detail;

    AccessRefusal(int status, String detail) {
        this.status = status;
        this.detail = detail;
    }

    /// For a person in front of a browser, which sends no token by itself.
    public void sendToReader(HttpServerResponse response) {
        response.setStatusCode(status)
                .putHeader("Content-Type", "text/plain; charset=UTF-8")
                .end(
                        """
                        %s

                        A browser cannot send a token. Two ways to see this page:
                        - from this machine, by a tunnel: ssh -L 8080:127.0.0.1:8080 HOST, then http://127.0.0.1:8080/
                          (unless NATTVAKT_ACCESS_ANONYMOUS is none);
                        - behind a proxy that knows its users and adds the header Authorization: Bearer TOKEN
                          with a viewer's token.
                        """
                                .formatted(detail));
    }

    public void send(HttpServerResponse response) {
        response.setStatusCode(status)
                .putHeader("Content-Type", "application/problem+json")
                .end(
                        "{\"type\":\"about:blank\",\"status\":%d,\"detail\":\"%s\"}"
                                .formatted(status, detail));
    }
}
