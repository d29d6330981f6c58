package dev.nattvakt.change.order;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.change.facts.Change;
import dev.nattvakt.change.facts.Direction;
import dev.nattvakt.change.facts.Direction.Loss;
import dev.nattvakt.change.facts.Refusal;
import dev.nattvakt.change.facts.Situation;
import dev.nattvakt.change.facts.SnapshotReadBack;
import dev.nattvakt.change.facts.Subject;
import dev.nattvakt.change.facts.Write;
import dev.nattvakt.fleet.remedy.NextStep;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.VpsId;
import dev.nattvakt.schedule.stated.Gate;
import dev.nattvakt.schedule.stated.SeenSnapshotSchedule;

/// Remove the snapshot schedule. HostUp names no gate for it.
public record RemoveSnapshotSchedule(String vps) implements OfSnapshots {

    @Override
    public RemoveSnapshotSchedule on(VpsId id) {
        return new RemoveSnapshotSchedule(id.value());
    }

    @Override
    public List<ArgumentProblem> problems() {
        return List.of();
    }

    @Override
    public Draft<Situation.Snapshots> in(Situation.Snapshots situation) {
        Optional<SeenSnapshotSchedule> base = situation.state().schedule();
        if (base.isEmpty()) {
            return new Draft.Satisfied<>(
                    Subject.SNAPSHOT_SCHEDULE, Fields.NONE, List.of(), List.of());
        }
        if (base.get().fields().isEmpty()) {
            return new Draft.Faulty<>(
                    List.of(
                            ArgumentProblem.wrong(
                                    "kind",
                                    "HostUp shows too little of this schedule to verify its removal",
                                    "remove it in HostUp's control panel")));
        }
        if (situation.state().canDelete() instanceof Gate.Shut shut) {
            return new Draft.Blocked<>(
                    new Refusal.GateShut(
                            "canDelete",
                            shut,
                            Optional.of(
                                    NextStep.on(situation.vps(), "get_protection", Fields.NONE))));
        }
        return new Draft.Ready<>(
                new Change<>(
                        Subject.SNAPSHOT_SCHEDULE,
                        new Write.DeleteSnapshotSchedule(),
                        base.get().fields(),
                        Fields.NONE,
                        Direction.of(EnumSet.of(Loss.REMOVED), false),
                        List.of(),
                        SnapshotScheduleDraft.consequences(base.get(), true),
                        new SnapshotReadBack(situation.vps(), base)));
    }
}
