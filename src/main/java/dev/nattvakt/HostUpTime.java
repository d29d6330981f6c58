package dev.nattvakt;

import java.time.Clock;

/// The time by which HostUp's schedules run: the world's own, or the simulator's faster one.
/// Verdicts and next runs go by it; deadlines, waits and plans do not, since people and callers
/// live in real time.
///
/// @param clock in the zone in which HostUp means its hours
/// @param speed how much faster it runs than real time; 1 unless the simulator plays HostUp
record HostUpTime(Clock clock, int speed) {}
