package dev.nattvakt.mcp.transport;

import java.util.Optional;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import org.jboss.logging.Logger;

import dev.nattvakt.mcp.message.Fault;
import dev.nattvakt.mcp.message.Json;
import dev.nattvakt.mcp.message.Outgoing;

/// A request that is refused before anybody reads its message: the client hears why, and so does
/// the log at DEBUG.
enum HttpRefusal {
    METHOD(405, "Send POST; this server keeps no stream open and no session to end."),
    NOT_JSON(415, "Send Content-Type: application/json."),
    ENCODED(415, "Send the body as it is, without Content-Encoding."),
    NOT_ACCEPTABLE(406, "Send Accept: application/json, text/event-stream."),
    TOO_LONG(413, "Send no more than 64 KB, and 16 KB for initialize.");

    static final String ALLOWED = "POST, OPTIONS";

    private static final Logger LOG = Logger.getLogger(HttpRefusal.class);
    private static final int WRONG_METHOD = 405;
    private static final int TOO_LARGE = 413;

    private final int status;
    private final String why;

    HttpRefusal(int status, String why) {
        this.status = status;
        this.why = why;
    }

    void send(HttpServerResponse response) {
        LOG.debugf("refused with %d: %s", status, why);
        if (response.closed() || response.ended()) {
            return;
        }
        if (status == WRONG_METHOD) {
            response.putHeader("Allow", ALLOWED);
        }
        if (status == TOO_LARGE) {
            response.putHeader("Connection", "close");
        }
        Outgoing reply = new Outgoing(Optional.empty(), Fault.invalidRequest(why));
        response.setStatusCode(status)
                .putHeader("Content-Type", MediaTypes.JSON)
                .end(Buffer.buffer(Json.bytes(reply.json())));
    }
}
