package dev.nattvakt.board;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import dev.nattvakt.caller.VirtualTime;
import dev.nattvakt.faults.Row;
import dev.nattvakt.faults.Tally;
import dev.nattvakt.fleet.Audit;
import dev.nattvakt.fleet.Look;
import dev.nattvakt.fleet.LookUp;
import dev.nattvakt.fleet.Roster;
import dev.nattvakt.fleet.UnreliableFleet;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.remedy.Herd;
import dev.nattvakt.fleet.verdict.Verdict;
import dev.nattvakt.schedule.VpsId;

/// The row on what the board shows of a fleet that cannot be read as a whole: each server as it is
/// or as unknown, none missing, and nothing old without its age.
public final class BoardRows {

    private static final int IN_A_ROW = 5;

    private BoardRows() {}

    public static List<Row> all() {
        return List.of(Row.of("U3/board", "the same, on the board", 2_500, BoardRows::run));
    }

    private static void run(Random random, Tally tally) {
        VirtualTime time = new VirtualTime();
        UnreliableFleet fleet = new UnreliableFleet(random, time);
        fleet.grow(random.nextInt(1, 25));
        fleet.pagesOf(random.nextInt(1, 101));
        Herd.Rule herds = new Herd.Rule(0.25, time.getZone());
        FleetCache cache =
                new FleetCache(
                        new Audit(new Roster(fleet, new LookUp(fleet)), fleet, time, herds),
                        new BoardSettings(true, time, 1, herds, Optional.empty()),
                        time::nanoTime,
                        Runnable::run,
                        Look.Listener.NOBODY);
        Set<VpsId> shown = new HashSet<>();
        for (int refresh = 0; refresh < 4; refresh++) {
            boolean isHindered = prepare(random, fleet);
            Instant began = time.instant();
            judge(fleet, cache.now(), began, shown, isHindered, tally);
            time.advance(Duration.ofHours(3));
        }
    }

    private static boolean prepare(Random random, UnreliableFleet fleet) {
        fleet.listAll();
        fleet.failingNoMore();
        for (VpsId id : fleet.ids()) {
            switch (random.nextInt(20)) {
                case 0, 1 -> fleet.trouble(id);
                case 2, 3, 4, 5 -> fleet.mend(id);
                case 6 -> fleet.leaveOut(id);
                case 7 -> {
                    if (random.nextInt(4) == 0) {
                        fleet.delete(id);
                    } else if (random.nextInt(8) == 0) {
                        fleet.loseId(id);
                    }
                }
                default -> {}
            }
        }
        boolean isHindered = random.nextInt(6) == 0;
        if (isHindered) {
            fleet.failingAfter(
                    random.nextInt(60), new HostUpFailure.Why.Throttled(Duration.ofMinutes(1)));
        }
        return isHindered;
    }

    private static void judge(
            UnreliableFleet fleet,
            FleetSnapshot snapshot,
            Instant began,
            Set<VpsId> shown,
            boolean isHindered,
            Tally tally) {
        boolean isWhole = snapshot.failure().isEmpty();
        tally.count("steps");
        tally.expect(!isWhole || !fleet.listsNameless(), "nameless, and nothing is said");
        tally.count(isWhole ? "whole" : "cut short");
        Map<VpsId, FleetSnapshot.Seen> seen = new HashMap<>();
        snapshot.servers().forEach(server -> seen.put(server.judged().vps().id(), server));
        tally.expect(seen.size() == snapshot.servers().size(), "shown twice");
        for (VpsId id : fleet.ids()) {
            boolean isThere =
                    !fleet.isGone(id) && (fleet.isListed(id) && isWhole || shown.contains(id));
            FleetSnapshot.Seen server = seen.get(id);
            if (server == null) {
                tally.expect(!isThere, "missing on the board: " + id);
                continue;
            }
            tally.expect(!isWhole || !fleet.isGone(id), "gone, and shown: " + id);
            Verdict verdict = server.judged().judgement().verdict();
            boolean isFresh = !server.at().isBefore(began);
            tally.expect(isFresh || !isWhole, "old, and nothing is said: " + id);
            if (isFresh) {
                tally.expect(
                        verdict == (fleet.isTroubled(id) ? Verdict.UNKNOWN : fleet.truth(id)),
                        "it is not so: %s is %s".formatted(id, verdict));
            }
        }
        boolean mayBeCut =
                isHindered
                        || fleet.mostInARow() >= IN_A_ROW
                        || fleet.ids().stream().anyMatch(id -> !fleet.isListed(id));
        tally.expect(isWhole || mayBeCut, "cut short by single servers");
        shown.clear();
        shown.addAll(seen.keySet());
    }
}
