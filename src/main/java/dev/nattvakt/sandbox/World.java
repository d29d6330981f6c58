package dev.nattvakt.sandbox;

import java.time.Clock;

import dev.nattvakt.sandbox.fault.ArrivalLog;
import dev.nattvakt.sandbox.fault.Faults;
import dev.nattvakt.sandbox.fleet.Conduct;
import dev.nattvakt.sandbox.fleet.Fleet;
import dev.nattvakt.sandbox.http.Api;
import dev.nattvakt.sandbox.http.Door;

/// Everything that a reset throws away. A request lives and dies in the world it arrived in: a
/// write that comes late after a reset changes nothing that anybody can still see.
record World(Fleet fleet, Faults faults, ArrivalLog log, Door door, Api api) {

    static World of(String key, Conduct conduct, Clock clock) {
        var fleet = new Fleet(clock);
        return new World(
                fleet,
                new Faults(),
                new ArrivalLog(),
                new Door(key, conduct, clock),
                new Api(fleet, conduct, clock));
    }
}
