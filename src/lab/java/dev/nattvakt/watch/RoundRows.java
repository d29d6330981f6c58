package dev.nattvakt.watch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import io.smallrye.config.SmallRyeConfigBuilder;

import dev.nattvakt.caller.VirtualTime;
import dev.nattvakt.faults.Row;
import dev.nattvakt.faults.Tally;
import dev.nattvakt.fleet.Audit;
import dev.nattvakt.fleet.ChangesElsewhere;
import dev.nattvakt.fleet.InMemoryFleet;
import dev.nattvakt.fleet.Look;
import dev.nattvakt.fleet.LookUp;
import dev.nattvakt.fleet.Roster;
import dev.nattvakt.fleet.UnreliableFleet;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.remedy.Herd;
import dev.nattvakt.fleet.verdict.Verdict;
import dev.nattvakt.schedule.VpsId;
import dev.nattvakt.watch.alert.OwnChanges;

/// Rows on rounds of the watch: it says "all is well" only of what it has read, "gone" only after
/// HostUp's own 404, and tells what it did not reach.
public final class RoundRows {

    private static final int IN_A_ROW = 5;

    private static final WatchConfig CONFIG =
            new SmallRyeConfigBuilder()
                    .addDiscoveredConverters()
                    .withMapping(WatchConfig.class)
                    .build()
                    .getConfigMapping(WatchConfig.class);

    private RoundRows() {}

    public static List<Row> all() {
        return List.of(
                Row.of("U3/watch", "rounds over servers that fail", 2_000, RoundRows::failures),
                Row.of(
                        "U6/watch",
                        "lists that lose servers, or end early",
                        2_000,
                        RoundRows::anything));
    }

    private static void failures(Random random, Tally tally) {
        new Rounds(random, tally).run(false);
    }

    private static void anything(Random random, Tally tally) {
        new Rounds(random, tally).run(true);
    }

    /// A few rounds of one watch.
    private static final class Rounds {

        private final Random random;
        private final Tally tally;
        private final VirtualTime time = new VirtualTime();
        private final UnreliableFleet fleet;
        private final Watch watch;
        private final List<String> told = new ArrayList<>();
        private final List<Look> looks = new ArrayList<>();

        /// Servers that the watch knows, with what it remembers of them.
        private final Map<VpsId, Verdict> known = new HashMap<>();

        private boolean isHindered;

        Rounds(Random random, Tally tally) {
            this.random = random;
            this.tally = tally;
            this.fleet = new UnreliableFleet(random, time);
            this.watch =
                    new Watch(
                            CONFIG,
                            Channels.of(
                                    CONFIG,
                                    lines -> {
                                        lines.forEach(line -> told.add(line.plain()));
                                        return true;
                                    },
                                    () -> {
                                        throw new IllegalStateException("nobody gets mail");
                                    },
                                    time.getZone(),
                                    time,
                                    false),
                            new Audit(
                                    new Roster(fleet, new LookUp(fleet)),
                                    fleet,
                                    time,
                                    new Herd.Rule(0.25, time.getZone())),
                            new OwnChanges(time),
                            looks::add,
                            ChangesElsewhere.NOBODY,
                            time,
                            time,
                            Runnable::run);
        }

        void run(boolean losesServers) {
            boolean isLarge = losesServers && random.nextInt(50) == 0;
            fleet.grow(isLarge ? 130 : random.nextInt(1, 25), random.nextBoolean());
            fleet.pagesOf(isLarge ? 100 : random.nextInt(1, 101));
            for (int i = 0; i < 5; i++) {
                prepare(losesServers, isLarge);
                told.clear();
                int code = watch.round();
                judge(code);
                time.advance(Duration.ofMinutes(15));
            }
            watch.close();
        }

        private void prepare(boolean losesServers, boolean isLarge) {
            isHindered = false;
            fleet.failingNoMore();
            fleet.listAll();
            for (VpsId id : fleet.ids()) {
                int what = random.nextInt(20);
                if (what == 0) {
                    fleet.trouble(id);
                } else if (what < 6) {
                    fleet.mend(id);
                } else if (losesServers && what == 6) {
                    fleet.leaveOut(id);
                } else if (losesServers && what == 7 && random.nextInt(8) == 0) {
                    fleet.loseId(id);
                } else if (losesServers && what == 7 && random.nextInt(4) == 0) {
                    fleet.delete(id);
                }
            }
            if (isLarge && random.nextBoolean()) {
                fleet.ids().stream().skip(5).forEach(fleet::leaveOut);
            }
            if (random.nextInt(8) == 0) {
                isHindered = true;
                fleet.failingAfter(random.nextInt(60), ofHostUp());
            }
            if (losesServers && random.nextInt(8) == 0) {
                isHindered = true;
                fleet.failingList(
                        new HostUpFailure.Why.Unreadable("there is no list at this address (404)"));
            }
        }

        private HostUpFailure.Why ofHostUp() {
            return switch (random.nextInt(4)) {
                case 0 ->
                        new HostUpFailure.Why.KeyRefused(
                                InMemoryFleet.problem(401, "unauthorized"));
                case 1 -> new HostUpFailure.Why.Throttled(Duration.ofMinutes(1));
                case 2 ->
                        new HostUpFailure.Why.Unreachable(
                                "no route", HostUpFailure.Reach.NO_CONNECTION);
                default -> new HostUpFailure.Why.Unreachable("HostUp answered 503");
            };
        }

        private void judge(int code) {
            tally.count("steps");
            tally.count("code " + code);
            Look look = looks.removeLast();
            Map<VpsId, Verdict> seen = new HashMap<>();
            look.servers()
                    .forEach(judged ->
                            tally.expect(
                                    seen.put(judged.vps().id(), judged.judgement().verdict())
                                            == null,
                                    "twice in a round: " + judged.vps()));
            Set<VpsId> lost = new HashSet<>(known.keySet());
            for (VpsId id : fleet.ids()) {
                boolean isDue = fleet.isListed(id) || known.containsKey(id);
                Optional<Verdict> verdict = Optional.ofNullable(seen.get(id));
                String what = "%s (%s), exit code %d: %s".formatted(id, verdict, code, told);
                if (verdict.isPresent()) {
                    lost.remove(id);
                    read(id, verdict.get(), code, what);
                } else if (isDue && !fleet.isGone(id)) {
                    tally.expect(code == 2, "not reached, and not said: " + what);
                    tally.expect(!look.isWhole(), "not reached in a whole look: " + what);
                }
                gone(id, code, what);
            }
            tally.expect(code != 2 || mayBeBlind(seen), "blind without a reason: " + told);
            tally.expect(!fleet.listsNameless() || code == 2, "nameless, and " + code);
            tally.expect(code == 2 == look.cutShort().isPresent(), "cut short, and " + code);
        }

        private void read(VpsId id, Verdict verdict, int code, String what) {
            Verdict before = known.get(id);
            if (!fleet.isTroubled(id)) {
                // Where all reads fail after a while, some fail that are no trouble of their own.
                tally.expect(
                        verdict == fleet.truth(id) || isHindered && verdict == Verdict.UNKNOWN,
                        "it is not so: " + what);
            } else {
                tally.expect(verdict == Verdict.UNKNOWN, "not read, and: " + what);
            }
            boolean isWell = verdict == Verdict.PROTECTED;
            tally.expect(isWell || code > 0, "all is well, and: " + what);
            boolean isNews = before == null || before == Verdict.PROTECTED;
            if (verdict == Verdict.UNKNOWN && isNews) {
                tally.expect(isTold("could not be seen: ", id), "unknown, and not said: " + what);
            }
            known.put(id, verdict == Verdict.UNKNOWN && !isNews ? before : verdict);
        }

        private void gone(VpsId id, int code, String what) {
            if (isTold("HostUp no longer lists ", id)) {
                tally.count("gone");
                tally.expect(fleet.isGone(id), "gone without its own 404: " + what);
                tally.expect(known.remove(id) != null, "gone, and never known: " + what);
            } else if (fleet.isGone(id) && code != 2 && !isHindered) {
                tally.expect(!known.containsKey(id), "gone, and not said: " + what);
            }
        }

        private boolean isTold(String what, VpsId id) {
            String label = "\"node-%03d\"".formatted(Integer.parseInt(id.value().substring(4)));
            return told.stream().anyMatch(line -> line.contains(what) && line.contains(label));
        }

        private boolean mayBeBlind(Map<VpsId, Verdict> seen) {
            long unlisted = known.keySet().stream().filter(id -> !fleet.isListed(id)).count();
            long unread =
                    known.keySet().stream()
                            .filter(id -> !fleet.isListed(id) && fleet.isTroubled(id))
                            .count();
            return isHindered
                    || fleet.listsNameless()
                    || fleet.mostInARow() >= IN_A_ROW
                    || unread >= IN_A_ROW
                    || unlisted + 30 > 100
                    || isEmptyPage(seen);
        }

        /// A page without a server ends a list that says it goes on.
        private boolean isEmptyPage(Map<VpsId, Verdict> seen) {
            return told.stream().anyMatch(line -> line.contains("does not end"))
                    || seen.isEmpty()
                    || fleet.ids().stream().anyMatch(id -> !fleet.isListed(id));
        }
    }
}
