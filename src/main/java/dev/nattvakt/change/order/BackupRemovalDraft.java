package dev.nattvakt.change.order;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.change.facts.BackupReadBack;
import dev.nattvakt.change.facts.Change;
import dev.nattvakt.change.facts.Direction;
import dev.nattvakt.change.facts.Direction.Loss;
import dev.nattvakt.change.facts.Refusal;
import dev.nattvakt.change.facts.Situation;
import dev.nattvakt.change.facts.Subject;
import dev.nattvakt.change.facts.Warning;
import dev.nattvakt.change.facts.Write;
import dev.nattvakt.fleet.remedy.NextStep;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.ScheduleId;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.stated.BackupState;
import dev.nattvakt.schedule.stated.Gate;
import dev.nattvakt.schedule.stated.SeenBackupSchedule;

/// Turns an order to remove a backup schedule into a draft.
final class BackupRemovalDraft {

    private BackupRemovalDraft() {}

    static Draft<Situation.Backups> of(RemoveBackupSchedule order, Situation.Backups situation) {
        BackupState state = situation.state();
        if (order.scheduleId().isEmpty() && state.schedules().size() > 1) {
            return unlessBarred(
                    situation,
                    List.of(ArgumentProblem.missing("scheduleId", "one of " + ids(state))));
        }
        Optional<SeenBackupSchedule> row =
                order.scheduleId()
                        .map(state::withId)
                        .orElseGet(() -> state.schedules().stream().findFirst());
        if (row.isEmpty()) {
            return new Draft.Satisfied<>(
                    Subject.BACKUP_SCHEDULE, Fields.NONE, List.of(), List.of());
        }
        if (row.get().id().isEmpty()) {
            return new Draft.Faulty<>(
                    List.of(
                            ArgumentProblem.wrong(
                                    "scheduleId",
                                    "HostUp states no usable id for this schedule",
                                    "remove it in HostUp's control panel")));
        }
        if (row.get().fields().isEmpty()) {
            return new Draft.Faulty<>(
                    List.of(
                            ArgumentProblem.wrong(
                                    "scheduleId",
                                    "HostUp shows too little of this schedule to verify its removal",
                                    "remove it in HostUp's control panel")));
        }
        Optional<Refusal> refusal = gate(situation);
        if (refusal.isPresent()) {
            return new Draft.Blocked<>(refusal.get());
        }
        return new Draft.Ready<>(change(situation, row.get(), row.get().id().get()));
    }

    /// No arguments are asked for of a change that would be refused anyway.
    private static Draft<Situation.Backups> unlessBarred(
            Situation.Backups situation, List<ArgumentProblem> faults) {
        return gate(situation)
                .<Draft<Situation.Backups>>map(Draft.Blocked::new)
                .orElseGet(() -> new Draft.Faulty<>(faults));
    }

    private static Optional<Refusal> gate(Situation.Backups situation) {
        return situation.state().canDelete() instanceof Gate.Shut shut
                ? Optional.of(
                        new Refusal.GateShut(
                                "canDelete",
                                shut,
                                Optional.of(
                                        NextStep.on(
                                                situation.vps(), "get_protection", Fields.NONE))))
                : Optional.empty();
    }

    private static Change<Situation.Backups> change(
            Situation.Backups situation, SeenBackupSchedule row, ScheduleId id) {
        Vps vps = situation.vps();
        List<SeenBackupSchedule> before = situation.state().schedules();
        return new Change<>(
                Subject.BACKUP_SCHEDULE,
                new Write.DeleteBackupSchedule(id),
                row.fields(),
                Fields.NONE,
                Direction.of(EnumSet.of(Loss.REMOVED), false),
                List.of(),
                warnings(situation.state(), row),
                (later, _) ->
                        Change.Seen.of(
                                BackupReadBack.remaining(row, before, later.state())
                                        .map(SeenBackupSchedule::fields)
                                        .orElse(Fields.NONE),
                                BackupReadBack.restoring(vps, row)));
    }

    private static List<Warning> warnings(BackupState state, SeenBackupSchedule row) {
        Warning copies = new Warning.CopiesUndocumented(Subject.BACKUP_SCHEDULE);
        boolean isLast = !row.isPaused() && state.on().stream().allMatch(row::equals);
        return isLast
                ? List.of(new Warning.NothingOn(Subject.BACKUP_SCHEDULE), copies)
                : List.of(copies);
    }

    private static String ids(BackupState state) {
        return state.schedules().stream()
                .flatMap(row -> row.id().stream())
                .map(ScheduleId::value)
                .collect(Collectors.joining(", "));
    }
}
