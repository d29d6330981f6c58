package dev.nattvakt.fleet.policy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.nattvakt.fleet.ServerState;
import dev.nattvakt.schedule.SeenSnapshotSchedule;
import dev.nattvakt.schedule.SnapshotState;

/// How a server stands to the rule that holds for it.
public sealed interface Compliance {

    PolicyRule rule();

    /// Whether nothing differs, or nothing need be so. What HostUp did not state is never in line.
    boolean inLine();

    /// The rule wants something of the server.
    record Held(PolicyRule rule, List<Difference> differs) implements Compliance {

        public Held {
            differs = List.copyOf(differs);
        }

        @Override
        public boolean inLine() {
            return differs.isEmpty();
        }
    }

    /// The server is left alone on purpose.
    ///
    /// @param underneath what would differ without the exemption
    record Exempt(PolicyRule rule, Exemption exemption, List<Difference> underneath)
            implements Compliance {

        public Exempt {
            underneath = List.copyOf(underneath);
        }

        @Override
        public boolean inLine() {
            return true;
        }
    }

    static Compliance of(PolicyRule rule, ServerState seen, ZoneId zone, Instant now) {
        List<Difference> differs = new ArrayList<>();
        rule.backup()
                .map(wish -> BackupCheck.of(wish, seen.backups(), zone, now).differs())
                .ifPresent(differs::addAll);
        rule.snapshot().map(wish -> differences(wish, seen.snapshots())).ifPresent(differs::addAll);
        return rule.isExemptAt(now)
                ? new Exempt(rule, rule.exemption().orElseThrow(), differs)
                : new Held(rule, differs);
    }

    private static List<Difference> differences(SnapshotWish wish, SnapshotState state) {
        if (state.schedule().isEmpty()) {
            return wish.enabled()
                    ? List.of(Difference.noSchedule(Difference.Kind.SNAPSHOT))
                    : List.of();
        }
        SeenSnapshotSchedule row = state.schedule().get();
        return Stream.concat(
                        wish.intervalHours().stream()
                                .flatMap(hours ->
                                        Difference.of(
                                                Difference.Kind.SNAPSHOT,
                                                "intervalHours",
                                                hours,
                                                row.intervalHours())
                                                .stream()),
                        Difference.of(
                                Difference.Kind.SNAPSHOT, "enabled", wish.enabled(), row.enabled())
                                .stream())
                .toList();
    }
}
