package dev.nattvakt.hostup.json;

import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.nattvakt.schedule.BackupSettings;
import dev.nattvakt.schedule.ScheduleId;
import dev.nattvakt.schedule.Slots;
import dev.nattvakt.schedule.cadence.DayOfMonth;
import dev.nattvakt.schedule.cadence.Frequency;
import dev.nattvakt.schedule.cadence.Hour;
import dev.nattvakt.schedule.cadence.Weekday;
import dev.nattvakt.schedule.stated.BackupState;
import dev.nattvakt.schedule.stated.RunStatus;
import dev.nattvakt.schedule.stated.SeenBackupSchedule;

/// The answer of GET backup-schedules.
public final class BackupSchedulesJson {

    private static final Pattern TIME =
            Pattern.compile("([01]?\\d|2[0-3]):([0-5]\\d)(?::[0-5]\\d)?");

    private BackupSchedulesJson() {}

    public static BackupState state(LenientJson answer) {
        return new BackupState(
                rows(answer).stream().map(BackupSchedulesJson::schedule).toList(),
                settings(answer),
                GatesJson.gate(answer, "canCreate"),
                GatesJson.gate(answer, "canUpdate"),
                GatesJson.gate(answer, "canDelete"));
    }

    /// `schedules`, as its page says, or `data`, as HostUp calls every other list.
    private static List<LenientJson> rows(LenientJson answer) {
        boolean isEnvelope = answer.rows("schedules").isEmpty() && answer.rows("data").isPresent();
        return Unreadable.rows(answer, isEnvelope ? "data" : "schedules");
    }

    /// One row of the list, which POST answers with too.
    static SeenBackupSchedule schedule(LenientJson row) {
        Optional<Frequency> frequency = row.text("frequency").flatMap(Frequency::of);
        Optional<String> day = row.textOrNumber("daySpecifier");
        Optional<LocalTime> time = row.text("time").flatMap(BackupSchedulesJson::time);
        return new SeenBackupSchedule(
                row.text("id").flatMap(ScheduleId::of),
                row.text("name"),
                frequency,
                time.filter(BackupSchedulesJson::isFullHour).map(at -> new Hour(at.getHour())),
                frequency.filter(Frequency.WEEKLY::equals).flatMap(_ -> day.flatMap(Weekday::read)),
                frequency
                        .filter(Frequency.MONTHLY::equals)
                        .flatMap(_ -> day.flatMap(BackupSchedulesJson::dayOfMonth)),
                row.whole("retentionCount").filter(copies -> copies > 0),
                row.flag("enabled"),
                row.instant("lastRun"),
                row.instant("nextRun"),
                row.text("status").map(RunStatus::of),
                time.filter(at -> !isFullHour(at)));
    }

    private static Optional<LocalTime> time(String time) {
        Matcher matcher = TIME.matcher(time.strip());
        return matcher.matches()
                ? Optional.of(
                        LocalTime.of(
                                Integer.parseInt(matcher.group(1)),
                                Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    private static boolean isFullHour(LocalTime time) {
        return time.getMinute() == 0;
    }

    private static Optional<DayOfMonth> dayOfMonth(String day) {
        return Optional.of(day.strip())
                .filter(text -> text.matches("0?[1-9]|[12]\\d|3[01]"))
                .map(text -> new DayOfMonth(Integer.parseInt(text)));
    }

    /// The settings, which PATCH answers with too.
    static BackupSettings settings(LenientJson answer) {
        LenientJson settings = answer.object("settings");
        LenientJson limits = answer.object("limits");
        return new BackupSettings(
                Slots.of(
                        count(settings, limits, "totalBackupLimit")
                                .or(() -> count(settings, limits, "maxTotalBackups")),
                        count(settings, limits, "manualBackupsActive"),
                        count(settings, limits, "scheduledBackupsActive"),
                        count(settings, limits, "availableScheduledSlots")),
                settings.flag("autoDeleteOldest").or(() -> limits.flag("autoDeleteOldest")));
    }

    /// Of the first block that states it.
    private static Optional<Integer> count(LenientJson first, LenientJson second, String field) {
        return first.count(field).or(() -> second.count(field));
    }
}
