package dev.nattvakt.sandbox.fleet;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.nattvakt.sandbox.state.BackupCopy;
import dev.nattvakt.sandbox.state.BackupPlan;
import dev.nattvakt.sandbox.state.Cadence;
import dev.nattvakt.sandbox.state.Gate;
import dev.nattvakt.sandbox.state.GateName;
import dev.nattvakt.sandbox.state.History;
import dev.nattvakt.sandbox.state.RunOutcome;
import dev.nattvakt.sandbox.state.SnapshotPlan;
import dev.nattvakt.sandbox.state.Vps;
import dev.nattvakt.sandbox.value.Id;

/// The initial fleet: one server for each state worth testing, and forty to fill pages.
final class NewFleet {
    private static final String WEB_01 = "vps_01hxa3b4c5d6e7f8g9h0j1k2m3";
    private static final String NO_SNAPSHOTS =
            "Snapshots are not included in this plan. Add snapshot slots to enable them.";

    /// The node whose first run fails and whose second one succeeds; protected until then.
    private static final int FAILS_FIRST = 13;

    private final Instant now;
    private final History history;

    private NewFleet(Instant now) {
        this.now = now;
        this.history = new History(now);
    }

    static List<Vps> at(Instant now) {
        var fleet = new NewFleet(now);
        return Stream.concat(
                        fleet.specialServers(), IntStream.rangeClosed(1, 40).mapToObj(fleet::node))
                .toList();
    }

    private Stream<Vps> specialServers() {
        return Stream.of(
                web01(),
                db01(),
                cache01(),
                mail01(),
                log01(),
                batch01(),
                old01(),
                firstApp(),
                secondApp(),
                files01());
    }

    private Vps web01() {
        return Vps.active(WEB_01, "web-01", "192.0.2.10", BackupPlan.of(3), SnapshotPlan.of(3));
    }

    private Vps db01() {
        return vps(
                "db-01",
                "192.0.2.11",
                history.ranWell("db-01", new Cadence.Daily(2), 7, 7),
                history.snapshots(4, 6));
    }

    private Vps cache01() {
        return vps("cache-01", "192.0.2.12", BackupPlan.of(2), SnapshotPlan.none(NO_SNAPSHOTS));
    }

    private Vps mail01() {
        Gate pending = Gate.shut("pending_order", "A pending order must be completed first.");
        return vps("mail-01", "192.0.2.13", BackupPlan.of(3), SnapshotPlan.of(2))
                .with(GateName.CAN_CREATE, pending);
    }

    private Vps log01() {
        Cadence monday = new Cadence.Weekly(3, DayOfWeek.MONDAY);
        BackupPlan plan = history.ranWell("log-01", monday, 4, 5);
        return vps("log-01", "192.0.2.14", history.failedLast(plan), SnapshotPlan.of(2));
    }

    private Vps batch01() {
        Instant twoDaysAgo = now.minus(Duration.ofDays(2));
        BackupPlan stopped =
                new History(twoDaysAgo).ranWell("batch-01", new Cadence.Daily(1), 3, 3);
        return vps(
                "batch-01",
                "192.0.2.15",
                History.with(RunOutcome.STUCK, stopped),
                SnapshotPlan.of(2));
    }

    private Vps old01() {
        Gate shut = Gate.shut("vps_not_ready", "The service is suspended.");
        BackupPlan plan =
                new History(now.minus(Duration.ofDays(30)))
                        .ranWell("old-01", new Cadence.Daily(2), 1, 2);
        return vps(
                        "old-01",
                        "198.51.100.20",
                        History.switchedOff(plan).withGates(shut, shut, shut),
                        SnapshotPlan.of(2).with(shut))
                .withStatus("suspended")
                .withOptions(List.of());
    }

    private Vps firstApp() {
        BackupPlan plan = history.ranWell("app#1", new Cadence.Daily(1), 3, 5);
        BackupCopy manual =
                new BackupCopy(
                        Id.of("bkp", "app#1 manual"),
                        now.minus(Duration.ofDays(9)),
                        true,
                        Optional.of("Before upgrade"));
        List<BackupCopy> copies = Stream.concat(plan.copies().stream(), Stream.of(manual)).toList();
        return Vps.active(
                Id.of("vps", "app#1"),
                "app",
                "198.51.100.21",
                plan.withCopies(copies),
                history.snapshots(2, 24));
    }

    private Vps secondApp() {
        return Vps.active(
                Id.of("vps", "app#2"),
                "app",
                "203.0.113.21",
                history.ranWell("app#2", new Cadence.Monthly(5, 15), 2, 3),
                SnapshotPlan.of(2));
    }

    private Vps files01() {
        Cadence sunday = new Cadence.Weekly(4, DayOfWeek.SUNDAY);
        BackupPlan plan = history.ranWell("files-01", sunday, 2, 4);
        return vps(
                "files-01",
                "198.51.100.22",
                History.switchedOff(History.named("Weekly files", plan)),
                SnapshotPlan.of(2));
    }

    private Vps node(int number) {
        String name = "node-%02d".formatted(number);
        Cadence cadence =
                switch (number % 10) {
                    case 0 -> new Cadence.Weekly(4, DayOfWeek.SUNDAY);
                    case 5 -> new Cadence.Daily(3);
                    default -> new Cadence.Daily(2);
                };
        BackupPlan plan = history.ranWell(name, cadence, 3, 4);
        return vps(
                name,
                "203.0.113.%d".formatted(100 + number),
                number == FAILS_FIRST ? History.with(RunOutcome.FAILING, plan) : plan,
                number % 2 == 0 ? history.snapshots(2, 12) : SnapshotPlan.of(2));
    }

    private static Vps vps(String name, String ip, BackupPlan backups, SnapshotPlan snapshots) {
        return Vps.active(Id.of("vps", name), name, ip, backups, snapshots);
    }
}
