package dev.nattvakt.hostup;

import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.nattvakt.schedule.BackupSchedule;
import dev.nattvakt.schedule.cadence.Cadence;
import dev.nattvakt.schedule.cadence.Weekday;

/// Body of POST backup-schedules. HostUp refuses a day field that does not belong to the frequency,
/// so at most one of the two is ever there.
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record BackupScheduleBody(
        String frequency,
        int hour,
        Optional<Integer> dayOfWeek,
        Optional<Integer> dayOfMonth,
        int retentionCount,
        boolean enabled,
        Optional<String> name) {

    static BackupScheduleBody of(BackupSchedule schedule) {
        Cadence cadence = schedule.cadence();
        return new BackupScheduleBody(
                cadence.frequency().word(),
                cadence.at().value(),
                cadence instanceof Cadence.Weekly(_, var on)
                        ? Optional.of(Weekday.number(on))
                        : Optional.empty(),
                cadence instanceof Cadence.Monthly(_, var on)
                        ? Optional.of(on.value())
                        : Optional.empty(),
                schedule.retentionCount(),
                schedule.enabled(),
                schedule.name());
    }
}
