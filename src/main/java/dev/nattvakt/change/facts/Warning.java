package dev.nattvakt.change.facts;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import dev.nattvakt.fleet.remedy.NextStep;
import dev.nattvakt.schedule.cadence.Frequency;

/// Something a caller should know about a change that goes ahead.
public sealed interface Warning {

    default String code() {
        return switch (this) {
            case LimitsUnstated _ -> "limits_unstated";
            case DayMissing _ -> "day_missing";
            case ClockChange _ -> "clock_change";
            case MoreRunsThanSlots _ -> "more_runs_than_slots";
            case OtherNextRun _ -> "other_next_run";
            case InDoubt _ -> "in_doubt";
            case OthersOn _ -> "others_on";
            case NothingOn _ -> "nothing_on";
            case CopiesUndocumented _ -> "copies_undocumented";
            case OldSchedule _ -> "old_schedule";
            case BuysNoSlots _ -> "buys_no_slots";
            case UndoWeakens _ -> "undo_weakens";
        };
    }

    /// HostUp did not say how many slots there are.
    record LimitsUnstated() implements Warning {}

    /// Some months lack this day, and HostUp does not document what happens then.
    record DayMissing(int dayOfMonth) implements Warning {}

    /// The caller's zone changes its clocks and HostUp's does not.
    ///
    /// @param runsThen the first run after the change
    record ClockChange(ZoneId zone, Instant runsThen) implements Warning {}

    /// There are more snapshots a day than slots, so each is replaced within a day.
    record MoreRunsThanSlots(int runsPerDay, int slots) implements Warning {}

    /// HostUp's next run is at an unexpected hour: it may use another zone.
    record OtherNextRun(Instant expected, Instant stated) implements Warning {}

    /// An earlier change of this server may still happen and undo this one.
    ///
    /// @param receipt of the earlier change
    /// @param until when the server is read again
    record InDoubt(String receipt, Instant until) implements Warning {}

    /// Other schedules are on as well; usually there is one.
    ///
    /// @param removals calls that would remove them
    record OthersOn(List<NextStep> removals) implements Warning {}

    /// With this change, no schedule of the kind is on.
    record NothingOn(Subject subject) implements Warning {}

    /// HostUp does not document whether the copies that exist stay.
    record CopiesUndocumented(Subject subject) implements Warning {}

    /// A schedule of another frequency was on before.
    ///
    /// @param removal the call that would remove it, where it is still there
    record OldSchedule(Frequency frequency, Fate fate, Optional<NextStep> removal)
            implements Warning {}

    /// What becomes of the schedule that another one takes the place of.
    enum Fate {
        /// Before the write: HostUp does not document it.
        UNKNOWN,
        SWITCHED_OFF,
        GONE,
        /// Told by [OthersOn] or by the outcome.
        STILL_ON
    }

    /// A larger maximum, which is no purchase.
    ///
    /// @param limit as HostUp stated it before
    record BuysNoSlots(int maximum, Optional<Integer> limit) implements Warning {}

    /// A change that weakens, and whose undo weakens as well, so that both are asked about.
    ///
    /// @param undo with what the undo loses
    record UndoWeakens(Direction.Weakens undo) implements Warning {}

    /// Without what was expected where read-back has shown it. Where the old schedule is still on,
    /// there is nothing that an undo would weaken.
    static List<Warning> settled(List<Warning> warnings) {
        boolean isStillOn =
                warnings.stream()
                        .anyMatch(warning ->
                                warning instanceof OldSchedule old && old.fate() == Fate.STILL_ON);
        boolean isSeen =
                warnings.stream()
                        .anyMatch(warning ->
                                warning instanceof OldSchedule old && old.fate() != Fate.UNKNOWN);
        return warnings.stream()
                .filter(warning -> !(isStillOn && warning instanceof UndoWeakens))
                .filter(warning ->
                        !(warning instanceof OldSchedule old
                                && (old.fate() == Fate.STILL_ON
                                        || isSeen && old.fate() == Fate.UNKNOWN)))
                .toList();
    }
}
