package dev.nattvakt.change.order;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.change.facts.Change;
import dev.nattvakt.change.facts.Direction;
import dev.nattvakt.change.facts.Direction.Loss;
import dev.nattvakt.change.facts.Refusal;
import dev.nattvakt.change.facts.Situation;
import dev.nattvakt.change.facts.SnapshotReadBack;
import dev.nattvakt.change.facts.Subject;
import dev.nattvakt.change.facts.Warning;
import dev.nattvakt.change.facts.Write;
import dev.nattvakt.fleet.remedy.NextStep;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.SnapshotSchedule;
import dev.nattvakt.schedule.SnapshotSlots;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.stated.Gate;
import dev.nattvakt.schedule.stated.SeenSnapshotSchedule;
import dev.nattvakt.schedule.stated.SnapshotState;

/// Turns an order for the snapshot schedule into a draft.
final class SnapshotScheduleDraft {

    private final SetSnapshotSchedule order;
    private final Vps vps;
    private final SnapshotState state;
    private final Optional<SeenSnapshotSchedule> base;
    private final List<ArgumentProblem> problems = new ArrayList<>();

    SnapshotScheduleDraft(SetSnapshotSchedule order, Situation.Snapshots situation) {
        this.order = order;
        this.vps = situation.vps();
        this.state = situation.state();
        this.base = state.schedule();
    }

    Draft<Situation.Snapshots> draft() {
        if (base.isEmpty() && order.enabled().equals(Optional.of(false))) {
            return new Draft.Satisfied<>(
                    Subject.SNAPSHOT_SCHEDULE, Fields.NONE, List.of(), List.of());
        }
        Optional<SnapshotSchedule> wanted = wanted();
        return wanted.map(this::draft).orElseGet(this::unlessBarred);
    }

    /// Nobody is asked for arguments of a change that would be refused anyway.
    private Draft<Situation.Snapshots> unlessBarred() {
        boolean staysOn =
                order.enabled()
                        .or(() -> base.flatMap(SeenSnapshotSchedule::enabled))
                        .orElse(base.isEmpty());
        return (staysOn ? guard() : guardOff())
                .<Draft<Situation.Snapshots>>map(Draft.Blocked::new)
                .orElseGet(() -> new Draft.Faulty<>(problems));
    }

    private Draft<Situation.Snapshots> draft(SnapshotSchedule wanted) {
        if (base.filter(row -> row.fields().show(wanted.fields())).isPresent()) {
            return new Draft.Satisfied<>(
                    Subject.SNAPSHOT_SCHEDULE,
                    base.get().fields(),
                    base.get().isOn() ? SnapshotReadBack.runs(base.get()) : List.of(),
                    List.of());
        }
        Optional<Refusal> refusal = wanted.enabled() ? guard() : guardOff();
        return refusal.<Draft<Situation.Snapshots>>map(Draft.Blocked::new)
                .orElseGet(() -> new Draft.Ready<>(change(wanted)));
    }

    private Optional<SnapshotSchedule> wanted() {
        Optional<Boolean> enabled =
                order.enabled()
                        .or(() ->
                                base.map(SeenSnapshotSchedule::enabled).orElse(Optional.of(true)));
        Optional<Integer> interval =
                order.intervalHours()
                        .or(() ->
                                base.flatMap(SeenSnapshotSchedule::intervalHours)
                                        .filter(hours ->
                                                hours >= SnapshotSchedule.SHORTEST
                                                        && hours <= SnapshotSchedule.LONGEST));
        if (enabled.isEmpty()) {
            problems.add(
                    ArgumentProblem.missing(
                            "enabled", "true or false; HostUp does not say what it is now"));
        }
        if (interval.isEmpty()) {
            problems.add(ArgumentProblem.missing("intervalHours", "whole hours, 4-24"));
        }
        return enabled.flatMap(on -> interval.map(hours -> new SnapshotSchedule(on, hours)));
    }

    /// Switching on needs three gates that HostUp states as open; otherwise it rejects the POST.
    private Optional<Refusal> guard() {
        SnapshotSlots slots = state.slots();
        if (slots.areNone()) {
            return Optional.of(
                    new Refusal.NoSnapshotSlots(
                            reason(),
                            Optional.of(
                                    NextStep.on(
                                            vps,
                                            "preview_capacity",
                                            Fields.of("snapshotSlots", 1)))));
        }
        Optional<NextStep> lookAgain = Optional.of(NextStep.on(vps, "get_protection", Fields.NONE));
        if (state.canEnable() instanceof Gate.Shut shut) {
            return Optional.of(new Refusal.GateShut("canEnable", shut, lookAgain));
        }
        if (slots.available().isEmpty()) {
            return Optional.of(new Refusal.GateUnstated("available", lookAgain));
        }
        if (slots.total().isEmpty()) {
            return Optional.of(new Refusal.GateUnstated("totalSnapshots", lookAgain));
        }
        return state.canEnable() instanceof Gate.Unstated
                ? Optional.of(new Refusal.GateUnstated("canEnable", lookAgain))
                : Optional.empty();
    }

    /// HostUp rejects every POST while a gate is shut; then only a removal switches snapshots off.
    private Optional<Refusal> guardOff() {
        Optional<NextStep> removal =
                Optional.of(NextStep.on(vps, "remove_schedule", Fields.of("kind", "snapshot")));
        if (state.slots().areNone()) {
            return Optional.of(new Refusal.NoSnapshotSlots(reason(), removal));
        }
        return state.canEnable() instanceof Gate.Shut shut
                ? Optional.of(new Refusal.GateShut("canEnable", shut, removal))
                : Optional.empty();
    }

    private Optional<String> reason() {
        return state.reason()
                .or(() ->
                        state.canEnable() instanceof Gate.Shut shut
                                ? shut.reason()
                                : Optional.empty());
    }

    private Change<Situation.Snapshots> change(SnapshotSchedule wanted) {
        return new Change<>(
                Subject.SNAPSHOT_SCHEDULE,
                new Write.SaveSnapshotSchedule(wanted),
                base.map(SeenSnapshotSchedule::fields).orElse(Fields.NONE),
                wanted.fields(),
                direction(wanted),
                List.of(),
                warnings(wanted),
                new SnapshotReadBack(vps, base));
    }

    private Direction direction(SnapshotSchedule wanted) {
        Set<Loss> losses = EnumSet.noneOf(Loss.class);
        base.filter(row -> !wanted.enabled() && !row.enabled().equals(Optional.of(false)))
                .ifPresent(_ -> losses.add(Loss.SWITCHED_OFF));
        base.flatMap(SeenSnapshotSchedule::intervalHours)
                .filter(hours -> wanted.intervalHours() > hours)
                .ifPresent(_ -> losses.add(Loss.RARER_RUNS));
        base.filter(row ->
                        !row.enabled().equals(Optional.of(false)) && row.intervalHours().isEmpty())
                .ifPresent(_ -> losses.add(Loss.PERHAPS_SOMETHING_UNSTATED));
        return Direction.of(losses, wanted.enabled());
    }

    /// What going without snapshots means.
    static List<Warning> consequences(SeenSnapshotSchedule row, boolean isRemoval) {
        List<Warning> warnings = new ArrayList<>();
        if (!row.enabled().equals(Optional.of(false))) {
            warnings.add(new Warning.NothingOn(Subject.SNAPSHOT_SCHEDULE));
        }
        if (isRemoval || !warnings.isEmpty()) {
            warnings.add(new Warning.CopiesUndocumented(Subject.SNAPSHOT_SCHEDULE));
        }
        return List.copyOf(warnings);
    }

    private List<Warning> warnings(SnapshotSchedule wanted) {
        if (!wanted.enabled()) {
            return base.map(row -> consequences(row, false)).orElse(List.of());
        }
        int runsPerDay = 24 / wanted.intervalHours();
        return state.slots()
                .total()
                .filter(slots -> runsPerDay > slots)
                .<List<Warning>>map(
                        slots -> List.of(new Warning.MoreRunsThanSlots(runsPerDay, slots)))
                .orElse(List.of());
    }
}
