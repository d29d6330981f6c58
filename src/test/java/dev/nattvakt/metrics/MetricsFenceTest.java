package dev.nattvakt.metrics;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.nattvakt.access.Callers;
import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Role;
import dev.nattvakt.caller.ServerFilter;

import static org.assertj.core.api.Assertions.assertThat;

class MetricsFenceTest {

    private static final int FENCE = -10_000;

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void end() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @CsvSource({
        "*,     /metrics,   200",
        "*,     /metrics/x, 200",
        "web-*, /metrics,   403",
        "web-*, /metrics/,  403",
        "web-*, /metrics/x, 403",
        "web-*, /metrics?name[]=nattvakt_server_copies, 403",
        "web-*, /tools,     200"
    })
    void whoMaySeeSomeServersSeesNoMetrics(String servers, String path, int status)
            throws Exception {
        Router router = Router.router(vertx);
        router.route()
                .order(FENCE)
                .handler(context -> {
                    Callers.remember(
                            new Caller("c", Role.VIEWER, new ServerFilter(List.of(servers))),
                            context);
                    context.next();
                });
        router.route().handler(context -> context.response().end("all of them"));
        new MetricsFence().raise(router);
        HttpServer server =
                vertx.createHttpServer()
                        .requestHandler(router)
                        .listen(0, "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(10, TimeUnit.SECONDS);

        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    client.send(
                            HttpRequest.newBuilder(
                                            URI.create(
                                                    "http://127.0.0.1:"
                                                            + server.actualPort()
                                                            + path.replace("[]", "%5B%5D")))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.body().equals("all of them")).isEqualTo(status == 200);
        }
    }
}
