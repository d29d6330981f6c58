package dev.nattvakt;

import io.quarkus.arc.Arc;

/// The simulated servers as they are at the beginning, for tests that change some: the application,
/// and with it the fleet, is one for many test classes.
public final class FreshFleet {

    private FreshFleet() {}

    public static void begin() {
        Arc.container().instance(Wire.Line.class).get().simulator().orElseThrow().sandbox().reset();
    }
}
