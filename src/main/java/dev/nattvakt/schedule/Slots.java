package dev.nattvakt.schedule;

import java.util.Optional;

/// Limits on the number of backups of a VPS (`settings` of the backup-schedules routes).
public sealed interface Slots {

    /// The four numbers of the PATCH answer.
    record Counted(int total, int manual, int scheduled, int free) implements Slots {}

    /// Enough to judge a retention count, not to say what is free.
    record Bounded(int total, int manual) implements Slots {}

    /// The total alone: what manual backups hold is not stated.
    record Limited(int total) implements Slots {}

    /// Not stated: neither none nor unlimited.
    record Unstated() implements Slots {}

    Slots UNSTATED = new Unstated();

    /// The most copies that a schedule may keep: all slots not used by manual backups. Empty when
    /// not stated.
    default Optional<Integer> mostCopies() {
        return switch (this) {
            case Counted counted -> Optional.of(Math.max(0, counted.total - counted.manual));
            case Bounded bounded -> Optional.of(Math.max(0, bounded.total - bounded.manual));
            case Limited _, Unstated _ -> Optional.empty();
        };
    }

    default Optional<Integer> limit() {
        return switch (this) {
            case Counted counted -> Optional.of(counted.total);
            case Bounded bounded -> Optional.of(bounded.total);
            case Limited limited -> Optional.of(limited.total);
            case Unstated() -> Optional.empty();
        };
    }

    /// Slots that hold no backup; empty when not stated.
    default Optional<Integer> unused() {
        return switch (this) {
            case Counted counted -> Optional.of(counted.free);
            case Bounded _, Limited _, Unstated _ -> Optional.empty();
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
            case Limited limited -> Fields.of("totalBackupLimit", limited.total);
            case Unstated() -> Fields.NONE;
        };
    }

    /// What follows from the numbers that are stated, in any combination: each slot is held by a
    /// manual backup, by a scheduled one or by none. A `free` of 0 may be a rounded-up debt, so
    /// nothing is concluded from it; one that is more than the others leave does not count.
    static Slots of(
            Optional<Integer> total,
            Optional<Integer> manual,
            Optional<Integer> scheduled,
            Optional<Integer> free) {
        Optional<Integer> spare = free.filter(slots -> slots > 0);
        Optional<Integer> all = total.or(() -> sum(sum(manual, scheduled), spare));
        Optional<Integer> byHand = manual.or(() -> difference(difference(total, scheduled), spare));
        Optional<Integer> bySchedule =
                scheduled.or(() -> difference(difference(total, manual), spare));
        if (all.isEmpty()) {
            return UNSTATED;
        }
        if (byHand.isEmpty()) {
            return new Limited(all.get());
        }
        if (bySchedule.isEmpty()) {
            return new Bounded(all.get(), byHand.get());
        }
        int rest = (int) Math.max(0L, (long) all.get() - byHand.get() - bySchedule.get());
        return new Counted(
                all.get(), byHand.get(), bySchedule.get(), Math.min(rest, free.orElse(rest)));
    }

    private static Optional<Integer> sum(Optional<Integer> one, Optional<Integer> other) {
        return one.flatMap(left ->
                other.map(right -> (long) left + right)
                        .filter(sum -> sum <= Integer.MAX_VALUE)
                        .map(Long::intValue));
    }

    private static Optional<Integer> difference(Optional<Integer> from, Optional<Integer> less) {
        return sum(from, less.map(count -> -count)).filter(rest -> rest >= 0);
    }
}
