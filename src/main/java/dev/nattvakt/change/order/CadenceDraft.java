package dev.nattvakt.change.order;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.schedule.cadence.Cadence;
import dev.nattvakt.schedule.cadence.DayOfMonth;
import dev.nattvakt.schedule.cadence.Frequency;
import dev.nattvakt.schedule.cadence.Hour;
import dev.nattvakt.schedule.cadence.Weekday;
import dev.nattvakt.schedule.cadence.ZoneConversion;
import dev.nattvakt.schedule.stated.SeenBackupSchedule;

/// Merges the times in an order with the schedule that is there, in the order's zone, and converts
/// the result to HostUp's zone.
final class CadenceDraft {

    private final SetBackupSchedule order;
    private final Optional<SeenBackupSchedule> base;
    private final ZoneId hostUpZone;
    private final Instant now;
    private final List<ArgumentProblem> problems;

    /// @param problems collects what is wrong
    CadenceDraft(
            SetBackupSchedule order,
            Optional<SeenBackupSchedule> base,
            ZoneId hostUpZone,
            Instant now,
            List<ArgumentProblem> problems) {
        this.order = order;
        this.base = base;
        this.hostUpZone = hostUpZone;
        this.now = now;
        this.problems = problems;
    }

    /// Empty exactly when a problem was added.
    Optional<Cadence> cadence() {
        Optional<Cadence> kept = base.flatMap(SeenBackupSchedule::cadence);
        if (!order.saysWhen() && kept.isPresent()) {
            return kept;
        }
        Parts parts = kept.map(this::inOrdersZone).orElseGet(this::asStated);
        Optional<Frequency> frequency = order.frequency().or(parts::frequency);
        Optional<Hour> hour = order.hour().or(parts::hour);
        if (frequency.isEmpty()) {
            problems.add(ArgumentProblem.missing("frequency", "daily, weekly or monthly"));
        }
        if (hour.isEmpty()) {
            problems.add(ArgumentProblem.missing("hour", "a full hour, 0-23"));
        }
        Optional<Cadence> wish = frequency.flatMap(known -> wish(known, hour, parts));
        return wish.flatMap(this::inHostUpsZone);
    }

    private Optional<Cadence> wish(Frequency frequency, Optional<Hour> hour, Parts parts) {
        List<ArgumentProblem> unfitting = DayFields.unfitting(frequency, order);
        problems.addAll(unfitting);
        if (!unfitting.isEmpty()) {
            return Optional.empty();
        }
        return switch (frequency) {
            case DAILY -> hour.map(Cadence.Daily::new);
            case WEEKLY -> {
                Optional<DayOfWeek> day = order.dayOfWeek().or(parts::dayOfWeek);
                if (day.isEmpty()) {
                    problems.add(ArgumentProblem.missing("dayOfWeek", "0-6, 0 = Sunday"));
                }
                yield hour.flatMap(at -> day.map(on -> new Cadence.Weekly(at, on)));
            }
            case MONTHLY -> {
                Optional<DayOfMonth> day = order.dayOfMonth().or(parts::dayOfMonth);
                if (day.isEmpty()) {
                    problems.add(
                            ArgumentProblem.missing("dayOfMonth", "1-31; every month has 1-28"));
                }
                yield hour.flatMap(at -> day.map(on -> new Cadence.Monthly(at, on)));
            }
        };
    }

    /// The schedule that is there, in the order's zone, so that a "Monday" meant there stays
    /// Monday.
    private Parts inOrdersZone(Cadence kept) {
        ZoneId zone = order.timeZone().orElse(hostUpZone);
        return switch (ZoneConversion.of(kept, hostUpZone, zone, now)) {
            case ZoneConversion.Fits(Cadence there) -> Parts.of(there);
            case ZoneConversion.BetweenHours _, ZoneConversion.DayShifts _ ->
                    new Parts(
                            Optional.of(kept.frequency()),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty());
        };
    }

    private Parts asStated() {
        return base.map(row ->
                        new Parts(row.frequency(), row.at(), row.dayOfWeek(), row.dayOfMonth()))
                .orElse(Parts.NONE);
    }

    private Optional<Cadence> inHostUpsZone(Cadence wish) {
        if (order.timeZone().isEmpty()) {
            return Optional.of(wish);
        }
        ZoneId zone = order.timeZone().get();
        return switch (ZoneConversion.of(wish, zone, hostUpZone, now)) {
            case ZoneConversion.Fits(Cadence cadence) -> Optional.of(cadence);
            case ZoneConversion.BetweenHours(List<ZoneConversion.Nearest> nearest) -> {
                problems.add(
                        ArgumentProblem.wrong(
                                "hour",
                                "%s in %s falls between HostUp's full hours (%s)"
                                        .formatted(wish.at(), zone, hostUpZone),
                                instead(nearest, zone)));
                yield Optional.empty();
            }
            case ZoneConversion.DayShifts(List<Hour> nearest) -> {
                problems.add(
                        ArgumentProblem.wrong(
                                "hour",
                                "%s in %s is another day of the month for HostUp (%s)"
                                        .formatted(wish.at(), zone, hostUpZone),
                                nearest.stream()
                                        .findFirst()
                                        .map(hour ->
                                                "the nearest hour that stays on the day is "
                                                        + hour.value())
                                        .orElse(
                                                "leave timeZone out and give day and hour in "
                                                        + hostUpZone)));
                yield Optional.empty();
            }
        };
    }

    /// Without `timeZone` a day is HostUp's as well as the hour, and may be another one.
    private String instead(List<ZoneConversion.Nearest> nearest, ZoneId zone) {
        boolean isHourOnly =
                nearest.stream().noneMatch(near -> near.hostUps() instanceof Cadence.Weekly);
        if (nearest.isEmpty()) {
            return "leave timeZone out and give day and hour in " + hostUpZone;
        }
        return nearest.stream()
                .map(near -> "%s (%s in %s)".formatted(said(near.hostUps()), near.local(), zone))
                .collect(
                        Collectors.joining(
                                " or ",
                                "leave timeZone out and give the "
                                        + (isHourOnly ? "hour" : "hour and the day")
                                        + " in "
                                        + hostUpZone
                                        + ": ",
                                ""));
    }

    private static String said(Cadence cadence) {
        return cadence instanceof Cadence.Weekly(Hour at, DayOfWeek on)
                ? "hour %s on %s, dayOfWeek %s"
                        .formatted(at.value(), Weekday.name(on), Weekday.number(on))
                : Integer.toString(cadence.at().value());
    }

    private record Parts(
            Optional<Frequency> frequency,
            Optional<Hour> hour,
            Optional<DayOfWeek> dayOfWeek,
            Optional<DayOfMonth> dayOfMonth) {

        static final Parts NONE =
                new Parts(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        static Parts of(Cadence cadence) {
            return new Parts(
                    Optional.of(cadence.frequency()),
                    Optional.of(cadence.at()),
                    cadence instanceof Cadence.Weekly(_, DayOfWeek on)
                            ? Optional.of(on)
                            : Optional.empty(),
                    cadence instanceof Cadence.Monthly(_, DayOfMonth on)
                            ? Optional.of(on)
                            : Optional.empty());
        }
    }
}
