package dev.nattvakt.access.fence;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/// Holds a request back until its client has taken the answers to those before it: a client that
/// sends request after request on one connection, and reads nothing, would fill the memory.
final class UnreadAnswers {

    private UnreadAnswers() {}

    /// On the event loop of the request.
    static void await(HttpServerRequest request, Runnable next) {
        HttpServerResponse response = request.response();
        if (!response.writeQueueFull()) {
            next.run();
            return;
        }
        request.pause();
        response.drainHandler(_ -> {
            response.drainHandler(null);
            request.resume();
            next.run();
        });
    }
}
