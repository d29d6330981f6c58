package dev.nattvakt.hostup.json;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.nattvakt.schedule.BackupSettings;
import dev.nattvakt.schedule.BackupState;
import dev.nattvakt.schedule.DayOfMonth;
import dev.nattvakt.schedule.Frequency;
import dev.nattvakt.schedule.Hour;
import dev.nattvakt.schedule.RunStatus;
import dev.nattvakt.schedule.ScheduleId;
import dev.nattvakt.schedule.SeenBackupSchedule;
import dev.nattvakt.schedule.Slots;
import dev.nattvakt.schedule.Weekday;

/// The answer of GET backup-schedules.
public final class BackupSchedulesJson {

    /// Only full hours can be asked for, so a time with minutes states no hour.
    private static final Pattern FULL_HOUR = Pattern.compile("([01]?\\d|2[0-3]):00(:00)?");

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
        return new SeenBackupSchedule(
                row.text("id").flatMap(ScheduleId::of),
                row.text("name"),
                frequency,
                row.text("time").flatMap(BackupSchedulesJson::hour),
                frequency.filter(Frequency.WEEKLY::equals).flatMap(_ -> day.flatMap(Weekday::read)),
                frequency
                        .filter(Frequency.MONTHLY::equals)
                        .flatMap(_ -> day.flatMap(BackupSchedulesJson::dayOfMonth)),
                row.whole("retentionCount").filter(copies -> copies > 0),
                row.flag("enabled"),
                row.instant("lastRun"),
                row.instant("nextRun"),
                row.text("status").map(RunStatus::of));
    }

    private static Optional<Hour> hour(String time) {
        Matcher matcher = FULL_HOUR.matcher(time.strip());
        return matcher.matches()
                ? Optional.of(new Hour(Integer.parseInt(matcher.group(1))))
                : Optional.empty();
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
        Slots slots =
                Stream.of(settings, limits)
                        .flatMap(block -> slots(block).stream())
                        .findFirst()
                        .orElse(Slots.UNSTATED);
        return new BackupSettings(
                slots, settings.flag("autoDeleteOldest").or(() -> limits.flag("autoDeleteOldest")));
    }

    private static Optional<Slots> slots(LenientJson block) {
        Optional<Integer> total =
                block.count("totalBackupLimit").or(() -> block.count("maxTotalBackups"));
        Optional<Integer> manual = block.count("manualBackupsActive");
        Optional<Integer> scheduled = block.count("scheduledBackupsActive");
        Optional<Integer> free = block.count("availableScheduledSlots");
        if (total.isEmpty() || manual.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                scheduled.isPresent() && free.isPresent()
                        ? new Slots.Counted(total.get(), manual.get(), scheduled.get(), free.get())
                        : new Slots.Bounded(total.get(), manual.get()));
    }
}
