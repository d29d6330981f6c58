package dev.nattvakt.schedule;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;

import dev.nattvakt.schedule.cadence.Cadence;
import dev.nattvakt.schedule.cadence.DayOfMonth;
import dev.nattvakt.schedule.cadence.Frequency;
import dev.nattvakt.schedule.cadence.Hour;
import dev.nattvakt.schedule.stated.RunStatus;
import dev.nattvakt.schedule.stated.SeenBackupSchedule;

/// A row of GET backup-schedules, or the schedule that is wanted: daily at 02:00, 3 copies, on,
/// without a name, never run; unless a test says otherwise.
public final class ScheduleBuilder {

    private Optional<ScheduleId> id = ScheduleId.of("bks_1");
    private Optional<String> name = Optional.empty();
    private Optional<Frequency> frequency = Optional.of(Frequency.DAILY);
    private Optional<Hour> at = Optional.of(new Hour(2));
    private Optional<DayOfWeek> dayOfWeek = Optional.empty();
    private Optional<DayOfMonth> dayOfMonth = Optional.empty();
    private Optional<Integer> retentionCount = Optional.of(3);
    private Optional<Boolean> enabled = Optional.of(true);
    private Optional<Instant> lastRun = Optional.empty();
    private Optional<Instant> nextRun = Optional.empty();
    private Optional<RunStatus> lastStatus = Optional.empty();
    private Optional<LocalTime> oddTime = Optional.empty();
    private boolean hasOddRun;

    private ScheduleBuilder() {}

    public static ScheduleBuilder aSchedule() {
        return new ScheduleBuilder();
    }

    public static ScheduleBuilder like(SeenBackupSchedule row) {
        ScheduleBuilder builder = new ScheduleBuilder();
        builder.id = row.id();
        builder.name = row.name();
        builder.frequency = row.frequency();
        builder.at = row.at();
        builder.dayOfWeek = row.dayOfWeek();
        builder.dayOfMonth = row.dayOfMonth();
        builder.retentionCount = row.retentionCount();
        builder.enabled = row.enabled();
        builder.lastRun = row.lastRun();
        builder.nextRun = row.nextRun();
        builder.lastStatus = row.lastStatus();
        builder.oddTime = row.oddTime();
        builder.hasOddRun = row.hasOddRun();
        return builder;
    }

    public static ScheduleBuilder like(BackupSchedule wanted) {
        ScheduleBuilder builder = new ScheduleBuilder().every(wanted.cadence());
        builder.name = wanted.name();
        builder.retentionCount = Optional.of(wanted.retentionCount());
        builder.enabled = Optional.of(wanted.enabled());
        return builder;
    }

    /// Of which HostUp says nothing.
    public static ScheduleBuilder unstated() {
        ScheduleBuilder builder = new ScheduleBuilder();
        builder.id = Optional.empty();
        builder.frequency = Optional.empty();
        builder.at = Optional.empty();
        builder.retentionCount = Optional.empty();
        builder.enabled = Optional.empty();
        return builder;
    }

    public ScheduleBuilder id(String id) {
        this.id = Optional.of(new ScheduleId(id));
        return this;
    }

    public ScheduleBuilder named(String name) {
        this.name = Optional.of(name);
        return this;
    }

    public ScheduleBuilder every(Cadence cadence) {
        frequency = Optional.of(cadence.frequency());
        at = Optional.of(cadence.at());
        dayOfWeek =
                cadence instanceof Cadence.Weekly(_, var day) ? Optional.of(day) : Optional.empty();
        dayOfMonth =
                cadence instanceof Cadence.Monthly(_, var day)
                        ? Optional.of(day)
                        : Optional.empty();
        return this;
    }

    /// @param cadence as [Cadences] reads it
    public ScheduleBuilder every(String cadence) {
        return every(Cadences.cadence(cadence));
    }

    public ScheduleBuilder daily() {
        frequency = Optional.of(Frequency.DAILY);
        return this;
    }

    public ScheduleBuilder weekly(DayOfWeek day) {
        frequency = Optional.of(Frequency.WEEKLY);
        dayOfWeek = Optional.of(day);
        return this;
    }

    public ScheduleBuilder monthly(int day) {
        frequency = Optional.of(Frequency.MONTHLY);
        dayOfMonth = Optional.of(new DayOfMonth(day));
        return this;
    }

    public ScheduleBuilder at(int hour) {
        at = Optional.of(new Hour(hour));
        return this;
    }

    public ScheduleBuilder keeping(int copies) {
        retentionCount = Optional.of(copies);
        return this;
    }

    public ScheduleBuilder off() {
        return enabled(false);
    }

    public ScheduleBuilder enabled(boolean on) {
        enabled = Optional.of(on);
        return this;
    }

    /// At a time that is no full hour.
    public ScheduleBuilder atOddTime(LocalTime time) {
        at = Optional.empty();
        oddTime = Optional.of(time);
        return this;
    }

    /// With a last run that cannot be read.
    public ScheduleBuilder oddRun() {
        hasOddRun = true;
        return this;
    }

    public ScheduleBuilder lastRun(Instant run, RunStatus status) {
        lastRun = Optional.of(run);
        lastStatus = Optional.of(status);
        return this;
    }

    public ScheduleBuilder lastRun(Instant run) {
        lastRun = Optional.of(run);
        return this;
    }

    public ScheduleBuilder status(RunStatus status) {
        lastStatus = Optional.of(status);
        return this;
    }

    public ScheduleBuilder nextRun(Instant run) {
        nextRun = Optional.of(run);
        return this;
    }

    /// HostUp does not say it, under the name of the request.
    public ScheduleBuilder unstated(String field) {
        switch (field) {
            case "id" -> id = Optional.empty();
            case "frequency" -> frequency = Optional.empty();
            case "hour" -> at = Optional.empty();
            case "dayOfWeek" -> dayOfWeek = Optional.empty();
            case "dayOfMonth" -> dayOfMonth = Optional.empty();
            case "retentionCount" -> retentionCount = Optional.empty();
            case "enabled" -> enabled = Optional.empty();
            case "nextRun" -> nextRun = Optional.empty();
            default -> throw new IllegalArgumentException(field);
        }
        return this;
    }

    public SeenBackupSchedule build() {
        return new SeenBackupSchedule(
                id,
                name,
                frequency,
                at,
                dayOfWeek,
                dayOfMonth,
                retentionCount,
                enabled,
                lastRun,
                nextRun,
                lastStatus,
                oddTime,
                hasOddRun);
    }

    public BackupSchedule wanted() {
        return new BackupSchedule(
                build().cadence().orElseThrow(),
                retentionCount.orElseThrow(),
                enabled.orElseThrow(),
                name);
    }
}
