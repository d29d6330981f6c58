package dev.nattvakt.metrics;

import java.time.Clock;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

import dev.nattvakt.fleet.port.ReadPort;

/// `GET /health/hostup`: for alerts, in the form of the other health checks. It is no part of
/// liveness or readiness: nobody should restart this server because HostUp is down.
@Singleton
final class HealthRoute {

    private static final int UP = 200;
    private static final int DOWN = 503;

    private final HostUpHealth hostUp;

    HealthRoute(ReadPort hostUp, Clock clock) {
        this.hostUp = new HostUpHealth(hostUp, clock, System::nanoTime);
    }

    void open(@Observes Router router) {
        router.get("/health/hostup").handler(this::tell);
    }

    private void tell(RoutingContext request) {
        Context loop = Vertx.currentContext();
        Thread.startVirtualThread(() -> {
            HostUpHealth.Seen seen = hostUp.now();
            loop.runOnContext(_ -> send(request, seen));
        });
    }

    private static void send(RoutingContext request, HostUpHealth.Seen seen) {
        boolean up = seen.trouble().isEmpty();
        if (!request.response().closed()) {
            request.response()
                    .setStatusCode(up ? UP : DOWN)
                    .putHeader("Content-Type", "application/json; charset=UTF-8")
                    .end(json(seen, up ? "UP" : "DOWN"));
        }
    }

    private static Buffer json(HostUpHealth.Seen seen, String status) {
        JsonObject data = new JsonObject().put("since", seen.since().toString());
        seen.trouble().ifPresent(why -> data.put("why", why));
        seen.remedy().ifPresent(remedy -> data.put("remedy", remedy));
        return new JsonObject()
                .put("status", status)
                .put(
                        "checks",
                        new JsonArray()
                                .add(
                                        new JsonObject()
                                                .put("name", "hostup")
                                                .put("status", status)
                                                .put("data", data)))
                .toBuffer();
    }
}
