package dev.nattvakt.hostup.json;

import java.util.Optional;

import dev.nattvakt.change.facts.Write;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.ScheduleId;
import dev.nattvakt.schedule.SeenBackupSchedule;

/// The answer to a write: what HostUp says is so now, which reading back has yet to prove.
///
/// @param id of the backup schedule that was saved
public record SavedAnswer(Optional<ScheduleId> id, Fields fields) {

    public static final SavedAnswer NOTHING = of(Fields.NONE);

    public static SavedAnswer to(Write write, Stated answer) {
        return switch (write) {
            case Write.SaveBackupSchedule _ -> of(BackupAnswer.schedule(answer));
            case Write.SaveBackupSettings _ -> of(BackupAnswer.settings(answer).fields());
            case Write.SaveSnapshotSchedule _ ->
                    SnapshotAnswer.stated(answer)
                            .map(schedule -> of(schedule.fields()))
                            .orElse(NOTHING);
            case Write.DeleteBackupSchedule _, Write.DeleteSnapshotSchedule _ -> NOTHING;
        };
    }

    private static SavedAnswer of(SeenBackupSchedule schedule) {
        return new SavedAnswer(schedule.id(), schedule.fields());
    }

    private static SavedAnswer of(Fields fields) {
        return new SavedAnswer(Optional.empty(), fields);
    }
}
