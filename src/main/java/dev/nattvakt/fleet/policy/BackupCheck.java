package dev.nattvakt.fleet.policy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.nattvakt.fleet.verdict.Difference;
import dev.nattvakt.fleet.verdict.Difference.Kind;
import dev.nattvakt.schedule.cadence.Cadence;
import dev.nattvakt.schedule.cadence.DayOfMonth;
import dev.nattvakt.schedule.cadence.Frequency;
import dev.nattvakt.schedule.cadence.Hour;
import dev.nattvakt.schedule.cadence.Weekday;
import dev.nattvakt.schedule.cadence.ZoneConversion;
import dev.nattvakt.schedule.stated.BackupState;
import dev.nattvakt.schedule.stated.SeenBackupSchedule;

/// Compares the backup schedule of a server with a rule's wish.
///
/// @param row the schedule that was compared; of several, the one that differs least
/// @param hour when it starts, in the rule's zone; empty where that is not stated or no full hour
/// @param differs in the order of the tool's arguments
record BackupCheck(
        Optional<SeenBackupSchedule> row, Optional<Hour> hour, List<Difference> differs) {

    BackupCheck {
        differs = List.copyOf(differs);
    }

    static BackupCheck of(BackupWish wish, BackupState state, ZoneId hostUpZone, Instant now) {
        List<SeenBackupSchedule> candidates = state.on().isEmpty() ? state.schedules() : state.on();
        return candidates.stream()
                .map(row -> new OneRow(wish, state, row, hostUpZone, now).check())
                .min(Comparator.comparingInt(check -> check.differs.size()))
                .orElseGet(() ->
                        new BackupCheck(
                                Optional.empty(),
                                Optional.empty(),
                                wish.enabled()
                                        ? List.of(Difference.noSchedule(Kind.BACKUP))
                                        : List.of()));
    }

    private static final class OneRow {

        private final BackupWish wish;
        private final BackupState state;
        private final SeenBackupSchedule row;
        private final ZoneId zone;
        private final Optional<Cadence> hostUps;
        private final Optional<LocalTime> start;
        private final Optional<ZoneConversion> there;
        private final ZoneId hostUpZone;
        private final Instant now;
        private final List<Difference> differs = new ArrayList<>();

        OneRow(
                BackupWish wish,
                BackupState state,
                SeenBackupSchedule row,
                ZoneId hostUpZone,
                Instant now) {
            this.wish = wish;
            this.state = state;
            this.row = row;
            this.hostUpZone = hostUpZone;
            this.now = now;
            this.zone = wish.timeZone().orElse(hostUpZone);
            // The hour alone is enough to say when in the day it starts.
            this.hostUps = row.cadence().or(() -> row.at().map(Cadence.Daily::new));
            this.there = hostUps.map(cadence -> ZoneConversion.of(cadence, hostUpZone, zone, now));
            this.start = hostUps.flatMap(this::start);
        }

        BackupCheck check() {
            wish.frequency()
                    .ifPresent(wanted ->
                            compare(
                                    "frequency",
                                    wanted.word(),
                                    row.frequency().map(Frequency::word)));
            Optional<Hour> hour =
                    start.filter(time -> time.getMinute() == 0)
                            .map(time -> new Hour(time.getHour()));
            wish.hours().ifPresent(window -> compareHour(window, hour));
            wish.dayOfWeek()
                    .filter(_ -> mayBe(Frequency.WEEKLY))
                    .ifPresent(wanted ->
                            compare(
                                    "dayOfWeek",
                                    Weekday.number(wanted),
                                    dayOfWeek().map(Weekday::number)));
            wish.dayOfMonth()
                    .filter(_ -> mayBe(Frequency.MONTHLY))
                    .ifPresent(wanted -> compare("dayOfMonth", wanted.value(), dayOfMonth()));
            wish.copies(state.settings().slots())
                    .ifPresent(wanted -> compare("retentionCount", wanted, row.retentionCount()));
            compare("enabled", wish.enabled(), row.enabled());
            return new BackupCheck(Optional.of(row), hour, differs);
        }

        /// A row of another frequency has no such day; that it has another frequency is told.
        private boolean mayBe(Frequency frequency) {
            return row.frequency().map(frequency::equals).orElse(true);
        }

        private void compare(String field, Object wanted, Optional<?> actual) {
            Difference.of(Kind.BACKUP, field, wanted, actual).ifPresent(differs::add);
        }

        private void compareHour(HourWindow window, Optional<Hour> hour) {
            if (hour.filter(window::contains).isEmpty()) {
                Optional<Object> actual =
                        hour.<Object>map(Hour::value).or(() -> start.map(LocalTime::toString));
                compare("hour", window.value(), actual);
            }
        }

        private Optional<LocalTime> start(Cadence cadence) {
            return there.map(conversion ->
                    switch (conversion) {
                        case ZoneConversion.Fits(Cadence local) ->
                                LocalTime.of(local.at().value(), 0);
                        case ZoneConversion.BetweenHours _, ZoneConversion.DayShifts _ ->
                                nextRun(cadence).toLocalTime();
                    });
        }

        /// Without the hour, no day is known in another zone.
        private Optional<DayOfWeek> dayOfWeek() {
            if (zone.equals(hostUpZone)) {
                return row.dayOfWeek();
            }
            return hostUps.filter(Cadence.Weekly.class::isInstance)
                    .map(weekly -> nextRun(weekly).getDayOfWeek());
        }

        /// A day of HostUp's that is no fixed day in the rule's zone is told as HostUp has it.
        private Optional<Object> dayOfMonth() {
            if (zone.equals(hostUpZone)) {
                return row.dayOfMonth().map(DayOfMonth::value);
            }
            return there.flatMap(conversion ->
                    conversion instanceof ZoneConversion.Fits(Cadence.Monthly(_, DayOfMonth on))
                            ? Optional.of(on.value())
                            : row.dayOfMonth()
                                    .map(day -> day.value() + " in " + hostUpZone.getId()));
        }

        private ZonedDateTime nextRun(Cadence cadence) {
            return cadence.nextRuns(now, hostUpZone, 1).getFirst().atZone(zone);
        }
    }
}
