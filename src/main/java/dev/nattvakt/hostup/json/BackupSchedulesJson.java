package dev.nattvakt.hostup.json;

import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
                rows(answer).stream().map(BackupSchedulesJson::schedule).distinct().toList(),
                settings(answer),
                GatesJson.gate(answer, "canCreate"),
                GatesJson.gate(answer, "canUpdate"),
                GatesJson.gate(answer, "canDelete"));
    }

    /// `schedules`, as its page says, or `data`, as HostUp calls every other list.
    private static List<LenientJson> rows(LenientJson answer) {
        return Unreadable.rows(answer, answer.has("schedules") ? "schedules" : "data", "schedules");
    }

    /// One row of the list, which POST answers with too.
    static SeenBackupSchedule schedule(LenientJson row) {
        Optional<Frequency> frequency = row.text("frequency").flatMap(Frequency::of);
        Optional<String> day = row.textOrNumber("daySpecifier");
        Optional<LocalTime> time = row.text("time").flatMap(BackupSchedulesJson::time);
        return new SeenBackupSchedule(
                row.textOrNumber("id").flatMap(ScheduleId::of),
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
                time.filter(at -> !isFullHour(at)),
                row.isStatedOddly("lastRun", row.instant("lastRun")));
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

    /// The settings, which PATCH answers with too. Of several totals the smallest counts: what may
    /// be kept and what was bought both limit the copies.
    static BackupSettings settings(LenientJson answer) {
        LenientJson settings = answer.object("settings");
        LenientJson limits = answer.object("limits");
        List<LenientJson> blocks = List.of(settings, limits);
        return new BackupSettings(
                Slots.of(
                        counts(blocks, "totalBackupLimit", "maxTotalBackups")
                                .min(Comparator.naturalOrder()),
                        count(blocks, "manualBackupsActive"),
                        count(blocks, "scheduledBackupsActive"),
                        count(blocks, "availableScheduledSlots")),
                settings.flag("autoDeleteOldest").or(() -> limits.flag("autoDeleteOldest")));
    }

    /// Blocks that contradict each other state nothing.
    private static Optional<Integer> count(List<LenientJson> blocks, String field) {
        List<Integer> stated = counts(blocks, field).distinct().toList();
        return stated.size() == 1 ? Optional.of(stated.getFirst()) : Optional.empty();
    }

    private static Stream<Integer> counts(List<LenientJson> blocks, String... fields) {
        return blocks.stream()
                .flatMap(block -> Stream.of(fields).flatMap(field -> block.count(field).stream()));
    }
}
