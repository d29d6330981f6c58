package dev.nattvakt.schedule.cadence;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A cadence of one zone converted to another. HostUp takes full hours of its own zone only, so not
/// every wish can be expressed. Uses the offsets of the next run; when clocks change later, the run
/// moves in one of the two zones, and callers must warn of that.
public sealed interface ZoneConversion {

    record Fits(Cadence cadence) implements ZoneConversion {}

    /// The wish falls between HostUp's hours. `nearest` are the possible ones before and after it;
    /// of a monthly wish only those that keep its day, which no other fixed day expresses.
    record BetweenHours(List<Nearest> nearest) implements ZoneConversion {}

    /// The day of the month would become the day before or after, which no fixed day expresses.
    /// `nearest` are the closest hours of the wish's zone that stay on the day.
    record DayShifts(List<Hour> nearest) implements ZoneConversion {}

    /// A cadence of HostUp's zone, and when it runs in the wish's zone: `02:30`, of a weekly one
    /// `Monday 02:30`, since both days may be others than the wish's.
    record Nearest(Cadence hostUps, String local) {}

    /// Converts `wish` from the zone `from` to the zone `to`.
    static ZoneConversion of(Cadence wish, ZoneId from, ZoneId to, Instant now) {
        ZonedDateTime there = usualRun(wish, from, now).atZone(to);
        if (there.getMinute() != 0) {
            ZonedDateTime before = there.truncatedTo(ChronoUnit.HOURS);
            return new BetweenHours(
                    Stream.of(before, before.plusHours(1))
                            .flatMap(run -> nearest(wish, run, from).stream())
                            .toList());
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

    private static Optional<Nearest> nearest(Cadence wish, ZonedDateTime there, ZoneId from) {
        ZonedDateTime here = there.withZoneSameInstant(from);
        Hour hour = new Hour(there.getHour());
        String time = here.toLocalTime().toString();
        return switch (wish) {
            case Cadence.Daily _ -> Optional.of(new Nearest(new Cadence.Daily(hour), time));
            case Cadence.Weekly _ ->
                    Optional.of(
                            new Nearest(
                                    new Cadence.Weekly(hour, there.getDayOfWeek()),
                                    Weekday.name(here.getDayOfWeek()) + " " + time));
            case Cadence.Monthly(_, DayOfMonth on) ->
                    Stream.of(there, here).allMatch(run -> run.getDayOfMonth() == on.value())
                            ? Optional.of(new Nearest(new Cadence.Monthly(hour, on), time))
                            : Optional.empty();
        };
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
