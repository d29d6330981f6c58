package dev.nattvakt.hostup.json;

import java.util.Optional;

import dev.nattvakt.schedule.SnapshotSlots;
import dev.nattvakt.schedule.stated.SeenSnapshotSchedule;
import dev.nattvakt.schedule.stated.SnapshotState;

/// The answer of GET snapshot-schedules.
public final class SnapshotSchedulesJson {

    private SnapshotSchedulesJson() {}

    public static SnapshotState state(LenientJson answer) {
        return new SnapshotState(
                schedule(answer),
                new SnapshotSlots(
                        answer.flag("available"), answer.object("limits").count("totalSnapshots")),
                GatesJson.gate(answer, "canEnable"),
                GatesJson.gate(answer, "canDelete"),
                answer.text("reason"));
    }

    /// Null is HostUp's word for "no schedule"; leaving the field out says nothing at all.
    private static Optional<SeenSnapshotSchedule> schedule(LenientJson answer) {
        Optional<SeenSnapshotSchedule> schedule = stated(answer);
        if (schedule.isEmpty() && !answer.isNull("schedule")) {
            throw Unreadable.lacking("schedule");
        }
        return schedule;
    }

    /// The schedule, which POST answers with too.
    static Optional<SeenSnapshotSchedule> stated(LenientJson answer) {
        return answer.maybeObject("schedule").map(SnapshotSchedulesJson::seen);
    }

    private static SeenSnapshotSchedule seen(LenientJson schedule) {
        return new SeenSnapshotSchedule(
                schedule.flag("enabled"),
                schedule.whole("intervalHours"),
                schedule.instant("lastRun"),
                schedule.instant("nextRun"));
    }
}
