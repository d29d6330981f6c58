package dev.nattvakt.sandbox.state;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.nattvakt.sandbox.value.StrictFields;

/// The request body of POST backup-schedules.
public record BackupOrder(
        Cadence cadence, int retentionCount, boolean enabled, Optional<String> name) {
    private static final List<String> FREQUENCIES = List.of("daily", "weekly", "monthly");

    /// Valid only if `body` has no flaws: check [StrictFields#flaws()] first.
    public static BackupOrder read(StrictFields body) {
        return new BackupOrder(
                cadence(body),
                body.integer("retentionCount", 1, Integer.MAX_VALUE),
                body.bool("enabled"),
                body.text("name"));
    }

    private static Cadence cadence(StrictFields body) {
        String frequency = body.oneOf("frequency", FREQUENCIES);
        int hour = body.integer("hour", 0, 23);
        return switch (frequency) {
            case "weekly" -> {
                body.absent("dayOfMonth", "must not be sent with a weekly schedule");
                yield new Cadence.Weekly(hour, weekday(body.integer("dayOfWeek", 0, 6)));
            }
            case "monthly" -> {
                body.absent("dayOfWeek", "must not be sent with a monthly schedule");
                yield new Cadence.Monthly(hour, body.integer("dayOfMonth", 1, 31));
            }
            default -> {
                body.absent("dayOfWeek", "must be sent with a weekly schedule only");
                body.absent("dayOfMonth", "must be sent with a monthly schedule only");
                yield new Cadence.Daily(hour);
            }
        };
    }

    private static DayOfWeek weekday(int hostup) {
        return hostup == 0 ? DayOfWeek.SUNDAY : DayOfWeek.of(hostup);
    }

    BackupSchedule create(String id, Instant now) {
        return saved(id, name.orElseGet(this::usualName), Optional.empty(), now);
    }

    public BackupSchedule update(BackupSchedule old, Instant now) {
        return saved(old.id(), name.orElse(old.name()), old.lastRun(), now);
    }

    private BackupSchedule saved(
            String id, String called, Optional<BackupSchedule.Run> lastRun, Instant now) {
        Optional<Instant> nextRun = enabled ? Optional.of(cadence.next(now)) : Optional.empty();
        return new BackupSchedule(
                id, called, cadence, retentionCount, enabled, lastRun, nextRun, RunOutcome.USUAL);
    }

    private String usualName() {
        String frequency = cadence.frequency();
        return Character.toUpperCase(frequency.charAt(0)) + frequency.substring(1) + " backup";
    }
}
