package dev.nattvakt.schedule;

import java.time.DayOfWeek;
import java.util.Optional;

import dev.nattvakt.schedule.cadence.Cadence;
import dev.nattvakt.schedule.cadence.DayOfMonth;
import dev.nattvakt.schedule.cadence.Weekday;

/// A wanted backup schedule: complete and valid. Backups are offsite, slow and long-term.
///
/// @param retentionCount copies to keep, at least 1
/// @param name empty: HostUp chooses one
public record BackupSchedule(
        Cadence cadence, int retentionCount, boolean enabled, Optional<String> name) {

    public BackupSchedule {
        if (retentionCount < 1) {
            throw new IllegalArgumentException(
                    "retention: " + retentionCount + " (expected: >= 1)");
        }
    }

    /// In HostUp's names. Of the day fields, only the one of the frequency is included.
    public Fields fields() {
        Fields when =
                Fields.of("frequency", cadence.frequency().word())
                        .with("hour", cadence.at().value());
        Fields day =
                switch (cadence) {
                    case Cadence.Daily _ -> when;
                    case Cadence.Weekly(_, DayOfWeek on) ->
                            when.with("dayOfWeek", Weekday.number(on));
                    case Cadence.Monthly(_, DayOfMonth on) -> when.with("dayOfMonth", on.value());
                };
        return day.with("retentionCount", retentionCount)
                .with("enabled", enabled)
                .with("name", name);
    }
}
