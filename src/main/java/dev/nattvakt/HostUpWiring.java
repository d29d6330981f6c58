package dev.nattvakt;

import java.net.BindException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import org.jboss.logging.Logger;

import dev.nattvakt.caller.Secret;
import dev.nattvakt.change.ReplicaGuard;
import dev.nattvakt.hostup.HostUpConfig;
import dev.nattvakt.hostup.HostUpConnection;
import dev.nattvakt.sandbox.Sandbox;
import dev.nattvakt.sandbox.state.PostMeaning;
import dev.nattvakt.start.HostUpTime;
import dev.nattvakt.start.NattvaktConfig;
import dev.nattvakt.start.Startup;
import dev.nattvakt.start.UnsafeStart;
import dev.nattvakt.start.Upstream;

/// Connects the HTTP client with HostUp or with the simulator; everything above HTTP is the same
/// for both.
@Singleton
final class HostUpWiring {

    private static final Logger LOG = Logger.getLogger(HostUpWiring.class);
    private static final String SANDBOX_KEY = "sandbox";

    /// Where HostUp is, and the simulator to close at the end.
    record Endpoint(URI url, Supplier<Secret> key, Optional<Simulator> simulator) {}

    /// The simulator and its own event loop, so that it does not show in our metrics.
    record Simulator(Sandbox sandbox, Vertx vertx) {}

    @Produces
    @Singleton
    Endpoint endpoint(Startup startup, NattvaktConfig house, HostUpConfig hostUp, HostUpTime time) {
        return switch (startup.upstream()) {
            case Upstream.Real(var key) ->
                    new Endpoint(URI.create(hostUp.url()), key, Optional.empty());
            case Upstream.Simulated() -> {
                Vertx vertx =
                        Vertx.vertx(
                                new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
                Sandbox sandbox =
                        start(
                                vertx,
                                new Sandbox.Settings(
                                        house.sandbox().port(),
                                        SANDBOX_KEY,
                                        PostMeaning.parse(house.sandbox().postMeaning()),
                                        time.clock()));
                Secret key = new Secret(SANDBOX_KEY);
                yield new Endpoint(
                        sandbox.url(), () -> key, Optional.of(new Simulator(sandbox, vertx)));
            }
        };
    }

    private static Sandbox start(Vertx vertx, Sandbox.Settings settings) {
        try {
            return Sandbox.start(vertx, settings);
        } catch (CompletionException refused) {
            vertx.close();
            throw refused.getCause() instanceof BindException
                    ? new UnsafeStart(
                            "NATTVAKT_SANDBOX_PORT=%s is taken by another program. Set another port, or 0 for any that is free."
                                    .formatted(settings.port()))
                    : refused;
        }
    }

    /// Starts the simulator before the first call: tests script its faults over HTTP.
    void open(@Observes @Priority(2) StartupEvent event, Endpoint endpoint, ReplicaGuard replicas) {
        endpoint.simulator()
                .ifPresent(simulator -> {
                    simulator.sandbox().whenReset(replicas::forget);
                    LOG.infof(
                            "The simulator listens on %s (GET /__sandbox/log, /__sandbox/state; POST /__sandbox/faults).",
                            simulator.sandbox().url());
                });
    }

    void close(@Disposes Endpoint endpoint) {
        endpoint.simulator()
                .ifPresent(simulator -> {
                    simulator.sandbox().close();
                    simulator.vertx().close().toCompletionStage().toCompletableFuture().join();
                });
    }

    @Produces
    @Singleton
    HostUpConnection connection(Endpoint endpoint) {
        return new HostUpConnection(endpoint.url(), endpoint.key());
    }

    void close(@Disposes HostUpConnection connection) {
        connection.close();
    }

    @Produces
    @Singleton
    KeyMaterial keyMaterial(Endpoint endpoint) {
        return () -> endpoint.key().get().reveal().getBytes(StandardCharsets.UTF_8);
    }
}
