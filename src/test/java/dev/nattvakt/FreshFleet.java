package dev.nattvakt;

import io.quarkus.arc.Arc;

import dev.nattvakt.sandbox.Sandbox;

/// The simulated servers as they are at the beginning, for tests that change some: the application,
/// and with it the fleet, is one for many test classes.
public final class FreshFleet {

    private FreshFleet() {}

    public static Sandbox begin() {
        HostUpWiring.Endpoint endpoint =
                Arc.container().instance(HostUpWiring.Endpoint.class).get();
        Sandbox sandbox = endpoint.simulator().orElseThrow().sandbox();
        sandbox.reset();
        return sandbox;
    }
}
