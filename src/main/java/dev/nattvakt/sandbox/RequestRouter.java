package dev.nattvakt.sandbox;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

import dev.nattvakt.sandbox.fault.Request;
import dev.nattvakt.sandbox.http.ProblemDetails;
import dev.nattvakt.sandbox.http.ResponseWriter;

/// Routes requests: `/api` is the simulated HostUp, `/__sandbox` the control routes.
final class RequestRouter implements Handler<HttpServerRequest> {
    private static final String BEARER = "Bearer ";

    private final Vertx vertx;
    private final Clock clock;
    private final Sandbox sandbox;
    private final Control control;

    RequestRouter(Vertx vertx, Clock clock, Sandbox sandbox) {
        this.vertx = vertx;
        this.clock = clock;
        this.sandbox = sandbox;
        this.control = new Control(sandbox);
    }

    @Override
    public void handle(HttpServerRequest http) {
        var responseWriter = new ResponseWriter(vertx, http);
        http.body()
                .map(Buffer::toString)
                .map(body -> {
                    begin(http, body, responseWriter);
                    return body;
                })
                .onFailure(bug -> fail(http, bug, responseWriter));
    }

    private void begin(HttpServerRequest http, String body, ResponseWriter responseWriter) {
        World world = sandbox.world();
        if (http.path().startsWith("/api")) {
            Request request = request(http, body, world.log().nextNumber());
            new RequestRun(vertx, world, request, responseWriter).begin();
        } else {
            responseWriter.whole(control.answer(request(http, body, 0)));
        }
    }

    private Request request(HttpServerRequest http, String body, long number) {
        Map<String, String> params = new HashMap<>();
        http.params().forEach(params::put);
        return new Request(
                number,
                clock.instant(),
                http.method().name(),
                http.path(),
                Optional.ofNullable(http.query()).orElse(""),
                params,
                Optional.ofNullable(http.getHeader(HttpHeaders.AUTHORIZATION))
                        .filter(value -> value.startsWith(BEARER))
                        .map(value -> value.substring(BEARER.length())),
                body);
    }

    /// Answers 500 for a bug here. A client that closed the connection while sending is no bug and
    /// gets nothing.
    private void fail(HttpServerRequest http, Throwable bug, ResponseWriter responseWriter) {
        if (!responseWriter.isGone()) {
            ProblemDetails problemDetails =
                    ProblemDetails.internal("The sandbox itself failed: " + bug);
            responseWriter.whole(problemDetails.to(request(http, "", 0)));
        }
    }
}
