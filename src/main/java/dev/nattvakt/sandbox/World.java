package dev.nattvakt.sandbox;

import java.time.Clock;

import dev.nattvakt.sandbox.fault.ArrivalLog;
import dev.nattvakt.sandbox.fault.Faults;
import dev.nattvakt.sandbox.fleet.Behaviour;
import dev.nattvakt.sandbox.fleet.Fleet;
import dev.nattvakt.sandbox.http.Api;
import dev.nattvakt.sandbox.http.Auth;

/// Everything that a reset discards. A request stays in the world it arrived in, so a late write
/// after a reset has no visible effect.
record World(Fleet fleet, Faults faults, ArrivalLog log, Auth auth, Api api) {

    /// @param generation of servers: each has other ids
    static World of(String key, Behaviour behaviour, Clock clock, int generation) {
        var fleet = new Fleet(behaviour, clock, generation);
        return new World(
                fleet,
                new Faults(),
                new ArrivalLog(),
                new Auth(key, behaviour, clock),
                new Api(fleet, behaviour, clock));
    }
}
