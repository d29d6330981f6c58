package dev.nattvakt.doors;

import java.util.List;

import dev.nattvakt.sandbox.Sandbox;
import dev.nattvakt.sandbox.fault.Arrival;

/// What the simulator behind the doors saw.
final class Played {

    private Played() {}

    /// The methods of all requests, except look-ups of names.
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
