package dev.nattvakt.schedule.stated;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;

import dev.nattvakt.schedule.BackupSchedule;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.ScheduleId;
import dev.nattvakt.schedule.cadence.Cadence;
import dev.nattvakt.schedule.cadence.DayOfMonth;
import dev.nattvakt.schedule.cadence.Frequency;
import dev.nattvakt.schedule.cadence.Hour;
import dev.nattvakt.schedule.cadence.Weekday;

/// One schedule in the answer of GET backup-schedules, as far as HostUp stated it.
///
/// @param lastRun when it last ran; HostUp does not document whether that is start or end
/// @param lastStatus status of that run
/// @param oddTime when it starts, where that is no full hour; no request could have asked for it
/// @param hasOddRun whether HostUp states a last run that cannot be read as a date: it may have
///   run, and nobody knows when
public record SeenBackupSchedule(
        Optional<ScheduleId> id,
        Optional<String> name,
        Optional<Frequency> frequency,
        Optional<Hour> at,
        Optional<DayOfWeek> dayOfWeek,
        Optional<DayOfMonth> dayOfMonth,
        Optional<Integer> retentionCount,
        Optional<Boolean> enabled,
        Optional<Instant> lastRun,
        Optional<Instant> nextRun,
        Optional<RunStatus> lastStatus,
        Optional<LocalTime> oddTime,
        boolean hasOddRun) {

    /// The cadence; empty unless every part of it was stated.
    public Optional<Cadence> cadence() {
        return frequency.flatMap(known ->
                at.flatMap(hour ->
                        switch (known) {
                            case DAILY -> Optional.of(new Cadence.Daily(hour));
                            case WEEKLY -> dayOfWeek.map(day -> new Cadence.Weekly(hour, day));
                            case MONTHLY -> dayOfMonth.map(day -> new Cadence.Monthly(hour, day));
                        }));
    }

    /// As a wish; empty unless all that a wish needs was stated.
    public Optional<BackupSchedule> whole() {
        return cadence()
                .flatMap(when ->
                        retentionCount
                                .filter(copies -> copies >= 1)
                                .flatMap(copies ->
                                        enabled.map(
                                                on -> new BackupSchedule(when, copies, on, name))));
    }

    public boolean isOn() {
        return enabled.orElse(false);
    }

    /// Whether HostUp stated that it is switched off. Not stated is not paused.
    public boolean isPaused() {
        return enabled.isPresent() && !enabled.get();
    }

    /// In HostUp's names of the request, to compare with what was asked for.
    public Fields fields() {
        return Fields.NONE
                .with("frequency", frequency.map(Frequency::word))
                .with("hour", at.map(Hour::value))
                .with("time", oddTime.map(LocalTime::toString))
                .with("dayOfWeek", dayOfWeek.map(Weekday::number))
                .with("dayOfMonth", dayOfMonth.map(DayOfMonth::value))
                .with("retentionCount", retentionCount)
                .with("enabled", enabled)
                .with("name", name);
    }
}
