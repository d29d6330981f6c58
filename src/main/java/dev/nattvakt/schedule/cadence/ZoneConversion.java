package dev.nattvakt.schedule.cadence;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

/// A cadence of one zone converted to another. HostUp takes full hours of its own zone only, so not
/// every wish can be expressed. Uses the offsets of the next run; when clocks change later, the run
/// moves in one of the two zones, and callers must warn of that.
public sealed interface ZoneConversion {

    record Fits(Cadence cadence) implements ZoneConversion {}

    /// The wish falls between HostUp's hours. `nearest` are the possible hours before and after it.
    record BetweenHours(List<Nearest> nearest) implements ZoneConversion {}

    /// The day of the month would become the day before or after, which no fixed day expresses.
    /// `nearest` are the closest hours of the wish's zone that stay on the day.
    record DayShifts(List<Hour> nearest) implements ZoneConversion {}

    /// A full hour of HostUp's zone, and the local time then in the wish's zone (`HH:mm`).
    record Nearest(Hour hostUpHour, String localTime) {}

    /// Converts `wish` from the zone `from` to the zone `to`.
    static ZoneConversion of(Cadence wish, ZoneId from, ZoneId to, Instant now) {
        ZonedDateTime there = usualRun(wish, from, now).atZone(to);
        if (there.getMinute() != 0) {
            return new BetweenHours(
                    List.of(
                            nearest(there.truncatedTo(ChronoUnit.HOURS), from),
                            nearest(there.truncatedTo(ChronoUnit.HOURS).plusHours(1), from)));
        }
        Hour hour = new Hour(there.getHour());
        long shift = shift(there, from);
        return switch (wish) {
            case Cadence.Daily _ -> new Fits(new Cadence.Daily(hour));
            case Cadence.Weekly(_, DayOfWeek on) ->
                    new Fits(new Cadence.Weekly(hour, on.plus(shift)));
            case Cadence.Monthly(_, DayOfMonth on) when shift == 0 ->
                    new Fits(new Cadence.Monthly(hour, on));
            case Cadence.Monthly(Hour at, _) -> new DayShifts(hoursOnTheSameDay(at, there, from));
        };
    }

    /// The next run at exactly the wished hour: on the day when clocks go forward, an hour may not
    /// exist.
    private static Instant usualRun(Cadence wish, ZoneId from, Instant now) {
        return wish.nextRuns(now, from, 2).stream()
                .filter(run ->
                        run.atZone(from).toLocalTime().equals(LocalTime.of(wish.at().value(), 0)))
                .findFirst()
                .orElseGet(() -> wish.nextRuns(now, from, 1).getFirst());
    }

    private static Nearest nearest(ZonedDateTime there, ZoneId from) {
        return new Nearest(
                new Hour(there.getHour()),
                there.withZoneSameInstant(from).toLocalTime().toString());
    }

    private static long shift(ZonedDateTime there, ZoneId from) {
        LocalDate here = there.withZoneSameInstant(from).toLocalDate();
        return ChronoUnit.DAYS.between(here, there.toLocalDate());
    }

    private static List<Hour> hoursOnTheSameDay(Hour at, ZonedDateTime there, ZoneId from) {
        return IntStream.range(0, 24)
                .filter(hour -> {
                    ZonedDateTime run = there.withZoneSameInstant(from).withHour(hour);
                    return shift(run.withZoneSameInstant(there.getZone()), from) == 0;
                })
                .mapToObj(Hour::new)
                .sorted((a, b) -> Integer.compare(distance(a, at), distance(b, at)))
                .limit(1)
                .toList();
    }

    private static int distance(Hour a, Hour b) {
        return Math.abs(a.value() - b.value());
    }
}
