package dev.nattvakt.access.fence;

import java.util.OptionalLong;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;

import io.netty.channel.SingleThreadEventLoop;
import io.netty.util.concurrent.EventExecutor;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.HttpServerStart;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.impl.VertxInternal;
import org.eclipse.microprofile.config.ConfigProvider;

/// Looks at this server's connections while it listens.
@Singleton
final class ConnectionLimits {

    private static final long BETWEEN_LOOKS_MILLIS = 1_000;

    private final Vertx vertx;
    private volatile OptionalLong timer = OptionalLong.empty();
    private final OpenConnections connections = new OpenConnections(System::nanoTime);

    ConnectionLimits(Vertx vertx) {
        this.vertx = vertx;
    }

    void begin(HttpServerRequest request) {
        PipeliningLimit.watch(request);
        connections.begin(request);
    }

    void end(HttpServerRequest request) {
        connections.end(request);
    }

    void watch(@ObservesAsync HttpServerStart started) {
        int port = port(started.options().isSsl());
        timer = OptionalLong.of(vertx.setPeriodic(BETWEEN_LOOKS_MILLIS, _ -> look(port)));
    }

    /// Live reload keeps Vert.x, and with it every timer.
    @PreDestroy
    void stop() {
        timer.ifPresent(vertx::cancelTimer);
    }

    private void look(int port) {
        for (EventExecutor executor : ((VertxInternal) vertx).getEventLoopGroup()) {
            if (executor instanceof SingleThreadEventLoop loop) {
                loop.execute(() -> connections.look(loop, port));
            }
        }
    }

    /// The port that it got, where any would do.
    private static int port(boolean isSecure) {
        String test = LaunchMode.current() == LaunchMode.TEST ? "test-" : "";
        return ConfigProvider.getConfig()
                .getValue("quarkus.http." + test + (isSecure ? "ssl-port" : "port"), Integer.class);
    }
}
