package dev.nattvakt.change.facts;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.nattvakt.change.facts.Direction.Loss;
import dev.nattvakt.schedule.BackupSchedule;
import dev.nattvakt.schedule.cadence.Frequency;
import dev.nattvakt.schedule.stated.BackupState;
import dev.nattvakt.schedule.stated.SeenBackupSchedule;

/// Whether a backup schedule protects less than those it replaces.
public final class BackupDirection {

    private BackupDirection() {}

    /// @param base the schedule that is changed; every other one that is not stated to be off
    ///   counts as well, since the change may take its place
    public static Direction from(
            BackupState state, Optional<SeenBackupSchedule> base, BackupSchedule wanted) {
        List<SeenBackupSchedule> replaced =
                state.schedules().stream()
                        .filter(row -> !row.isPaused() || Optional.of(row).equals(base))
                        .toList();
        Set<Loss> losses = EnumSet.noneOf(Loss.class);
        replaced.forEach(row -> losses.addAll(losses(Strength.of(row), wanted)));
        return Direction.of(
                losses,
                replaced.isEmpty()
                        ? wanted.enabled()
                        : replaced.stream().anyMatch(row -> gains(row, wanted)));
    }

    /// What the way back would lose in turn: from daily to weekly the runs get rarer, and from
    /// weekly to daily the reach gets shorter.
    public static Set<Loss> ofTheWayBack(SeenBackupSchedule base, BackupSchedule wanted) {
        return base.whole().map(was -> losses(Strength.of(wanted), was)).orElse(Set.of());
    }

    /// What a schedule gives, as far as it is known.
    private record Strength(
            boolean isPaused, Optional<Integer> copies, Optional<Duration> spacing) {

        static Strength of(SeenBackupSchedule row) {
            return new Strength(
                    row.isPaused(), row.retentionCount(), row.frequency().map(Frequency::spacing));
        }

        static Strength of(BackupSchedule schedule) {
            return new Strength(
                    !schedule.enabled(),
                    Optional.of(schedule.retentionCount()),
                    Optional.of(BackupDirection.spacing(schedule)));
        }

        Optional<Duration> reach() {
            return spacing.flatMap(gap -> copies.map(gap::multipliedBy));
        }
    }

    private static Set<Loss> losses(Strength was, BackupSchedule wanted) {
        Set<Loss> losses = EnumSet.noneOf(Loss.class);
        if (!wanted.enabled() && !was.isPaused()) {
            losses.add(Loss.SWITCHED_OFF);
        }
        was.copies()
                .filter(copies -> wanted.retentionCount() < copies)
                .ifPresent(_ -> losses.add(Loss.FEWER_COPIES));
        was.spacing()
                .filter(gap -> spacing(wanted).compareTo(gap) > 0)
                .ifPresent(_ -> losses.add(Loss.RARER_RUNS));
        was.reach()
                .filter(reach -> reach(wanted).compareTo(reach) < 0)
                .ifPresent(_ -> losses.add(Loss.SHORTER_REACH));
        if (was.reach().isEmpty() && !was.isPaused()) {
            losses.add(Loss.PERHAPS_SOMETHING_UNSTATED);
        }
        return losses;
    }

    private static boolean gains(SeenBackupSchedule was, BackupSchedule wanted) {
        return (wanted.enabled() && was.isPaused())
                || was.retentionCount()
                        .filter(copies -> wanted.retentionCount() > copies)
                        .isPresent()
                || was.frequency()
                        .filter(frequency -> spacing(wanted).compareTo(frequency.spacing()) < 0)
                        .isPresent();
    }

    private static Duration spacing(BackupSchedule wanted) {
        return wanted.cadence().frequency().spacing();
    }

    private static Duration reach(BackupSchedule wanted) {
        return spacing(wanted).multipliedBy(wanted.retentionCount());
    }
}
