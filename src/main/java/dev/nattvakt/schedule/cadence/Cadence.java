package dev.nattvakt.schedule.cadence;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/// When a backup schedule runs, without the time zone. Each form carries exactly the day field that
/// HostUp needs: none for daily, `dayOfWeek` for weekly, `dayOfMonth` for monthly.
public sealed interface Cadence {

    record Daily(Hour at) implements Cadence {}

    record Weekly(Hour at, DayOfWeek on) implements Cadence {}

    record Monthly(Hour at, DayOfMonth on) implements Cadence {}

    Hour at();

    default Frequency frequency() {
        return switch (this) {
            case Daily _ -> Frequency.DAILY;
            case Weekly _ -> Frequency.WEEKLY;
            case Monthly _ -> Frequency.MONTHLY;
        };
    }

    /// The next `count` runs strictly after `after`, earliest first, with hours and days meant in
    /// `zone`. Skips months that lack the day, since HostUp does not document what it does in them.
    default List<Instant> nextRuns(Instant after, ZoneId zone, int count) {
        return days(after.atZone(zone).toLocalDate())
                .map(day -> day.atTime(at().value(), 0).atZone(zone).toInstant())
                .filter(run -> run.isAfter(after))
                .limit(count)
                .toList();
    }

    private Stream<LocalDate> days(LocalDate from) {
        Stream<LocalDate> days = Stream.iterate(from, day -> day.plusDays(1));
        return switch (this) {
            case Daily _ -> days;
            case Weekly(_, DayOfWeek on) -> days.filter(day -> day.getDayOfWeek() == on);
            case Monthly(_, DayOfMonth on) -> days.filter(day -> day.getDayOfMonth() == on.value());
        };
    }
}
