package dev.nattvakt.change.facts;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

import dev.nattvakt.fleet.NextStep;

/// Something a caller should know about a change that goes ahead all the same.
public sealed interface Warning {

    default String code() {
        return switch (this) {
            case LimitsUnstated() -> "limits_unstated";
            case DayMissing _ -> "day_missing";
            case ClockChange _ -> "clock_change";
            case MoreRunsThanSlots _ -> "more_runs_than_slots";
            case OtherNextRun _ -> "other_next_run";
            case InDoubt _ -> "in_doubt";
            case OthersOn _ -> "others_on";
        };
    }

    /// HostUp did not say how many slots there are.
    record LimitsUnstated() implements Warning {}

    /// Some months lack this day, and HostUp does not document what happens then.
    record DayMissing(int dayOfMonth) implements Warning {}

    /// The clocks of the caller's zone change, HostUp's do not.
    ///
    /// @param runsThen the first run after the change
    record ClockChange(ZoneId zone, Instant runsThen) implements Warning {}

    /// More snapshots a day than slots: the older ones give way sooner than after a day.
    record MoreRunsThanSlots(int runsPerDay, int slots) implements Warning {}

    /// HostUp's own next run is at another hour than expected: it may mean its hours in another
    /// zone.
    record OtherNextRun(Instant expected, Instant stated) implements Warning {}

    /// An earlier change of this server may still happen, and then undo this one.
    ///
    /// @param receipt of the earlier change
    /// @param until when the server is looked at again
    record InDoubt(String receipt, Instant until) implements Warning {}

    /// Other schedules are on as well, although one is the rule.
    ///
    /// @param removals calls that would remove them
    record OthersOn(List<NextStep> removals) implements Warning {}
}
