package dev.nattvakt.fleet.policy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.nattvakt.fleet.verdict.Difference;
import dev.nattvakt.fleet.verdict.Difference.Kind;
import dev.nattvakt.schedule.stated.SeenSnapshotSchedule;

/// Compares the snapshot schedule of a server with a rule's wish.
final class SnapshotCheck {

    private SnapshotCheck() {}

    static List<Difference> of(SnapshotWish wish, Optional<SeenSnapshotSchedule> schedule) {
        return schedule.map(row -> differences(wish, row))
                .orElseGet(() ->
                        wish.enabled() ? List.of(Difference.noSchedule(Kind.SNAPSHOT)) : List.of());
    }

    private static List<Difference> differences(SnapshotWish wish, SeenSnapshotSchedule row) {
        Optional<Difference> interval =
                wish.intervalHours()
                        .flatMap(hours ->
                                Difference.of(
                                        Kind.SNAPSHOT,
                                        "intervalHours",
                                        hours,
                                        row.intervalHours()));
        Optional<Difference> enabled =
                Difference.of(Kind.SNAPSHOT, "enabled", wish.enabled(), row.enabled());
        return Stream.of(interval, enabled).flatMap(Optional::stream).toList();
    }
}
