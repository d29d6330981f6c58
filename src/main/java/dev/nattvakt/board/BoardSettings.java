package dev.nattvakt.board;

import java.time.Clock;
import java.time.Duration;

import dev.nattvakt.fleet.Herd;

/// What the board has to know of the house around it.
///
/// @param sandbox whether a simulator plays HostUp
/// @param clock by which HostUp's schedules run, in the zone in which it means its hours
/// @param speed how much faster that clock runs than real time
/// @param herds what counts as one
public record BoardSettings(boolean sandbox, Clock clock, int speed, Herd.Rule herds) {

    /// So long, in HostUp's time, a look is good enough.
    private static final Duration FRESH = Duration.ofMinutes(1);

    /// How often an open page asks, in HostUp's time.
    private static final Duration POLL = Duration.ofSeconds(10);

    /// In real time, as is the interval of asking.
    Duration fresh() {
        return real(FRESH);
    }

    Duration poll() {
        return real(POLL);
    }

    private Duration real(Duration there) {
        Duration here = there.dividedBy(speed);
        return here.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : here;
    }
}
