package dev.nattvakt.hostup.json;

import java.util.Optional;

import dev.nattvakt.change.facts.Write;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.ScheduleId;
import dev.nattvakt.schedule.stated.SeenBackupSchedule;

/// The answer to a write: what HostUp says is so now, which reading back has yet to prove.
///
/// @param id of the backup schedule that was saved
public record SavedJson(Optional<ScheduleId> id, Fields fields) {

    public static final SavedJson NOTHING = of(Fields.NONE);

    public static SavedJson to(Write write, LenientJson answer) {
        return switch (write) {
            case Write.SaveBackupSchedule _ -> of(BackupSchedulesJson.schedule(answer));
            case Write.SaveBackupSettings _ -> of(BackupSchedulesJson.settings(answer).fields());
            case Write.SaveSnapshotSchedule _ ->
                    SnapshotSchedulesJson.stated(answer)
                            .map(schedule -> of(schedule.fields()))
                            .orElse(NOTHING);
            case Write.DeleteBackupSchedule _, Write.DeleteSnapshotSchedule _ -> NOTHING;
        };
    }

    private static SavedJson of(SeenBackupSchedule schedule) {
        return new SavedJson(schedule.id(), schedule.fields());
    }

    private static SavedJson of(Fields fields) {
        return new SavedJson(Optional.empty(), fields);
    }
}
