package dev.nattvakt.schedule;

import java.util.Optional;

/// Limits on the number of backups of a VPS (`settings` of the backup-schedules routes).
public sealed interface Slots {

    /// The four numbers of the PATCH answer.
    record Counted(int total, int manual, int scheduled, int free) implements Slots {}

    /// Enough to judge a retention count, not to say what is free.
    record Bounded(int total, int manual) implements Slots {}

    /// Not stated: neither none nor unlimited.
    record Unstated() implements Slots {}

    Slots UNSTATED = new Unstated();

    /// The most copies that a schedule may keep: all slots not used by manual backups. Empty when
    /// not stated.
    default Optional<Integer> mostCopies() {
        return switch (this) {
            case Counted counted -> Optional.of(Math.max(0, counted.total - counted.manual));
            case Bounded bounded -> Optional.of(Math.max(0, bounded.total - bounded.manual));
            case Unstated() -> Optional.empty();
        };
    }

    default Optional<Integer> limit() {
        return switch (this) {
            case Counted counted -> Optional.of(counted.total);
            case Bounded bounded -> Optional.of(bounded.total);
            case Unstated() -> Optional.empty();
        };
    }

    /// In HostUp's names.
    default Fields fields() {
        return switch (this) {
            case Counted counted ->
                    Fields.of("totalBackupLimit", counted.total)
                            .with("manualBackupsActive", counted.manual)
                            .with("scheduledBackupsActive", counted.scheduled)
                            .with("availableScheduledSlots", counted.free);
            case Bounded bounded ->
                    Fields.of("totalBackupLimit", bounded.total)
                            .with("manualBackupsActive", bounded.manual);
            case Unstated() -> Fields.NONE;
        };
    }
}
