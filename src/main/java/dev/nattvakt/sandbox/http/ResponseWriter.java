package dev.nattvakt.sandbox.http;

import java.time.Duration;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/// Sends a response whole, in part, slowly or not at all.
public final class ResponseWriter {
    private final Vertx vertx;
    private final HttpServerRequest request;
    private final HttpServerResponse response;

    public ResponseWriter(Vertx vertx, HttpServerRequest request) {
        this.vertx = vertx;
        this.request = request;
        this.response = request.response();
    }

    /// Whether the client has closed the connection.
    public boolean isGone() {
        return response.closed();
    }

    public void whole(Response answer) {
        head(answer).end(answer.body());
    }

    public void none() {
        request.connection().close();
    }

    public void half(Response answer) {
        Buffer body = Buffer.buffer(answer.body());
        headWithLength(answer, body)
                .write(body.slice(0, body.length() / 2))
                .onComplete(_ -> none());
    }

    public void slowly(Response answer, Duration pause) {
        Buffer body = Buffer.buffer(answer.body());
        if (body.length() == 0 || pause.isZero()) {
            whole(answer);
        } else {
            headWithLength(answer, body);
            sendSlowly(body, 0, pause);
        }
    }

    private void sendSlowly(Buffer body, int at, Duration pause) {
        if (isGone()) {
            return;
        }
        if (at == body.length()) {
            response.end();
            return;
        }
        response.write(body.slice(at, at + 1));
        vertx.setTimer(pause.toMillis(), _ -> sendSlowly(body, at + 1, pause));
    }

    private HttpServerResponse headWithLength(Response answer, Buffer body) {
        return head(answer).putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
    }

    private HttpServerResponse head(Response answer) {
        response.setStatusCode(answer.status());
        if (!answer.body().isEmpty()) {
            response.putHeader(HttpHeaders.CONTENT_TYPE, answer.contentType());
        }
        answer.headers().forEach((name, values) -> response.putHeader(name, values));
        return response;
    }
}
