package dev.nattvakt.watch.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.nattvakt.fleet.Audit.Judged;
import dev.nattvakt.fleet.verdict.Verdict;
import dev.nattvakt.schedule.Vps;

/// Compares a round with the state before, and decides what to report: each thing once. Pure.
///
/// @param alerts in the order of the servers
/// @param after the state to remember
public record Transitions(List<Alert> alerts, WatchState after) {

    public Transitions {
        alerts = List.copyOf(alerts);
    }

    /// @param ownChanges tells which changes were made from here
    /// @param at now, in real time
    /// @param heartbeat interval of heartbeats
    public static Transitions of(
            WatchState before, Round round, OwnChanges ownChanges, Instant at, Duration heartbeat) {
        List<Alert> alerts = new ArrayList<>();
        round.cutShort()
                .filter(_ -> !before.blind())
                .ifPresent(why -> alerts.add(new Alert.Blind(why)));
        if (before.blind() && round.cutShort().isEmpty()) {
            alerts.add(new Alert.SeesAgain());
        }
        Map<String, Watched> now = new LinkedHashMap<>();
        for (Judged server : round.servers()) {
            String id = server.vps().id().value();
            Optional<Watched> known = Optional.ofNullable(before.servers().get(id));
            Watched fresh = Watched.of(server, round.begun());
            Watched seen = known.map(fresh::orAsIn).orElse(fresh);
            now.put(id, seen);
            alerts.addAll(about(server, known, seen, ownChanges));
        }
        before.servers()
                .forEach((id, old) -> {
                    if (round.gone().contains(id)) {
                        alerts.add(new Alert.Gone(old.label()));
                    } else {
                        now.putIfAbsent(id, old);
                    }
                });
        boolean due =
                before.spokeAt().map(spoke -> !spoke.plus(heartbeat).isAfter(at)).orElse(true);
        if (due && round.cutShort().isEmpty()) {
            alerts.add(new Alert.Heartbeat(now.size(), round.servers()));
        }
        Optional<Instant> spokeAt =
                due && round.cutShort().isEmpty() ? Optional.of(at) : before.spokeAt();
        return new Transitions(alerts, new WatchState(now, spokeAt, round.cutShort().isPresent()));
    }

    /// Servers that are known to have been changed, and not through Nattvakt.
    public List<Vps> changedElsewhere() {
        return alerts.stream()
                .flatMap(alert ->
                        alert instanceof Alert.Changed(Judged server, boolean elsewhere)
                                        && elsewhere
                                ? Stream.of(server.vps())
                                : Stream.empty())
                .toList();
    }

    /// Whether the server needs no alert. Snapshots alone are a choice of the server's owner, not
    /// worth an alert each time.
    static boolean isWell(Judged server) {
        return !server.judgement().isJudged() || isWell(server.judgement().verdict());
    }

    static boolean isWell(Verdict verdict) {
        return switch (verdict) {
            case PROTECTED, EXEMPT, SCHEDULED, SNAPSHOT_ONLY -> true;
            case PAUSED, UNKNOWN, NEVER_RAN, OVERDUE, FAILING, UNPROTECTED -> false;
        };
    }

    private static List<Alert> about(
            Judged server, Optional<Watched> known, Watched seen, OwnChanges ownChanges) {
        List<Alert> alerts = new ArrayList<>();
        if (!server.judgement().isJudged()) {
            return alerts;
        }
        boolean well = isWell(seen.verdict());
        Optional<Verdict> before = known.map(Watched::verdict);
        if (!well && !before.equals(Optional.of(seen.verdict()))) {
            alerts.add(new Alert.Bad(server));
        }
        before.filter(verdict -> well && !isWell(verdict))
                .ifPresent(verdict -> alerts.add(new Alert.Good(server, verdict)));
        boolean differed = known.filter(old -> old.standing() == Standing.DIFFERS).isPresent();
        if (seen.standing() == Standing.DIFFERS && !differed) {
            alerts.add(new Alert.LeftPolicy(server));
        }
        if (seen.standing() == Standing.IN_LINE && differed) {
            alerts.add(new Alert.BackInLine(server));
        }
        if (known.isPresent()) {
            Watched old = known.get();
            boolean moved =
                    old.schedules().isPresent() && !old.schedules().equals(seen.schedules());
            if (moved) {
                switch (ownChanges.origin(server, old.seenAt())) {
                    case HERE -> {}
                    case ELSEWHERE -> alerts.add(new Alert.Changed(server, true));
                    case UNKNOWN -> alerts.add(new Alert.Changed(server, false));
                }
            }
            lost("backup", old.backupSlots(), seen.backupSlots(), server).ifPresent(alerts::add);
            lost("snapshot", old.snapshotSlots(), seen.snapshotSlots(), server)
                    .ifPresent(alerts::add);
        }
        return alerts;
    }

    private static Optional<Alert> lost(
            String what, Optional<Integer> from, Optional<Integer> to, Judged server) {
        return from.isPresent() && to.isPresent() && to.get() < from.get()
                ? Optional.of(new Alert.SlotsLost(server.vps(), what, from.get(), to.get()))
                : Optional.empty();
    }
}
