package dev.nattvakt.change.facts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.nattvakt.change.facts.Direction.Loss;
import dev.nattvakt.schedule.BackupSchedule;
import dev.nattvakt.schedule.BackupState;
import dev.nattvakt.schedule.SeenBackupSchedule;

/// Whether a backup schedule protects less than those it replaces.
public final class BackupDirection {

    private BackupDirection() {}

    /// @param base the schedule that is changed; if empty, every schedule that is on counts
    public static Direction from(
            BackupState state, Optional<SeenBackupSchedule> base, BackupSchedule wanted) {
        List<SeenBackupSchedule> on = state.on();
        List<SeenBackupSchedule> replaced = new ArrayList<>(on);
        base.filter(row -> !on.contains(row)).ifPresent(replaced::addFirst);
        Set<Loss> losses = EnumSet.noneOf(Loss.class);
        replaced.forEach(row -> losses.addAll(losses(row, wanted)));
        return Direction.of(
                losses,
                replaced.isEmpty()
                        ? wanted.enabled()
                        : replaced.stream().anyMatch(row -> gains(row, wanted)));
    }

    /// What the way back would lose in turn: from daily to weekly the runs get rarer, and from
    /// weekly to daily the reach gets shorter.
    public static Set<Loss> ofTheWayBack(SeenBackupSchedule base, BackupSchedule wanted) {
        return base.whole().map(was -> losses(asSeen(wanted), was)).orElse(Set.of());
    }

    private static SeenBackupSchedule asSeen(BackupSchedule schedule) {
        return new SeenBackupSchedule(
                Optional.empty(),
                schedule.name(),
                Optional.of(schedule.cadence().frequency()),
                Optional.of(schedule.cadence().at()),
                Optional.empty(),
                Optional.empty(),
                Optional.of(schedule.retentionCount()),
                Optional.of(schedule.enabled()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Set<Loss> losses(SeenBackupSchedule was, BackupSchedule wanted) {
        Set<Loss> losses = EnumSet.noneOf(Loss.class);
        if (!wanted.enabled() && !was.isPaused()) {
            losses.add(Loss.SWITCHED_OFF);
        }
        was.retentionCount()
                .filter(copies -> wanted.retentionCount() < copies)
                .ifPresent(_ -> losses.add(Loss.FEWER_COPIES));
        was.frequency()
                .filter(frequency -> spacing(wanted).compareTo(frequency.spacing()) > 0)
                .ifPresent(_ -> losses.add(Loss.RARER_RUNS));
        reach(was)
                .filter(reach -> reach(wanted).compareTo(reach) < 0)
                .ifPresent(_ -> losses.add(Loss.SHORTER_REACH));
        if (reach(was).isEmpty() && !was.isPaused()) {
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

    private static Optional<Duration> reach(SeenBackupSchedule was) {
        return was.frequency()
                .flatMap(frequency -> was.retentionCount().map(frequency.spacing()::multipliedBy));
    }
}
