package dev.nattvakt;

import io.quarkus.arc.Arc;

import dev.nattvakt.sandbox.Sandbox;

/// The simulated servers as they are at the beginning, for tests that change some: the application,
/// and with it the fleet, is one for many test classes.
public final class FreshFleet {

    private FreshFleet() {}

    public static Sandbox begin() {
        HostUpWiring.Line line = Arc.container().instance(HostUpWiring.Line.class).get();
        Sandbox sandbox = line.simulator().orElseThrow().sandbox();
        sandbox.reset();
        return sandbox;
    }
}
