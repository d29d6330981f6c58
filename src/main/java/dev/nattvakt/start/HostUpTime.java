package dev.nattvakt.start;

import java.time.Clock;

/// The time by which HostUp's schedules run: real, or the simulator's faster one. Verdicts and next
/// runs use it. Deadlines, waits and the expiry of plans use real time, as callers do.
///
/// @param clock in the zone of HostUp's hours
/// @param speed multiple of real time; 1 unless the simulator plays HostUp
public record HostUpTime(Clock clock, int speed) {}
