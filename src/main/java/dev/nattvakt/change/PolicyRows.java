package dev.nattvakt.change;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;

import dev.nattvakt.caller.Call;
import dev.nattvakt.change.facts.Situation;
import dev.nattvakt.change.facts.Subject;
import dev.nattvakt.change.order.FleetWish;
import dev.nattvakt.change.order.SetBackupSchedule;
import dev.nattvakt.change.order.SetSnapshotSchedule;
import dev.nattvakt.change.outcome.FleetRow;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.fleet.FleetReads;
import dev.nattvakt.fleet.policy.Correction;
import dev.nattvakt.fleet.policy.Corrections;
import dev.nattvakt.fleet.policy.Policy;
import dev.nattvakt.fleet.port.Copies;
import dev.nattvakt.fleet.remedy.Starts;
import dev.nattvakt.fleet.verdict.Compliance;
import dev.nattvakt.fleet.verdict.Difference;
import dev.nattvakt.fleet.verdict.Judgement;
import dev.nattvakt.fleet.verdict.Only;
import dev.nattvakt.fleet.verdict.ServerState;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;

/// The rows of a plan that takes what is wanted from the policy. None for a server that no rule
/// holds for, that is exempt or terminated; else one for each schedule that is not as its rule
/// wants it, or one that says that all are.
final class PolicyRows {

    private static final SetBackupSchedule BACKUPS =
            new SetBackupSchedule(
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
    private static final SetSnapshotSchedule SNAPSHOTS =
            new SetSnapshotSchedule("", Optional.empty(), Optional.empty());

    private final FleetRows rows;
    private final FleetReads reads;
    private final Call call;
    private final Policy policy;
    private final Optional<Difference.Kind> kind;

    PolicyRows(FleetRows rows, FleetReads reads, Call call, FleetWish.Wanted.ByPolicy wanted) {
        this.rows = rows;
        this.reads = reads;
        this.call = call;
        this.policy = wanted.policy();
        this.kind = wanted.kind();
    }

    /// A server that was read.
    ///
    /// @param snapshots empty where it is not meant: only its starts count then
    private record Look(Situation.Backups backups, Optional<Situation.Snapshots> snapshots) {}

    /// Rows of snapshots come last, so that the two of a server do not wait for each other.
    ///
    /// @param servers those that the wish's words mean
    /// @param fleet all, since what the others run counts where starts are spread
    List<FleetRow> of(Only only, List<Vps> servers, List<Vps> fleet) {
        SequencedSet<Vps> own =
                new LinkedHashSet<>(
                        servers.stream().filter(vps -> !Judgement.isTerminated(vps)).toList());
        List<Vps> all = Stream.concat(own.stream(), fleet.stream()).distinct().toList();
        List<FleetReads.Read<Look>> read =
                reads.each(all, vps -> look(only, vps, own.contains(vps)), call);
        Map<VpsId, FleetReads.Read<Look>> byId = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            byId.put(all.get(i).id(), read.get(i));
        }
        Optional<Corrections> corrections = corrections(read);
        List<FleetRow> list = new ArrayList<>();
        for (Vps vps : own) {
            switch (byId.get(vps.id())) {
                case FleetReads.Read.Seen(Look look) ->
                        list.addAll(rows(look, corrections.orElseThrow()));
                case FleetReads.Read<Look> none -> list.add(FleetRows.unseen(vps, none));
            }
        }
        list.sort(Comparator.comparing(PolicyRows::isOfSnapshots));
        return list;
    }

    private static boolean isOfSnapshots(FleetRow row) {
        return row instanceof FleetRow.Change change
                && change.facts().subject() == Subject.SNAPSHOT_SCHEDULE;
    }

    private Look look(Only only, Vps vps, boolean isOwn) {
        Situation.Backups backups = rows.situation(BACKUPS.on(vps.id()), vps);
        boolean isMeant =
                isOwn
                        && policy.ruleFor(vps, backups.at())
                                .filter(rule -> !rule.isExemptAt(backups.at()))
                                .isPresent()
                        && rows.isMeant(only, vps, backups);
        return new Look(
                backups,
                Optional.of(SNAPSHOTS.on(vps.id()))
                        .filter(_ -> isMeant)
                        .map(order -> rows.situation(order, vps)));
    }

    /// Empty where no server was read.
    private Optional<Corrections> corrections(List<FleetReads.Read<Look>> read) {
        List<Situation.Backups> seen = new ArrayList<>();
        for (FleetReads.Read<Look> one : read) {
            if (one instanceof FleetReads.Read.Seen(Look(Situation.Backups backups, _))) {
                seen.add(backups);
            }
        }
        return seen.stream()
                .findFirst()
                .map(first -> {
                    Starts starts = Starts.of(List.of(), first.zone());
                    seen.forEach(backups -> starts.add(backups.state()));
                    return new Corrections(policy, starts, first.zone(), first.at());
                });
    }

    private List<FleetRow> rows(Look look, Corrections corrections) {
        Situation.Backups backups = look.backups();
        Vps vps = backups.vps();
        if (look.snapshots().isEmpty()) {
            return List.of();
        }
        if (!rows.mayChange(vps)) {
            return List.of(FleetRows.notAllowed(vps));
        }
        Situation.Snapshots snapshots = look.snapshots().get();
        ServerState state = new ServerState(vps, backups.state(), snapshots.state(), Copies.NONE);
        List<FleetRow> list = new ArrayList<>();
        for (Correction correction : corrections.of(state)) {
            switch (correction) {
                case Correction.Backup backup ->
                        ifMeant(Difference.Kind.BACKUP)
                                .map(_ -> rows.row(order(backup), backups))
                                .ifPresent(list::add);
                case Correction.Snapshot snapshot ->
                        ifMeant(Difference.Kind.SNAPSHOT)
                                .map(_ -> rows.row(order(snapshot), snapshots))
                                .ifPresent(list::add);
            }
        }
        unstated(state, backups)
                .forEach(missing ->
                        list.add(
                                new FleetRow.Unknown(
                                        vps,
                                        Optional.of(
                                                new Outcome.Unavailable(
                                                        "not_stated",
                                                        "HostUp did not state " + missing,
                                                        Optional.empty())))));
        return list.isEmpty()
                ? List.of(new FleetRow.Same(FleetRows.nothing(BACKUPS, backups)))
                : list;
    }

    private Optional<Difference.Kind> ifMeant(Difference.Kind one) {
        return Optional.of(one).filter(it -> kind.isEmpty() || kind.get() == it);
    }

    /// Fields without which a schedule is left alone, one for each schedule.
    private List<String> unstated(ServerState state, Situation.Backups backups) {
        List<Difference> differs =
                policy.check(state, backups.zone(), backups.at())
                        .map(Compliance::differs)
                        .orElse(List.of());
        return Stream.of(Difference.Kind.values())
                .filter(one -> ifMeant(one).isPresent())
                .flatMap(one ->
                        differs.stream()
                                .filter(Difference::isNotStated)
                                .filter(difference -> difference.kind() == one)
                                .limit(1))
                .map(Difference::path)
                .toList();
    }

    private static SetBackupSchedule order(Correction.Backup wanted) {
        return new SetBackupSchedule(
                wanted.vps().id().value(),
                wanted.frequency(),
                wanted.hour(),
                wanted.dayOfWeek(),
                wanted.dayOfMonth(),
                wanted.retentionCount(),
                Optional.of(wanted.enabled()),
                Optional.empty(),
                wanted.timeZone());
    }

    private static SetSnapshotSchedule order(Correction.Snapshot wanted) {
        return new SetSnapshotSchedule(
                wanted.vps().id().value(), Optional.of(wanted.enabled()), wanted.intervalHours());
    }
}
