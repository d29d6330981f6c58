package dev.nattvakt.words;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;

import dev.nattvakt.change.facts.Subject;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.cadence.Cadence;
import dev.nattvakt.schedule.cadence.DayOfMonth;
import dev.nattvakt.schedule.cadence.Hour;
import dev.nattvakt.schedule.cadence.Weekday;

/// A schedule or settings as text, as far as they are stated.
final class ScheduleWords {

    private ScheduleWords() {}

    /// `daily at 02:00 UTC, keeping 3 copies`.
    static Words of(Subject subject, Fields fields, ZoneId zone) {
        return switch (subject) {
            case BACKUP_SCHEDULE -> backup(fields, zone);
            case SNAPSHOT_SCHEDULE -> Words.of(snapshot(fields));
            case BACKUP_SETTINGS -> Words.of(settings(fields));
        };
    }

    /// `backup schedule`, as a noun.
    static String noun(Subject subject) {
        return switch (subject) {
            case BACKUP_SCHEDULE -> "backup schedule";
            case SNAPSHOT_SCHEDULE -> "snapshot schedule";
            case BACKUP_SETTINGS -> "backup settings";
        };
    }

    static boolean isOff(Fields fields) {
        return fields.get("enabled").equals(Optional.of(false));
    }

    /// `weekly Sunday 23:00, 3 copies`, in HostUp's zone; `snapshots every 6 h (off)`.
    static String brief(Fields fields) {
        String what =
                number(fields, "intervalHours")
                        .map(hours -> "snapshots every " + hours + " h")
                        .orElseGet(() -> briefBackup(fields));
        return isOff(fields) ? what + " (off)" : what;
    }

    private static String briefBackup(Fields fields) {
        return text(fields, "frequency").orElse("at an unstated frequency")
                + number(fields, "dayOfWeek").map(day -> " " + weekday(day)).orElse("")
                + number(fields, "dayOfMonth").map(day -> " day " + day).orElse("")
                + number(fields, "hour")
                        .map(hour -> new Hour(hour).toString())
                        .or(() -> text(fields, "time"))
                        .map(time -> " " + time)
                        .orElse("")
                + number(fields, "retentionCount")
                        .map(copies -> ", " + copies + (copies == 1 ? " copy" : " copies"))
                        .orElse("");
    }

    /// `weekly on Sunday at 23:00 UTC`.
    static String when(Fields fields, ZoneId zone) {
        return text(fields, "frequency").orElse("at an unstated frequency")
                + number(fields, "dayOfWeek").map(day -> " on " + weekday(day)).orElse("")
                + number(fields, "dayOfMonth").map(day -> " on day " + day).orElse("")
                + number(fields, "hour")
                        .map(hour -> new Hour(hour).toString())
                        .or(() -> text(fields, "time"))
                        .map(time -> " at " + time + " " + zone.getId())
                        .orElse("");
    }

    /// `Monday 00:00 Europe/Stockholm`: the run on or after `from` on the clock of another zone.
    /// Empty where the cadence is not stated.
    static Optional<String> elsewhere(Fields fields, ZoneId zone, ZoneId other, Instant from) {
        return cadence(fields)
                .map(cadence ->
                        cadence.nextRuns(from.minusMillis(1), zone, 1).getFirst().atZone(other))
                .map(run -> day(fields, run) + run.toLocalTime() + " " + other.getId());
    }

    private static String day(Fields fields, ZonedDateTime run) {
        return switch (text(fields, "frequency").orElse("")) {
            case "weekly" ->
                    run.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " ";
            case "monthly" -> "day " + run.getDayOfMonth() + " ";
            default -> "";
        };
    }

    private static Optional<Cadence> cadence(Fields fields) {
        Optional<Hour> at = number(fields, "hour").map(Hour::new);
        return at.flatMap(hour ->
                switch (text(fields, "frequency").orElse("")) {
                    case "daily" -> Optional.of(new Cadence.Daily(hour));
                    case "weekly" ->
                            number(fields, "dayOfWeek")
                                    .map(day -> new Cadence.Weekly(hour, Weekday.of(day)));
                    case "monthly" ->
                            number(fields, "dayOfMonth")
                                    .map(day -> new Cadence.Monthly(hour, new DayOfMonth(day)));
                    default -> Optional.empty();
                });
    }

    private static Words backup(Fields fields, ZoneId zone) {
        String when = when(fields, zone);
        String copies = number(fields, "retentionCount").map(ScheduleWords::copies).orElse("");
        Words words = Words.of(when + copies);
        return text(fields, "name").map(name -> words.text(", named ").quote(name)).orElse(words);
    }

    static String weekday(int number) {
        return Weekday.of(number).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static String copies(int count) {
        return ", keeping " + (count == 1 ? "1 copy" : count + " copies");
    }

    private static String snapshot(Fields fields) {
        return number(fields, "intervalHours")
                .map(hours -> hours == 1 ? "every hour" : "every " + hours + " hours")
                .orElse("at an unstated interval");
    }

    private static String settings(Fields fields) {
        String most =
                number(fields, "maxTotalBackups")
                        .map(max -> "at most " + max + (max == 1 ? " backup" : " backups"))
                        .orElse("");
        String delete =
                fields.get("autoDeleteOldest")
                        .map(on ->
                                on.equals(true)
                                        ? "HostUp deletes the oldest by itself"
                                        : "HostUp never deletes the oldest by itself")
                        .orElse("");
        return most + (most.isEmpty() || delete.isEmpty() ? "" : ", and ") + delete;
    }

    private static Optional<String> text(Fields fields, String name) {
        return fields.get(name).map(Object::toString);
    }

    private static Optional<Integer> number(Fields fields, String name) {
        return fields.get(name).map(Integer.class::cast);
    }
}
