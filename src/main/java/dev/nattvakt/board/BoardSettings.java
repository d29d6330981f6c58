package dev.nattvakt.board;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

import dev.nattvakt.fleet.remedy.Herd;
import dev.nattvakt.fleet.remedy.Standards;

/// Settings of the board.
///
/// @param sandbox whether HostUp is simulated
/// @param clock HostUp's time, in the zone of HostUp's hours
/// @param speed how many times faster that clock runs than real time
/// @param herds the rule that defines a herd
/// @param policy what should be so, as it is now; empty where there is no policy
public record BoardSettings(
        boolean sandbox,
        Clock clock,
        int speed,
        Herd.Rule herds,
        Optional<Supplier<Standards>> policy) {

    /// How long a snapshot of the fleet is fresh, in HostUp's time.
    private static final Duration FRESH = Duration.ofMinutes(1);

    /// How often an open page polls, in HostUp's time.
    private static final Duration POLL = Duration.ofSeconds(10);

    /// Whether the page has a column for the policy.
    boolean policed() {
        return policy.isPresent();
    }

    Standards standards() {
        return policy.map(Supplier::get).orElse(Standards.NONE);
    }

    /// How long a snapshot is fresh, in real time. [#poll()] is in real time too.
    Duration fresh() {
        return real(FRESH);
    }

    Duration poll() {
        return real(POLL);
    }

    private Duration real(Duration hostUpTime) {
        Duration realTime = hostUpTime.dividedBy(speed);
        return realTime.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : realTime;
    }
}
