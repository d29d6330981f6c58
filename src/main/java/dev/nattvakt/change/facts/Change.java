package dev.nattvakt.change.facts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.nattvakt.fleet.NextStep;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.ScheduleId;

/// A change that HostUp's gates and limits allow: what to send, what it does, how to recognise it.
///
/// @param before empty fields: there was nothing
/// @param after what is asked for; empty fields: nothing shall be there
/// @param nextRuns as computed from what is asked for; empty when it will not run or nobody can
///   know
public record Change<S extends Situation>(
        Subject subject,
        Write write,
        Fields before,
        Fields after,
        Direction direction,
        List<Instant> nextRuns,
        List<Warning> warnings,
        ReadBack<S> readBack) {

    /// How to find the changed thing in what is read afterwards.
    public interface ReadBack<S extends Situation> {

        /// @param answered the id that HostUp's answer named
        Seen in(S later, Optional<ScheduleId> answered);
    }

    /// The thing as it is afterwards.
    ///
    /// @param fields empty fields: it is not there
    /// @param nextRuns HostUp's own next run first, where it states one
    /// @param leftOn calls that would remove other schedules, which are on although one is the rule
    /// @param undo the call that restores what was
    /// @param isNew whether the write made it, whatever it has become since: it has the id that
    ///   HostUp's answer named, and nothing had that before
    public record Seen(
            Fields fields,
            List<Instant> nextRuns,
            List<Warning> warnings,
            List<NextStep> leftOn,
            Optional<NextStep> undo,
            boolean isNew) {

        /// Nothing but fields to be seen.
        public static Seen of(Fields fields, Optional<NextStep> undo) {
            return new Seen(fields, List.of(), List.of(), List.of(), undo, false);
        }
    }
}
