package dev.nattvakt.change.facts;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.nattvakt.schedule.FieldChange;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.Vps;

/// The facts of a change, for an answer.
///
/// @param before the state before; empty: nothing was there
/// @param after the state now, or after the change; empty: nothing is there
/// @param limits as HostUp stated them, in its names
/// @param zone HostUp's zone, for its hours
/// @param timeZone the caller's zone, if they named one
public record Facts(
        Vps vps,
        Subject subject,
        Fields before,
        Fields after,
        List<Instant> nextRuns,
        Fields limits,
        List<Warning> warnings,
        ZoneId zone,
        Optional<ZoneId> timeZone) {

    public Facts {
        nextRuns = List.copyOf(nextRuns);
        warnings = Warning.settled(warnings);
    }

    /// The same under the name that the server has now.
    public Facts of(Vps named) {
        return new Facts(named, subject, before, after, nextRuns, limits, warnings, zone, timeZone);
    }

    public List<FieldChange> changes() {
        return before.changesTo(after);
    }

    /// The same with one warning more.
    public Facts with(Warning warning) {
        return seen(after, nextRuns, limits, List.of(warning));
    }

    /// With the state that HostUp shows now.
    ///
    /// @param more additional warnings
    public Facts seen(Fields now, List<Instant> runs, Fields limits, List<Warning> more) {
        List<Warning> all = Stream.concat(warnings.stream(), more.stream()).toList();
        return new Facts(vps, subject, before, now, runs, limits, all, zone, timeZone);
    }
}
