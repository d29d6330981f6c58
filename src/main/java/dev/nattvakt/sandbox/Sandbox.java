package dev.nattvakt.sandbox;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;

import dev.nattvakt.sandbox.fault.Arrival;
import dev.nattvakt.sandbox.fault.Fault;
import dev.nattvakt.sandbox.fleet.Behaviour;
import dev.nattvakt.sandbox.fleet.State;
import dev.nattvakt.sandbox.state.PostMeaning;
import dev.nattvakt.sandbox.state.Vps;

/// A simulated HostUp on a loopback port.
///
/// Thread-safe, but not for event loops: starting and closing block.
public final class Sandbox implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";

    private final Settings settings;
    private final Behaviour behaviour;
    private final HttpServer server;
    private volatile World world;
    private final AtomicInteger generations = new AtomicInteger();
    private volatile Runnable whenReset = () -> {};

    /// @param port 0 takes any free one
    /// @param key accepted bearer token; the same with `-readonly` appended may only read
    /// @param clock of all times on the wire; the fleet's past is relative to it
    public record Settings(int port, String key, PostMeaning postMeaning, Clock clock) {}

    private Sandbox(Vertx vertx, Settings settings) {
        this.settings = settings;
        this.behaviour = new Behaviour(settings.postMeaning());
        this.world = World.of(settings.key(), behaviour, settings.clock(), 0);
        this.server =
                vertx.createHttpServer(
                                new HttpServerOptions()
                                        .setHost(LOOPBACK)
                                        .setPort(settings.port())
                                        // One request per connection at a time, so that a drop
                                        // loses no other.
                                        .setHttp2ClearTextEnabled(false))
                        .requestHandler(new RequestRouter(vertx, settings.clock(), this));
    }

    /// Blocks until it listens.
    public static Sandbox start(Vertx vertx, Settings settings) {
        var sandbox = new Sandbox(vertx, settings);
        await(sandbox.server.listen());
        return sandbox;
    }

    public URI url() {
        return URI.create("http://%s:%d".formatted(LOOPBACK, server.actualPort()));
    }

    public void add(Fault fault) {
        world.faults().add(fault);
    }

    /// Removes a fault that has not fired as often as it may.
    ///
    /// @return false when it has fired that often already
    public boolean remove(Fault fault) {
        return world.faults().remove(fault);
    }

    /// Every request under `/api`, in the order of arrival.
    public List<Arrival> log() {
        return world.log().all();
    }

    /// The true state, without lag.
    public State state() {
        return world.fleet().state();
    }

    /// Changes a server as another HostUp client would: not in the log, and visible at once.
    ///
    /// @throws IllegalArgumentException when there is no such VPS
    public void change(String idOrName, UnaryOperator<Vps> change) {
        world.fleet().change(state().vps(idOrName).id(), change);
    }

    /// Starts over: a new fleet, no faults, an empty log. Late writes still due are lost.
    public void reset() {
        begin(0);
    }

    /// Starts over with other servers of the same names, as if each had been deleted and ordered
    /// again. For clients that [#whenReset] cannot tell: to them, a server that is suddenly as it
    /// was before looks like a replica that lags.
    public void replaceServers() {
        begin(generations.incrementAndGet());
    }

    /// As [#replaceServers], for one. A write that comes late to the old one is lost.
    ///
    /// @return the new id
    /// @throws IllegalArgumentException when there is no such VPS
    public String replaceServer(String idOrName) {
        return world.fleet().replace(state().vps(idOrName).id());
    }

    private void begin(int generation) {
        world = World.of(settings.key(), behaviour, settings.clock(), generation);
        whenReset.run();
    }

    /// @param listener told after each reset
    public void whenReset(Runnable listener) {
        whenReset = listener;
    }

    public void setPostMeaning(PostMeaning meaning) {
        behaviour.postMeaning(meaning);
    }

    /// Sets how many requests one key may send in ten seconds; 300 unless set.
    public void setRateLimit(int requests) {
        behaviour.rateLimit(requests);
    }

    /// Reads are served in turn by replicas that lag by so much; none: all see what is so.
    public void setReplicas(List<Duration> lags) {
        behaviour.replicas(lags);
    }

    @Override
    public void close() {
        await(server.close());
    }

    World world() {
        return world;
    }

    JsonObject stateJson() {
        return new JsonObject()
                .put("postMeaning", behaviour.postMeaning().text())
                .mergeIn(state().json());
    }

    private static void await(Future<?> work) {
        work.toCompletionStage().toCompletableFuture().join();
    }
}
