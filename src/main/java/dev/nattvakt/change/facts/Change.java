package dev.nattvakt.change.facts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.nattvakt.fleet.remedy.NextStep;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.ScheduleId;

/// A change that HostUp's gates and limits allow: the write, its effect, and how to recognise it.
///
/// @param before empty: nothing was there
/// @param after what is asked; empty: nothing should be there
/// @param nextRuns computed from what is asked; empty when it will not run or the runs are unknown
public record Change<S extends Situation>(
        Subject subject,
        Write write,
        Fields before,
        Fields after,
        Direction direction,
        List<Instant> nextRuns,
        List<Warning> warnings,
        ReadBack<S> readBack) {

    /// Finds the changed thing in what is read afterwards.
    public interface ReadBack<S extends Situation> {

        /// @param answered the id that HostUp's answer named
        Seen in(S later, Optional<ScheduleId> answered);
    }

    /// The thing after the write.
    ///
    /// @param fields empty: it is not there
    /// @param nextRuns HostUp's own next run first, where it states one
    /// @param leftOn calls that would remove other schedules that are on; usually there is one
    /// @param undo the call that restores the state before
    /// @param isNew whether the write created it: it has the id in HostUp's answer, and nothing had
    ///   that id before
    public record Seen(
            Fields fields,
            List<Instant> nextRuns,
            List<Warning> warnings,
            List<NextStep> leftOn,
            Optional<NextStep> undo,
            boolean isNew) {

        /// Fields only.
        public static Seen of(Fields fields, Optional<NextStep> undo) {
            return new Seen(fields, List.of(), List.of(), List.of(), undo, false);
        }
    }
}
