package dev.nattvakt.watch.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.nattvakt.fleet.Audit.Judged;
import dev.nattvakt.fleet.verdict.Verdict;
import dev.nattvakt.words.Words;

/// The state of the fleet by server, and what is different since the last digest. Pure.
///
/// @param since the time of the last digest, or when the watch first saw the fleet
/// @param servers all that are judged, the worst first, then those with the oldest copy
/// @param changes since then
/// @param risks what is about to go wrong
public record Digest(Instant since, List<Judged> servers, List<Change> changes, List<Risk> risks) {

    public Digest {
        servers = List.copyOf(servers);
        changes = List.copyOf(changes);
        risks = List.copyOf(risks);
    }

    /// What the last digest told.
    ///
    /// @param at when that was
    /// @param servers by id
    public record Baseline(Instant at, Map<String, Watched> servers) {

        public Baseline {
            servers = Map.copyOf(servers);
        }
    }

    /// What is different about one server.
    ///
    /// @param label its name, else its id
    public record Change(String label, What what) {

        sealed interface What {}

        record Added() implements What {}

        record Gone() implements What {}

        record Turned(Verdict from, Verdict to) implements What {}

        record Rescheduled() implements What {}

        record LeftPolicy() implements What {}

        record BackInLine() implements What {}

        /// @param kind `backup` or `snapshot`
        record Resized(String kind, int from, int to) implements What {}
    }

    /// What is about to go wrong with one server.
    public record Risk(Judged server, Words words) {}

    /// @param round a complete one
    /// @param after the state that the watch remembers of it
    static Digest of(Baseline before, Round round, WatchState after, Instant now) {
        List<Judged> servers =
                round.servers().stream()
                        .filter(server -> server.judgement().isJudged())
                        .sorted(
                                Comparator.comparing(
                                                (Judged server) -> server.judgement().verdict(),
                                                Comparator.reverseOrder())
                                        .thenComparing(Digest::newestCopy)
                                        .thenComparing(server -> server.vps().label()))
                        .toList();
        List<Risk> risks = new ArrayList<>();
        for (Judged server : servers) {
            Outlook.of(server, now).forEach(words -> risks.add(new Risk(server, words)));
        }
        return new Digest(before.at(), servers, changes(before.servers(), after.servers()), risks);
    }

    static Instant newestCopy(Judged server) {
        return server.state().flatMap(state -> state.copies().newest()).orElse(Instant.MIN);
    }

    private static List<Change> changes(Map<String, Watched> before, Map<String, Watched> now) {
        List<Change> changes = new ArrayList<>();
        before.forEach((id, old) -> {
            if (!now.containsKey(id)) {
                changes.add(new Change(old.label(), new Change.Gone()));
            }
        });
        now.forEach((id, seen) ->
                Optional.ofNullable(before.get(id))
                        .ifPresentOrElse(
                                old -> changes.addAll(changes(old, seen)),
                                () -> changes.add(new Change(seen.label(), new Change.Added()))));
        changes.sort(Comparator.comparing(Change::label));
        return changes;
    }

    private static List<Change> changes(Watched old, Watched seen) {
        List<Change.What> all = new ArrayList<>();
        if (old.verdict() != seen.verdict()) {
            all.add(new Change.Turned(old.verdict(), seen.verdict()));
        }
        if (old.schedules().isPresent() && !old.schedules().equals(seen.schedules())) {
            all.add(new Change.Rescheduled());
        }
        boolean differed = old.standing() == Standing.DIFFERS;
        if (seen.standing() == Standing.DIFFERS && !differed) {
            all.add(new Change.LeftPolicy());
        }
        if (seen.standing() == Standing.IN_LINE && differed) {
            all.add(new Change.BackInLine());
        }
        resized("backup", old.backupSlots(), seen.backupSlots()).ifPresent(all::add);
        resized("snapshot", old.snapshotSlots(), seen.snapshotSlots()).ifPresent(all::add);
        return all.stream().map(what -> new Change(seen.label(), what)).toList();
    }

    private static Optional<Change.What> resized(
            String kind, Optional<Integer> from, Optional<Integer> to) {
        return from.isPresent() && to.isPresent() && !from.equals(to)
                ? Optional.of(new Change.Resized(kind, from.get(), to.get()))
                : Optional.empty();
    }
}
