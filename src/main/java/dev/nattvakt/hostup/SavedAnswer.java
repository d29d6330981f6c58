package dev.nattvakt.hostup;

import java.util.Optional;

import dev.nattvakt.change.Write;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.ScheduleId;
import dev.nattvakt.schedule.SeenSnapshotSchedule;

/// The answer to a write: what HostUp says is so now, which reading back has yet to prove.
final class SavedAnswer {

    private SavedAnswer() {}

    static Optional<ScheduleId> id(Write write, Stated answer) {
        return write instanceof Write.SaveBackupSchedule
                ? BackupAnswer.schedule(answer).id()
                : Optional.empty();
    }

    static Fields fields(Write write, Stated answer) {
        return switch (write) {
            case Write.SaveBackupSchedule _ -> BackupAnswer.schedule(answer).fields();
            case Write.SaveBackupSettings _ -> BackupAnswer.settings(answer).fields();
            case Write.SaveSnapshotSchedule _ ->
                    SnapshotAnswer.stated(answer)
                            .map(SeenSnapshotSchedule::fields)
                            .orElse(Fields.NONE);
            case Write.DeleteBackupSchedule _, Write.DeleteSnapshotSchedule _ -> Fields.NONE;
        };
    }
}
