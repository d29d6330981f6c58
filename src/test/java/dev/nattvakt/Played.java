package dev.nattvakt;

import java.util.List;

import dev.nattvakt.sandbox.Sandbox;
import dev.nattvakt.sandbox.fault.Arrival;

/// The simulator behind the doors.
final class Played {

    private Played() {}

    static Sandbox asNew(HostUpWiring.Line line) {
        Sandbox sandbox = line.simulator().orElseThrow().sandbox();
        sandbox.reset();
        return sandbox;
    }

    /// The methods that HostUp saw, but for looking up names.
    static List<String> methods(Sandbox sandbox) {
        return sandbox.log().stream()
                .filter(arrival -> !arrival.path().equals("/api/v2/vps"))
                .map(Arrival::method)
                .toList();
    }

    static List<Arrival> writes(Sandbox sandbox) {
        return sandbox.log().stream().filter(arrival -> !arrival.method().equals("GET")).toList();
    }
}
