package dev.nattvakt.faults.process;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

import io.vertx.core.Vertx;

import dev.nattvakt.faults.Row;
import dev.nattvakt.sandbox.Sandbox;
import dev.nattvakt.sandbox.state.PostMeaning;

/// The rows that need the packaged server as a process of its own, and a simulator that outlives
/// it.
public final class Processes implements AutoCloseable {

    private final Sandbox sandbox;
    private final Kills kills;
    private final FleetKills fleetKills;
    private final Stops stops;
    private final Soak soak;

    public Processes(Vertx vertx) throws IOException {
        sandbox =
                Sandbox.start(
                        vertx,
                        new Sandbox.Settings(
                                0,
                                PackagedServer.KEY,
                                PostMeaning.BY_FREQUENCY,
                                Clock.systemUTC()));
        sandbox.setRateLimit(1_000_000);
        kills = new Kills(sandbox);
        fleetKills = new FleetKills(sandbox);
        stops = new Stops(sandbox);
        soak = new Soak(sandbox, Duration.parse(System.getProperty("faults.soak", "PT45S")));
    }

    public List<Row> all() {
        return List.of(
                Row.of(
                                "B7/points",
                                "kill -9 at %d points".formatted(Point.values().length),
                                20,
                                kills::atPoints)
                        .alone(),
                Row.of("B7/random", "kill -9 at random moments", 14, kills::atRandom).alone(),
                Row.of("F3", "kill -9 while a plan is carried out", 10, fleetKills::atRandom)
                        .alone(),
                Row.of("B9", "SIGTERM during 100 writes", 4, stops::terminated).alone(),
                Row.of("B12", soak.toString(), 1, soak::run).alone());
    }

    @Override
    public void close() throws IOException {
        kills.close();
        fleetKills.close();
        sandbox.close();
    }
}
