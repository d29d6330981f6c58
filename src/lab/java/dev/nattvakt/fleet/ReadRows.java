package dev.nattvakt.fleet;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import dev.nattvakt.caller.CallBuilder;
import dev.nattvakt.caller.VirtualTime;
import dev.nattvakt.faults.Row;
import dev.nattvakt.faults.Tally;
import dev.nattvakt.fleet.pace.Abreast;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.remedy.Herd;
import dev.nattvakt.fleet.verdict.Evidence;
import dev.nattvakt.fleet.verdict.ServerState;
import dev.nattvakt.fleet.verdict.Verdict;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;

/// Rows on fleets in which some servers cannot be read: everything is told of the others, and of
/// these that it is not known.
public final class ReadRows {

    /// As many failures in a row are HostUp's, and end a call.
    private static final int IN_A_ROW = 5;

    private ReadRows() {}

    public static List<Row> all() {
        return List.of(
                Row.of("U3", "servers that cannot be read, audited", 10_000, ReadRows::audit),
                Row.of("U3/plan", "the same, read for a plan", 10_000, ReadRows::plan));
    }

    private static UnreliableFleet fleet(Random random, VirtualTime time) {
        UnreliableFleet fleet = new UnreliableFleet(random, time);
        fleet.grow(random.nextInt(1, 40));
        fleet.pagesOf(random.nextInt(1, 101));
        int broken = random.nextInt(4);
        fleet.ids().stream().filter(_ -> random.nextInt(8) < broken).forEach(fleet::trouble);
        if (random.nextInt(4) == 0) {
            fleet.ids().stream().filter(_ -> random.nextInt(10) == 0).forEach(fleet::loseId);
        }
        return fleet;
    }

    /// As an agent goes through it: call after call, until there is no next page.
    private static void audit(Random random, Tally tally) {
        VirtualTime time = new VirtualTime();
        UnreliableFleet fleet = fleet(random, time);
        Audit audit =
                new Audit(
                        new Roster(fleet, new LookUp(fleet)),
                        fleet,
                        time,
                        new Herd.Rule(0.25, time.getZone()));
        int limit = random.nextInt(1, 101);
        Map<VpsId, Audit.Judged> told = new HashMap<>();
        Optional<Position> next = Optional.of(Position.START);
        int calls = 0;
        boolean isNameless = false;
        while (next.isPresent() && ++calls <= 2 * fleet.ids().size() + 3) {
            Audit.Report report =
                    audit.run(
                            Optional.empty(),
                            limit,
                            next.get(),
                            _ -> true,
                            CallBuilder.aCall(time).build());
            report.servers()
                    .forEach(judged ->
                            tally.expect(
                                    told.put(judged.vps().id(), judged) == null,
                                    "told twice: " + judged.vps()));
            report.cutShort().ifPresent(_ -> tally.count("cut short, and gone on"));
            tally.expect(
                    report.cutShort().isEmpty() || fleet.mostInARow() >= IN_A_ROW,
                    "cut short by single servers: " + report.cutShort());
            isNameless |= report.hasNameless();
            next = report.next();
        }
        tally.expect(next.isEmpty(), "no end");
        tally.expect(isNameless == fleet.listsNameless(), "nameless servers: " + isNameless);
        for (VpsId id : fleet.ids().stream().filter(fleet::isListed).toList()) {
            judge(fleet, id, told.get(id), tally);
        }
    }

    private static void judge(UnreliableFleet fleet, VpsId id, Audit.Judged told, Tally tally) {
        if (told == null) {
            tally.violated("nothing is told of " + id);
            return;
        }
        Verdict verdict = told.judgement().verdict();
        tally.count(verdict.word());
        if (fleet.isTroubled(id)) {
            tally.expect(
                    verdict == Verdict.UNKNOWN
                            && told.judgement().evidence() instanceof Evidence.NotRead,
                    "not read, and: " + told.judgement());
        } else {
            tally.expect(verdict == fleet.truth(id), "it is not so: " + told.judgement());
        }
    }

    /// In the order of a plan, listed or not.
    private static int mostInARow(UnreliableFleet fleet) {
        int most = 0;
        int row = 0;
        for (VpsId id : fleet.ids()) {
            row = fleet.isTroubled(id) ? row + 1 : 0;
            most = Math.max(most, row);
        }
        return most;
    }

    private static void plan(Random random, Tally tally) {
        VirtualTime time = new VirtualTime();
        UnreliableFleet fleet = fleet(random, time);
        Set<VpsId> seen = new HashSet<>();
        List<FleetReads.Read<ServerState>> reads =
                new FleetReads(fleet, Abreast.ALONE)
                        .each(
                                fleet.ids(),
                                id -> {
                                    var deadline = CallBuilder.aCall(time).build().deadline();
                                    ServerState state =
                                            ServerState.read(Vps.of(id), fleet, deadline);
                                    seen.add(id);
                                    return state;
                                },
                                CallBuilder.aCall(time).build());
        tally.expect(reads.size() == fleet.ids().size(), "rows missing");
        boolean mayEnd = mostInARow(fleet) >= IN_A_ROW;
        boolean isEnd = false;
        for (int i = 0; i < reads.size(); i++) {
            VpsId id = fleet.ids().get(i);
            switch (reads.get(i)) {
                case FleetReads.Read.Seen<ServerState>(ServerState state) -> {
                    tally.count("seen");
                    tally.expect(!fleet.isTroubled(id), "seen, though it cannot be read: " + id);
                    tally.expect(state.vps().id().equals(id), "another server's: " + state.vps());
                }
                case FleetReads.Read.Failed<ServerState>(HostUpFailure.Why why) -> {
                    tally.count("failed");
                    tally.expect(fleet.isTroubled(id), "failed by itself: " + why);
                }
                case FleetReads.Read.NotReached<ServerState>() -> {
                    tally.count("not reached");
                    isEnd = true;
                    tally.expect(
                            mayEnd || time.instant().isAfter(VirtualTime.START.plusSeconds(20)),
                            "not reached, without a reason: " + id);
                }
            }
            tally.expect(!isEnd || !seen.contains(id), "read, and not told: " + id);
        }
    }
}
