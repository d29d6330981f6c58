package dev.nattvakt.metrics;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

import dev.nattvakt.access.Callers;

/// `/metrics` tells of every server, so it is closed to callers who may see only some.
@Singleton
final class MetricsFence {

    /// After the fence that says who is calling, before the route itself.
    private static final int BEFORE_THE_ROUTE = -1_000;

    private static final int FORBIDDEN = 403;

    void raise(@Observes Router router) {
        router.route("/metrics*").order(BEFORE_THE_ROUTE).handler(MetricsFence::pass);
    }

    private static void pass(RoutingContext request) {
        if (Callers.of(request).servers().areAll()) {
            request.next();
        } else {
            request.response()
                    .setStatusCode(FORBIDDEN)
                    .putHeader("Content-Type", "text/plain; charset=UTF-8")
                    .end("Metrics tell of every server, and this token may see only some.\n");
        }
    }
}
