package dev.nattvakt.change.facts;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import dev.nattvakt.schedule.FieldChange;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.Vps;

/// What a change is about, as an answer needs it.
///
/// @param before as it was; empty: there was nothing
/// @param after as it is now, or would be; empty: nothing is there
/// @param limits as HostUp stated them, in its names
/// @param zone HostUp's, in which its hours are meant
/// @param timeZone the caller's, where they named one
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

    public List<FieldChange> changes() {
        return before.changesTo(after);
    }
}
