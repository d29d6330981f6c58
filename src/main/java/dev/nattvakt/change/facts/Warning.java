package dev.nattvakt.change.facts;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

import dev.nattvakt.fleet.NextStep;

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
}
