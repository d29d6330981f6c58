package dev.nattvakt.change;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Role;
import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.change.facts.Change;
import dev.nattvakt.change.facts.Facts;
import dev.nattvakt.change.facts.Refusal;
import dev.nattvakt.change.facts.Situation;
import dev.nattvakt.change.facts.Subject;
import dev.nattvakt.change.order.BackupOrders;
import dev.nattvakt.change.order.FleetWish;
import dev.nattvakt.change.order.Order;
import dev.nattvakt.change.order.SetBackupSchedule;
import dev.nattvakt.change.order.SetSnapshotSchedule;
import dev.nattvakt.change.outcome.FleetRow;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.change.plan.PlannedChange;
import dev.nattvakt.fleet.FleetReads;
import dev.nattvakt.fleet.port.Copies;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.remedy.Starts;
import dev.nattvakt.fleet.verdict.Judgement;
import dev.nattvakt.fleet.verdict.Only;
import dev.nattvakt.fleet.verdict.ServerState;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;
import dev.nattvakt.schedule.stated.BackupState;
import dev.nattvakt.schedule.stated.SeenSnapshotSchedule;
import dev.nattvakt.schedule.stated.SnapshotState;

/// Looks at many servers, and decides on each as for that server alone. One for each plan.
final class FleetRows {

    private final ChangeDesk desk;
    private final FleetReads reads;
    private final Call call;

    FleetRows(ChangeDesk desk, FleetReads reads, Call call) {
        this.desk = desk;
        this.reads = reads;
        this.call = call;
    }

    /// One row for each target, in their order.
    List<FleetRow> of(List<FleetPlanner.Target<?>> targets) {
        List<FleetReads.Read<FleetRow>> read = reads.each(targets, this::row, call);
        return IntStream.range(0, targets.size())
                .mapToObj(i ->
                        switch (read.get(i)) {
                            case FleetReads.Read.Seen(FleetRow row) -> row;
                            case FleetReads.Read<FleetRow> none ->
                                    unseen(targets.get(i).vps(), none);
                        })
                .toList();
    }

    private <S extends Situation> FleetRow row(FleetPlanner.Target<S> target) {
        Order<S> order = target.order().on(target.vps().id());
        return mayChange(target.vps())
                ? row(order, situation(order, target.vps()))
                : notAllowed(target.vps());
    }

    /// One row for each server that the wish is about.
    ///
    /// @param servers those that its words mean
    /// @param fleet all; where starts are spread, what the others run counts as well
    List<FleetRow> of(FleetWish wish, List<Vps> servers, List<Vps> fleet) {
        Only only = wish.only();
        List<Vps> candidates =
                servers.stream()
                        .filter(vps -> only == Only.ALL || !Judgement.isTerminated(vps))
                        .toList();
        return switch (wish.wanted()) {
            case FleetWish.Wanted.Backups backups ->
                    rows(
                            candidates,
                            backups.spreadHours().isPresent() ? fleet : List.of(),
                            backups.order(),
                            wish,
                            (vps, seen) -> isMeant(only, vps, seen),
                            looks -> orders(backups, looks));
            case FleetWish.Wanted.ByPolicy byPolicy ->
                    new PolicyRows(this, reads, call, byPolicy).of(only, candidates, fleet);
            case FleetWish.Wanted.Snapshots(SetSnapshotSchedule order) ->
                    rows(
                            candidates,
                            List.of(),
                            order,
                            wish,
                            (vps, seen) -> isMeant(only, vps, seen),
                            looks ->
                                    looks.stream()
                                            .filter(Look::isMeant)
                                            .map(look -> order.on(look.situation().vps().id()))
                                            .toList());
        };
    }

    /// A server that was read.
    ///
    /// @param isMeant whether the wish is about it
    private record Look<S extends Situation>(S situation, boolean isMeant) {}

    /// Whether the wish is about a server that it names.
    @FunctionalInterface
    private interface Filter<S> {
        boolean admits(Vps vps, S situation);
    }

    /// @param orders one for each server that is meant, in their order
    private <S extends Situation> List<FleetRow> rows(
            List<Vps> candidates,
            List<Vps> background,
            Order<S> order,
            FleetWish wish,
            Filter<S> filter,
            Function<List<Look<S>>, List<? extends Order<S>>> orders) {
        SequencedSet<Vps> own =
                new LinkedHashSet<>(candidates.stream().filter(this::mayChange).toList());
        List<Vps> all = Stream.concat(own.stream(), background.stream()).distinct().toList();
        List<FleetReads.Read<Look<S>>> read =
                reads.each(
                        all,
                        vps -> {
                            S seen = situation(order.on(vps.id()), vps);
                            boolean isMeant =
                                    own.contains(vps)
                                            && !wish.isLeftAlone(vps, seen.at())
                                            && filter.admits(vps, seen);
                            return new Look<>(seen, isMeant);
                        },
                        call);
        Map<VpsId, FleetRow> rows = new HashMap<>();
        List<Look<S>> looks = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Vps vps = all.get(i);
            switch (read.get(i)) {
                case FleetReads.Read.Seen(Look<S> look) -> looks.add(look);
                case FleetReads.Read<Look<S>> none -> rows.put(vps.id(), unseen(vps, none));
            }
        }
        List<Look<S>> meant = looks.stream().filter(Look::isMeant).toList();
        List<? extends Order<S>> wanted = orders.apply(looks);
        for (int i = 0; i < meant.size(); i++) {
            S situation = meant.get(i).situation();
            rows.put(situation.vps().id(), row(wanted.get(i), situation));
        }
        return candidates.stream()
                .map(vps -> own.contains(vps) ? rows.get(vps.id()) : notAllowed(vps))
                .flatMap(row -> Optional.ofNullable(row).stream())
                .toList();
    }

    private static List<SetBackupSchedule> orders(
            FleetWish.Wanted.Backups wanted, List<Look<Situation.Backups>> looks) {
        if (looks.isEmpty()) {
            return List.of();
        }
        Starts starts = Starts.of(List.of(), looks.getFirst().situation().zone());
        looks.forEach(look -> starts.add(look.situation().state()));
        return new BackupOrders(wanted, starts)
                .of(looks.stream().filter(Look::isMeant).map(Look::situation).toList());
    }

    boolean isMeant(Only only, Vps vps, Situation.Backups seen) {
        BackupState backups = seen.state();
        boolean isRunning = !backups.on().isEmpty();
        return switch (only) {
            case ALL -> true;
            // What is on needs no further look to tell.
            case UNPROTECTED, PAUSED ->
                    !isRunning && only.admits(judged(vps, backups, snapshots(vps), seen));
            case PROBLEMS -> only.admits(judged(vps, backups, snapshots(vps), seen));
        };
    }

    private boolean isMeant(Only only, Vps vps, Situation.Snapshots seen) {
        return switch (only) {
            case ALL -> true;
            case PAUSED ->
                    seen.state()
                            .schedule()
                            .flatMap(SeenSnapshotSchedule::enabled)
                            .filter(enabled -> !enabled)
                            .isPresent();
            case UNPROTECTED, PROBLEMS ->
                    only.admits(
                            judged(
                                    vps,
                                    reads.hostUp().backupSchedules(vps.id(), call.deadline()),
                                    seen.state(),
                                    seen));
        };
    }

    private Judgement judged(
            Vps vps, BackupState backups, SnapshotState snapshots, Situation seen) {
        Copies copies =
                backups.on().isEmpty()
                        ? Copies.NONE
                        : reads.hostUp().backups(vps.id(), call.deadline());
        return Judgement.of(new ServerState(vps, backups, snapshots, copies), seen.at());
    }

    private SnapshotState snapshots(Vps vps) {
        return reads.hostUp().snapshotSchedule(vps.id(), call.deadline());
    }

    <S extends Situation> S situation(Order<S> order, Vps vps) {
        return desk.read(order, vps, reads.hostUp(), call.deadline());
    }

    boolean mayChange(Vps vps) {
        return call.caller().may(Role.OPERATOR, vps);
    }

    static FleetRow notAllowed(Vps vps) {
        return new FleetRow.Refused(
                vps, ChangeDesk.refused(Optional.of(vps), new Refusal.RoleTooLow(Role.OPERATOR)));
    }

    static FleetRow unseen(Vps vps, FleetReads.Read<?> read) {
        return new FleetRow.Unknown(
                vps,
                read instanceof FleetReads.Read.Failed<?>(HostUpFailure.Why why)
                        ? Optional.of(Outcome.of(new HostUpFailure(why), vps.id().value()))
                        : Optional.empty());
    }

    <S extends Situation> FleetRow row(Order<S> order, S situation) {
        if (isOffAlready(order, situation)) {
            return new FleetRow.Same(nothing(order, situation));
        }
        Vps vps = situation.vps();
        return switch (Decision.on(order, situation, desk.terms(call, false))) {
            case Cleared<S> cleared -> change(cleared.change(), order, situation);
            case Decision.NeedsConfirmation<S> waiting ->
                    change(waiting.change(), order, situation);
            case Decision.AlreadySo<S> so ->
                    new FleetRow.Same(ChangeDesk.alreadySet(so, situation, order).facts());
            case Decision.Invalid<S>(List<ArgumentProblem> problems) ->
                    new FleetRow.Refused(vps, new Outcome.Invalid(problems));
            case Decision.Refused<S>(Refusal refusal) ->
                    new FleetRow.Refused(vps, ChangeDesk.refused(situation, refusal));
        };
    }

    /// Where there is no backup schedule, there is none to switch off. A call about that server
    /// alone asks for what it lacks; here nobody means that.
    private static boolean isOffAlready(Order<?> order, Situation situation) {
        return order instanceof SetBackupSchedule backups
                && backups.enabled().equals(Optional.of(false))
                && situation instanceof Situation.Backups there
                && there.state().schedules().isEmpty();
    }

    static Facts nothing(Order<?> order, Situation situation) {
        return new Facts(
                situation.vps(),
                Subject.BACKUP_SCHEDULE,
                Fields.NONE,
                Fields.NONE,
                List.of(),
                situation.limits(),
                List.of(),
                situation.zone(),
                order.timeZone());
    }

    private static <S extends Situation> FleetRow change(
            Change<S> change, Order<S> order, S situation) {
        return new FleetRow.Change(
                ChangeDesk.facts(change, situation, order),
                change.direction(),
                PlannedChange.of(order, situation),
                Optional.empty());
    }
}
