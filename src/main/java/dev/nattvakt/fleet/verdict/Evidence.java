package dev.nattvakt.fleet.verdict;

import java.time.Instant;

import dev.nattvakt.fleet.port.Copies;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.schedule.stated.RunStatus;

/// The one fact that a verdict rests on.
public sealed interface Evidence {

    record RanWell(Instant lastRun) implements Evidence {}

    /// A run is in progress; the one before it made this copy.
    record RunsNow(Instant newestCopy) implements Evidence {}

    /// @param copies that exist all the same, made before this schedule
    record FirstRunAhead(Instant nextRun, Copies copies) implements Evidence {}

    /// The first run is in progress, and there is no copy yet.
    ///
    /// @param run as HostUp states it
    record FirstRunNow(Instant run) implements Evidence {}

    record RunWentWrong(RunStatus status) implements Evidence {}

    /// A run was due then, and HostUp shows none since.
    record RunMissed(Instant due) implements Evidence {}

    /// The schedule last ran so long ago that at least two runs are missing.
    record LongSilent(Instant lastRun) implements Evidence {}

    record SwitchedOff() implements Evidence {}

    record OnlySnapshots() implements Evidence {}

    record NoSchedule() implements Evidence {}

    /// HostUp states a run, but no backup exists.
    record NoCopies() implements Evidence {}

    /// The policy says that the server is left alone.
    ///
    /// @param underneath what it would be without that
    record Exempted(Exemption exemption, Judgement underneath) implements Evidence {}

    /// HostUp did not show the server's state.
    record NotRead(HostUpFailure.Why why) implements Evidence {}

    /// HostUp states the server as terminated, so there is nothing to protect.
    record Terminated() implements Evidence {}

    /// @param missing HostUp's field, or a description of what it did not state
    record NotStated(String missing) implements Evidence {}
}
