package dev.nattvakt.change.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import dev.nattvakt.fleet.remedy.NextStep;
import dev.nattvakt.schedule.BackupSchedule;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.ScheduleId;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.cadence.Frequency;
import dev.nattvakt.schedule.stated.BackupState;
import dev.nattvakt.schedule.stated.SeenBackupSchedule;

/// Finds a backup schedule after the POST. HostUp does not document what happens to a schedule of
/// another frequency: it may be replaced, switched off or kept.
///
/// @param before every schedule that was there
public record BackupReadBack(
        Vps vps,
        List<SeenBackupSchedule> before,
        Optional<SeenBackupSchedule> base,
        BackupSchedule wanted)
        implements Change.ReadBack<Situation.Backups> {

    @Override
    public Change.Seen in(Situation.Backups later, Optional<ScheduleId> answered) {
        BackupState state = later.state();
        Predicate<SeenBackupSchedule> wasSo = row -> wasSo(row, state);
        Optional<SeenBackupSchedule> ours =
                answered.flatMap(state::withId)
                        .or(() ->
                                first(
                                        state,
                                        row ->
                                                row.fields().show(wanted.fields())
                                                        && !wasSo.test(row)))
                        .or(() -> base.flatMap(SeenBackupSchedule::id).flatMap(state::withId))
                        .or(() -> first(state, row -> isOfItsFrequency(row) && !wasSo.test(row)))
                        .or(() -> base.flatMap(row -> equal(state, row)));
        Optional<BackupRuns> runs = ours.map(row -> BackupRuns.of(row, later));
        return new Change.Seen(
                ours.map(SeenBackupSchedule::fields).orElse(Fields.NONE),
                runs.map(BackupRuns::runs).orElse(List.of()),
                warnings(state, ours, runs.map(BackupRuns::warnings).orElse(List.of())),
                leftOn(vps, state, ours),
                undo(ours),
                ours.flatMap(SeenBackupSchedule::id)
                        .filter(id -> answered.equals(Optional.of(id)) && isNew(id))
                        .isPresent());
    }

    private List<Warning> warnings(
            BackupState state, Optional<SeenBackupSchedule> ours, List<Warning> runs) {
        List<Warning> warnings = new ArrayList<>(runs);
        before.stream()
                .filter(row -> ours.isPresent() && row.isOn() && !isOfItsFrequency(row))
                .forEach(row ->
                        row.frequency()
                                .ifPresent(frequency ->
                                        warnings.add(fate(state, ours, row, frequency))));
        return List.copyOf(warnings);
    }

    private Warning fate(
            BackupState state,
            Optional<SeenBackupSchedule> ours,
            SeenBackupSchedule was,
            Frequency frequency) {
        Optional<SeenBackupSchedule> now =
                was.id().flatMap(state::withId).filter(row -> !Optional.of(row).equals(ours));
        if (now.isEmpty()) {
            return new Warning.OldSchedule(
                    frequency,
                    was.id().isPresent() ? Warning.Fate.GONE : Warning.Fate.UNKNOWN,
                    Optional.empty());
        }
        return now.get().isPaused()
                ? new Warning.OldSchedule(
                        frequency,
                        Warning.Fate.SWITCHED_OFF,
                        Optional.of(remove(vps, now.get().id())))
                : new Warning.OldSchedule(frequency, Warning.Fate.STILL_ON, Optional.empty());
    }

    private boolean isNew(ScheduleId id) {
        return before.stream().noneMatch(was -> was.id().equals(Optional.of(id)));
    }

    private boolean isOfItsFrequency(SeenBackupSchedule row) {
        return row.frequency().equals(Optional.of(wanted.cadence().frequency()));
    }

    /// Ignores run times, which change by themselves, and ids, which HostUp may issue anew: a row
    /// under another id was so, too, unless there are more of its kind than before.
    private boolean wasSo(SeenBackupSchedule row, BackupState later) {
        return before.stream()
                        .anyMatch(was ->
                                was.id().equals(row.id()) && was.fields().equals(row.fields()))
                || count(later.schedules(), row) <= count(before, row);
    }

    /// How many schedules equal this one; ids do not count.
    static long count(List<SeenBackupSchedule> rows, SeenBackupSchedule like) {
        return rows.stream().filter(row -> row.fields().equals(like.fields())).count();
    }

    private static Optional<SeenBackupSchedule> equal(BackupState state, SeenBackupSchedule like) {
        return first(state, row -> row.fields().equals(like.fields()));
    }

    private static Optional<SeenBackupSchedule> first(
            BackupState state, Predicate<SeenBackupSchedule> fits) {
        return state.schedules().stream().filter(fits).findFirst();
    }

    /// What is still there of a schedule that was to be removed; empty when it is gone. Its id
    /// alone does not tell: HostUp may have issued another one.
    public static Optional<SeenBackupSchedule> remaining(
            SeenBackupSchedule removed, List<SeenBackupSchedule> before, BackupState later) {
        return removed.id()
                .flatMap(later::withId)
                .or(() ->
                        count(later.schedules(), removed) < count(before, removed)
                                ? Optional.empty()
                                : equal(later, removed));
    }

    /// Calls that would remove the other schedules that are on.
    public static List<NextStep> leftOn(
            Vps vps, BackupState state, Optional<SeenBackupSchedule> ours) {
        return state.on().stream()
                .filter(row -> !Optional.of(row).equals(ours))
                .map(row -> remove(vps, row.id()))
                .toList();
    }

    private Optional<NextStep> undo(Optional<SeenBackupSchedule> ours) {
        return base.isPresent()
                ? base.flatMap(row -> restoring(vps, row))
                : ours.flatMap(SeenBackupSchedule::id).map(id -> remove(vps, Optional.of(id)));
    }

    /// The call that restores a schedule; empty if HostUp did not state every field it needs.
    public static Optional<NextStep> restoring(Vps vps, SeenBackupSchedule row) {
        boolean isWhole =
                row.cadence().isPresent()
                        && row.retentionCount().isPresent()
                        && row.enabled().isPresent();
        return isWhole
                ? Optional.of(NextStep.on(vps, "set_backup_schedule", row.fields()))
                : Optional.empty();
    }

    private static NextStep remove(Vps vps, Optional<ScheduleId> id) {
        return NextStep.on(
                vps,
                "remove_schedule",
                Fields.of("kind", "backup").with("scheduleId", id.map(ScheduleId::value)));
    }
}
