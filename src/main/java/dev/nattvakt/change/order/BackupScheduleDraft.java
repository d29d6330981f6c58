package dev.nattvakt.change.order;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.change.facts.BackupDirection;
import dev.nattvakt.change.facts.BackupReadBack;
import dev.nattvakt.change.facts.BackupRuns;
import dev.nattvakt.change.facts.Change;
import dev.nattvakt.change.facts.ClockChanges;
import dev.nattvakt.change.facts.Direction;
import dev.nattvakt.change.facts.Refusal;
import dev.nattvakt.change.facts.Situation;
import dev.nattvakt.change.facts.Subject;
import dev.nattvakt.change.facts.Warning;
import dev.nattvakt.change.facts.Write;
import dev.nattvakt.fleet.remedy.NextStep;
import dev.nattvakt.schedule.BackupSchedule;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.ScheduleId;
import dev.nattvakt.schedule.Slots;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.cadence.Cadence;
import dev.nattvakt.schedule.cadence.DayOfMonth;
import dev.nattvakt.schedule.cadence.Frequency;
import dev.nattvakt.schedule.cadence.Hour;
import dev.nattvakt.schedule.cadence.Weekday;
import dev.nattvakt.schedule.stated.BackupState;
import dev.nattvakt.schedule.stated.Gate;
import dev.nattvakt.schedule.stated.SeenBackupSchedule;

/// Turns an order for a backup schedule into a draft.
final class BackupScheduleDraft {

    private final SetBackupSchedule order;
    private final Situation.Backups situation;
    private final Vps vps;
    private final BackupState state;
    private final Instant now;
    private final ZoneId zone;
    private final Optional<SeenBackupSchedule> base;
    private final List<ArgumentProblem> problems = new ArrayList<>();

    BackupScheduleDraft(SetBackupSchedule order, Situation.Backups situation) {
        this.order = order;
        this.situation = situation;
        this.vps = situation.vps();
        this.state = situation.state();
        this.now = situation.at();
        this.zone = situation.zone();
        this.base = base();
    }

    Draft<Situation.Backups> draft() {
        if (state.schedules().isEmpty() && order.saysOnlyOff()) {
            return new Draft.Satisfied<>(
                    Subject.BACKUP_SCHEDULE, Fields.NONE, List.of(), List.of());
        }
        if (base.isEmpty() && !state.schedules().isEmpty() && !order.isComplete()) {
            return unlessBarred(List.of(severalToKeepFrom()));
        }
        Optional<BackupSchedule> wanted = wanted();
        return wanted.map(this::draft).orElseGet(() -> unlessBarred(problems));
    }

    Optional<Cadence> cadence() {
        return wanted().map(BackupSchedule::cadence);
    }

    /// Nobody is asked for arguments of a change that would be refused anyway.
    private Draft<Situation.Backups> unlessBarred(List<ArgumentProblem> faults) {
        return gate().or(this::noRoomAtAll)
                .<Draft<Situation.Backups>>map(Draft.Blocked::new)
                .orElseGet(() -> new Draft.Faulty<>(faults));
    }

    private Optional<Refusal> noRoomAtAll() {
        int asked = order.retentionCount().orElse(1);
        boolean rises = state.schedules().isEmpty();
        return state.settings()
                .slots()
                .mostCopies()
                .filter(most -> rises && most < 1)
                .map(most ->
                        new Refusal.NoRoom(
                                asked,
                                state.settings().slots(),
                                most,
                                Optional.of(moreSlots(asked))));
    }

    private Draft<Situation.Backups> draft(BackupSchedule wanted) {
        List<Instant> nextRuns =
                wanted.enabled()
                        ? wanted.cadence().nextRuns(now, zone, BackupRuns.SHOWN)
                        : List.of();
        Optional<SeenBackupSchedule> so = so(wanted);
        if (so.isPresent()) {
            BackupRuns runs = BackupRuns.of(so.get(), situation);
            List<Warning> warnings = new ArrayList<>(runs.warnings());
            warnings.addAll(othersOn(so.get()));
            return new Draft.Satisfied<>(
                    Subject.BACKUP_SCHEDULE, so.get().fields(), runs.runs(), List.copyOf(warnings));
        }
        Optional<Refusal> refusal = gate().or(() -> fit(wanted));
        return refusal.<Draft<Situation.Backups>>map(Draft.Blocked::new)
                .orElseGet(() -> new Draft.Ready<>(change(wanted, nextRuns)));
    }

    /// The schedule whose fields are kept: the one that is on, else the only one. A complete order
    /// replaces the one of its frequency.
    private Optional<SeenBackupSchedule> base() {
        if (state.on().size() == 1) {
            return Optional.of(state.on().getFirst());
        }
        if (state.schedules().size() == 1) {
            return Optional.of(state.schedules().getFirst());
        }
        List<SeenBackupSchedule> alike =
                state.schedules().stream()
                        .filter(row ->
                                row.frequency().isPresent()
                                        && row.frequency().equals(order.frequency()))
                        .toList();
        return order.isComplete() && alike.size() == 1
                ? Optional.of(alike.getFirst())
                : Optional.empty();
    }

    private ArgumentProblem severalToKeepFrom() {
        String those =
                state.schedules().stream()
                        .map(row ->
                                row.id().map(ScheduleId::value).orElse("one without id")
                                        + row.frequency()
                                                .map(frequency -> " (" + frequency.word() + ")")
                                                .orElse(""))
                        .collect(Collectors.joining(", "));
        return ArgumentProblem.wrong(
                "vps",
                "there are %s schedules, and not exactly one is on: %s"
                        .formatted(state.schedules().size(), those),
                "say frequency with its day, hour, retentionCount and enabled, or first remove one with"
                        + " remove_schedule and its scheduleId");
    }

    private Optional<BackupSchedule> wanted() {
        Optional<Cadence> cadence = new CadenceDraft(order, base, zone, now, problems).cadence();
        Optional<Integer> copies =
                order.retentionCount().or(() -> base.flatMap(SeenBackupSchedule::retentionCount));
        if (copies.isEmpty()) {
            problems.add(ArgumentProblem.missing("retentionCount", fittingCopies()));
        }
        Optional<Boolean> enabled =
                order.enabled()
                        .or(() -> base.map(SeenBackupSchedule::enabled).orElse(Optional.of(true)));
        if (enabled.isEmpty()) {
            problems.add(
                    ArgumentProblem.missing(
                            "enabled", "true or false; HostUp does not say what it is now"));
        }
        Optional<String> name =
                order.name().or(() -> cadence.flatMap(found -> kept(found.frequency())));
        return problems.isEmpty()
                ? Optional.of(
                        new BackupSchedule(
                                cadence.orElseThrow(),
                                copies.orElseThrow(),
                                enabled.orElseThrow(),
                                name))
                : Optional.empty();
    }

    /// The name that is there. One that only says the frequency follows it.
    private Optional<String> kept(Frequency frequency) {
        return base.flatMap(row ->
                row.name()
                        .map(name ->
                                row.frequency()
                                        .map(was -> DefaultName.following(name, was, frequency))
                                        .orElse(name)));
    }

    private String fittingCopies() {
        return state.settings()
                .slots()
                .mostCopies()
                .filter(most -> most > 0)
                .map(most ->
                        most == 1 ? "1, the most that fits" : "1-" + most + ", the most that fits")
                .orElse("1 or more copies");
    }

    /// The schedule that already is as wanted. One that is on counts even beside others, so that
    /// asking twice never makes two. One that is off counts if nothing else is on.
    private Optional<SeenBackupSchedule> so(BackupSchedule wanted) {
        List<SeenBackupSchedule> candidates =
                wanted.enabled() || !state.on().isEmpty() ? state.on() : state.schedules();
        return candidates.stream().filter(row -> row.fields().show(wanted.fields())).findFirst();
    }

    private List<Warning> othersOn(SeenBackupSchedule so) {
        List<NextStep> removals = BackupReadBack.leftOn(vps, state, Optional.of(so));
        return removals.isEmpty() ? List.of() : List.of(new Warning.OthersOn(removals));
    }

    private Optional<Refusal> gate() {
        return switch (state.canCreate()) {
            case Gate.Open() -> Optional.empty();
            case Gate.Shut shut ->
                    Optional.of(new Refusal.GateShut("canCreate", shut, lookAgain()));
            case Gate.Unstated() -> Optional.of(new Refusal.GateUnstated("canCreate", lookAgain()));
        };
    }

    private Optional<NextStep> lookAgain() {
        return Optional.of(NextStep.on(vps, "get_protection", Fields.NONE));
    }

    private Optional<Refusal> fit(BackupSchedule wanted) {
        Slots slots = state.settings().slots();
        return slots.mostCopies()
                .filter(most -> copiesRise(wanted) && wanted.retentionCount() > most)
                .map(most ->
                        new Refusal.NoRoom(
                                wanted.retentionCount(),
                                slots,
                                most,
                                Optional.of(room(wanted, most))));
    }

    private NextStep room(BackupSchedule wanted, int most) {
        if (most < 1) {
            return moreSlots(wanted.retentionCount());
        }
        return NextStep.on(
                vps, "set_backup_schedule", said().and(Fields.of("retentionCount", most)));
    }

    private NextStep moreSlots(int asked) {
        return NextStep.on(vps, "preview_capacity", Fields.of("backupSlots", asked));
    }

    /// The caller's own arguments, without the copies that do not fit.
    private Fields said() {
        return Fields.NONE
                .with("frequency", order.frequency().map(Frequency::word))
                .with("hour", order.hour().map(Hour::value))
                .with("dayOfWeek", order.dayOfWeek().map(Weekday::number))
                .with("dayOfMonth", order.dayOfMonth().map(DayOfMonth::value))
                .with("enabled", order.enabled())
                .with("name", order.name())
                .with("timeZone", order.timeZone().map(ZoneId::getId));
    }

    private boolean copiesRise(BackupSchedule wanted) {
        return base.flatMap(SeenBackupSchedule::retentionCount)
                .map(copies -> wanted.retentionCount() > copies)
                .orElse(true);
    }

    private Change<Situation.Backups> change(BackupSchedule wanted, List<Instant> nextRuns) {
        Fields before = base.map(SeenBackupSchedule::fields).orElse(Fields.NONE);
        return new Change<>(
                Subject.BACKUP_SCHEDULE,
                new Write.SaveBackupSchedule(wanted),
                before,
                wanted.fields(),
                BackupDirection.from(state, base, wanted),
                nextRuns,
                warnings(wanted, nextRuns),
                new BackupReadBack(vps, state.schedules(), base, wanted));
    }

    private List<Warning> warnings(BackupSchedule wanted, List<Instant> nextRuns) {
        List<Warning> warnings = new ArrayList<>();
        if (copiesRise(wanted) && state.settings().slots().mostCopies().isEmpty()) {
            warnings.add(new Warning.LimitsUnstated());
        }
        if (wanted.cadence() instanceof Cadence.Monthly(_, DayOfMonth on)
                && on.isMissingInSomeMonths()) {
            warnings.add(new Warning.DayMissing(on.value()));
        }
        order.timeZone()
                .filter(_ -> !nextRuns.isEmpty())
                .flatMap(theirs ->
                        ClockChanges.firstMovedRun(
                                wanted.cadence(), zone, theirs, nextRuns.getFirst()))
                .ifPresent(run ->
                        warnings.add(new Warning.ClockChange(order.timeZone().orElseThrow(), run)));
        warnings.addAll(consequences(wanted));
        return List.copyOf(warnings);
    }

    private List<Warning> consequences(BackupSchedule wanted) {
        List<Warning> warnings = new ArrayList<>();
        boolean othersOn = state.on().stream().anyMatch(row -> !Optional.of(row).equals(base));
        if (!wanted.enabled() && !othersOn && base.filter(row -> !row.isPaused()).isPresent()) {
            warnings.add(new Warning.NothingOn(Subject.BACKUP_SCHEDULE));
        }
        boolean weakens = BackupDirection.from(state, base, wanted).weakens();
        if (weakens) {
            warnings.add(new Warning.CopiesUndocumented(Subject.BACKUP_SCHEDULE));
        }
        state.on().stream()
                .flatMap(row -> row.frequency().stream())
                .filter(frequency -> frequency != wanted.cadence().frequency())
                .distinct()
                .forEach(frequency ->
                        warnings.add(
                                new Warning.OldSchedule(
                                        frequency, Warning.Fate.UNKNOWN, Optional.empty())));
        base.filter(_ -> weakens)
                .map(row -> BackupDirection.ofTheWayBack(row, wanted))
                .filter(losses -> !losses.isEmpty())
                .ifPresent(losses ->
                        warnings.add(new Warning.UndoWeakens(new Direction.Weakens(losses))));
        return warnings;
    }
}
