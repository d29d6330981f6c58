package dev.nattvakt.change.order;

import java.util.List;

import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.change.facts.Situation;
import dev.nattvakt.change.facts.Subject;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.VpsId;

/// Bring back what a past change replaced, if the server still stands as that change left it. What
/// it comes to then is decided like any other order.
public sealed interface Restore<S extends Situation> extends Order<S>
        permits RestoreBackupSchedule, RestoreBackupSettings, RestoreSnapshotSchedule {

    /// What the past change did.
    PastStep step();

    /// What the past change was about.
    default Subject subject() {
        return step().subject();
    }

    @Override
    default List<ArgumentProblem> problems() {
        return List.of();
    }

    /// @param before what to bring back; empty: nothing was there
    /// @param left what the past change left; empty: nothing was there any more
    static Restore<?> of(Subject subject, VpsId vps, Fields before, Fields left) {
        PastStep step = new PastStep(subject, before, left);
        return switch (subject) {
            case BACKUP_SCHEDULE -> new RestoreBackupSchedule(vps.value(), step);
            case BACKUP_SETTINGS -> new RestoreBackupSettings(vps.value(), step);
            case SNAPSHOT_SCHEDULE -> new RestoreSnapshotSchedule(vps.value(), step);
        };
    }
}
