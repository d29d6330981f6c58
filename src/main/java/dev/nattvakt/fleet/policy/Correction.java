package dev.nattvakt.fleet.policy;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Optional;

import dev.nattvakt.fleet.remedy.NextStep;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.cadence.DayOfMonth;
import dev.nattvakt.schedule.cadence.Frequency;
import dev.nattvakt.schedule.cadence.Hour;
import dev.nattvakt.schedule.cadence.Weekday;

/// A change that brings one schedule of a server in line. It says everything that the rule says,
/// not only what differs: it then means the same for any schedule that HostUp applies it to.
public sealed interface Correction {

    Vps vps();

    /// The same as a tool call.
    NextStep call();

    /// @param timeZone of hour and day; empty: HostUp's
    record Backup(
            Vps vps,
            Optional<Frequency> frequency,
            Optional<Hour> hour,
            Optional<DayOfWeek> dayOfWeek,
            Optional<DayOfMonth> dayOfMonth,
            Optional<Integer> retentionCount,
            boolean enabled,
            Optional<ZoneId> timeZone)
            implements Correction {

        @Override
        public NextStep call() {
            return NextStep.on(
                    vps,
                    "set_backup_schedule",
                    Fields.NONE
                            .with("frequency", frequency.map(Frequency::word))
                            .with("hour", hour.map(Hour::value))
                            .with("dayOfWeek", dayOfWeek.map(Weekday::number))
                            .with("dayOfMonth", dayOfMonth.map(DayOfMonth::value))
                            .with("retentionCount", retentionCount)
                            .with("enabled", enabled)
                            .with("timeZone", timeZone.map(ZoneId::getId)));
        }
    }

    record Snapshot(Vps vps, Optional<Integer> intervalHours, boolean enabled)
            implements Correction {

        @Override
        public NextStep call() {
            return NextStep.on(
                    vps,
                    "set_snapshot_schedule",
                    Fields.NONE.with("intervalHours", intervalHours).with("enabled", enabled));
        }
    }
}
