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

/// Where a connection turns into a request, and a request finds its way: `/api` is HostUp,
/// `/__sandbox` is us.
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
                .onFailure(bug -> apologize(http, bug, responseWriter));
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

    /// A client that left while it was still sending is no bug, and hears nothing.
    private void apologize(HttpServerRequest http, Throwable bug, ResponseWriter responseWriter) {
        if (!responseWriter.isGone()) {
            ProblemDetails problemDetails =
                    ProblemDetails.internal("The sandbox itself failed: " + bug);
            responseWriter.whole(problemDetails.to(request(http, "", 0)));
        }
    }
}
