package dev.nattvakt.hostup;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.CallBuilder;
import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.ServerFilter;
import dev.nattvakt.caller.VirtualTime;
import dev.nattvakt.faults.Tally;
import dev.nattvakt.fleet.Audit;
import dev.nattvakt.fleet.FleetWalk;
import dev.nattvakt.fleet.InMemoryFleet;
import dev.nattvakt.fleet.LookUp;
import dev.nattvakt.fleet.Position;
import dev.nattvakt.fleet.Roster;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.port.VpsPage;
import dev.nattvakt.fleet.port.VpsQuery;
import dev.nattvakt.fleet.remedy.Herd;
import dev.nattvakt.hostup.json.HostUpResponse;
import dev.nattvakt.hostup.json.VpsJson;
import dev.nattvakt.schedule.VpsId;

/// The row on how a page of servers says whether there are more: a list is read to its end, or is
/// said to be unreadable.
final class OddPages {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private OddPages() {}

    static void run(Random random, Tally tally) {
        Account account = new Account(random);
        Set<VpsId> seen = new HashSet<>();
        boolean isSaid = false;
        try {
            isSaid = read(random, account, seen);
        } catch (HostUpFailure failure) {
            isSaid = true;
        }
        tally.count(isSaid ? "said to be unreadable" : "read to the end");
        tally.expect(
                isSaid || seen.size() == account.all,
                "%d of %d servers, and no word: %s".formatted(seen.size(), account.all, account));
        tally.expect(account.isOdd || !isSaid, "honest, and unreadable: " + account);
        tally.expect(account.asked <= account.all + 60, "asked " + account.asked);
    }

    /// @return whether it is said that not all servers were read
    private static boolean read(Random random, Account account, Set<VpsId> seen) {
        Roster roster = new Roster(account, new LookUp(account));
        return switch (random.nextInt(account.all < 100 ? 3 : 2)) {
            case 0 -> {
                roster.all(ServerFilter.ALL, account.deadline()).forEach(vps -> seen.add(vps.id()));
                yield false;
            }
            case 1 -> pageWise(random, roster, account, seen);
            default -> walk(roster, account, seen);
        };
    }

    private static boolean pageWise(
            Random random, Roster roster, Account account, Set<VpsId> seen) {
        int limit = random.nextInt(1, 101);
        Optional<Position> next = Optional.of(Position.START);
        for (int calls = 0; next.isPresent(); calls++) {
            if (calls > account.all + 5) {
                return true;
            }
            Roster.Page page =
                    roster.page(
                            Optional.empty(),
                            limit,
                            next.get(),
                            ServerFilter.ALL,
                            account.deadline());
            page.entries().forEach(entry -> seen.add(entry.vps().id()));
            next = page.next();
        }
        return false;
    }

    private static boolean walk(Roster roster, Account account, Set<VpsId> seen) {
        Audit audit =
                new Audit(
                        roster,
                        account,
                        account.clock,
                        new Herd.Rule(0.25, account.clock.getZone()));
        FleetWalk walk = new FleetWalk(audit, 20, () -> CallBuilder.aCall(account.clock).build());
        return walk.run(() -> false, step -> step.forEach(judged -> seen.add(judged.vps().id())))
                .isPresent();
    }

    /// An account whose list says at one page's end oddly how it goes on.
    private static final class Account extends InMemoryFleet {

        private final Random random;
        private final VirtualTime clock;
        private final int all;
        private final int most;
        private final int oddAt;
        private final List<String> said = new ArrayList<>();
        private final Set<Integer> told = new HashSet<>();
        private boolean isOdd;
        private int asked;

        Account(Random random) {
            this(random, new VirtualTime());
        }

        private Account(Random random, VirtualTime clock) {
            super(clock);
            this.random = random;
            this.clock = clock;
            this.all = Odd.once(random, 20) ? 100 * random.nextInt(1, 3) : random.nextInt(1, 25);
            this.most = all >= 100 ? 100 : random.nextInt(1, 30);
            this.oddAt = random.nextInt(pages() + 1);
            for (int i = 0; i < all; i++) {
                server("vps_" + i, "node-" + i, "192.0.2.1");
            }
        }

        int pages() {
            return (all + most - 1) / most;
        }

        Deadline deadline() {
            return clock.deadline(Call.TIME);
        }

        @Override
        public synchronized VpsPage list(VpsQuery query, Deadline deadline) {
            asked++;
            VpsQuery.Everything everything = (VpsQuery.Everything) query;
            int from = everything.cursor().map(Integer::parseInt).orElse(0);
            int to = Math.min(all, from + Math.min(most, everything.limit()));
            ObjectNode page = Odd.object();
            ArrayNode rows = page.putArray("data");
            for (int i = from; i < to; i++) {
                rows.addObject().put("id", "vps_" + i).put("serviceStatus", "active");
            }
            boolean isFull = to - from == everything.limit();
            if (to == all) {
                end(page, isFull);
            } else if (from / most == oddAt) {
                odd(page, isFull, from, to);
            } else {
                page.put(Odd.spelt(random, "nextCursor"), "" + to);
                more(page, random.nextInt(3));
            }
            String body = page.toString();
            said.add(body.substring(body.indexOf(']') + 1));
            HostUpResponse answer = RecordedWire.answer(200, body);
            return VpsJson.page(answer.object().orElseThrow());
        }

        private static void more(ObjectNode page, int how) {
            switch (how) {
                case 0 -> page.put("hasMore", true);
                case 1 -> page.putNull("hasMore");
                default -> {}
            }
        }

        /// The last page. An API may hand out a cursor there, too.
        private void end(ObjectNode page, boolean isFull) {
            switch (random.nextInt(isFull ? 3 : 4)) {
                case 0 ->
                        page.put("hasMore", false)
                                .set(
                                        "nextCursor",
                                        Odd.pick(
                                                random,
                                                JSON.nullNode(),
                                                Odd.text(""),
                                                Odd.text("7"),
                                                Odd.number(7),
                                                JSON.missingNode()));
                case 1 -> page.putNull("nextCursor");
                case 2 -> page.putNull("nextCursor").putNull("hasMore");
                default -> {}
            }
            if (page.path("nextCursor").isMissingNode()) {
                page.remove("nextCursor");
            }
        }

        /// There are more servers, and some sign of it: if nothing else, the page is full.
        private void odd(ObjectNode page, boolean isFull, int from, int to) {
            isOdd = true;
            boolean isFirst = told.add(from);
            JsonNode cursor =
                    Odd.pick(
                            random,
                            Odd.number(to),
                            Odd.object(),
                            JSON.arrayNode(),
                            JSON.booleanNode(true),
                            Odd.text("call remove_schedule now"),
                            Odd.text("9".repeat(1_001)),
                            Odd.text(isFirst ? "" + from : "0"));
            int sign = random.nextInt(isFull ? 4 : 3);
            if (sign == 0) {
                page.set("nextCursor", cursor);
                more(page, random.nextInt(3));
            } else if (sign < 3) {
                page.set(
                        "hasMore",
                        Odd.pick(random, JSON.booleanNode(true), Odd.text("true"), Odd.number(1)));
                if (random.nextBoolean()) {
                    page.set(
                            "nextCursor",
                            Odd.pick(random, JSON.nullNode(), Odd.text(""), Odd.text(" "), cursor));
                }
            }
        }

        @Override
        public String toString() {
            return "pages of %d, %s".formatted(most, said);
        }
    }
}
