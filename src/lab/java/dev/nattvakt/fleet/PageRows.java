package dev.nattvakt.fleet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.ServerFilter;
import dev.nattvakt.caller.VirtualTime;
import dev.nattvakt.faults.Row;
import dev.nattvakt.faults.Tally;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.port.VpsPage;
import dev.nattvakt.fleet.port.VpsQuery;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;

/// The row on lists of servers that loop, grow or repeat themselves.
public final class PageRows {

    private static final int FEW_PAGES = 12;

    private PageRows() {}

    public static Row row() {
        return Row.of(
                "X3", "cursors that loop, alternate, grow; rows again", 10_000, PageRows::run);
    }

    /// How the list goes on behind a page.
    private enum Manner {
        HONEST,
        SAME_CURSOR,
        ALTERNATING,
        GROWING_WITH_OLD_ROWS,
        GROWING_WITH_NEW_ROWS,
        OVERLAPPING
    }

    private static void run(Random random, Tally tally) {
        Manner kind = Manner.values()[random.nextInt(Manner.values().length)];
        int pages = random.nextInt(1, FEW_PAGES);
        Account account = new Account(kind, pages);
        Roster roster = new Roster(account, new LookUp(account));
        List<VpsId> seen = new ArrayList<>();
        boolean hasEnded = true;
        int calls = 0;
        try {
            Optional<Position> next = Optional.of(Position.START);
            while (next.isPresent() && ++calls < 200) {
                Roster.Page page =
                        roster.page(
                                Optional.empty(),
                                1 + random.nextInt(100),
                                next.get(),
                                ServerFilter.ALL,
                                account.deadline());
                page.entries().forEach(entry -> seen.add(entry.vps().id()));
                next = calls == 1 && kind != Manner.HONEST ? Optional.empty() : page.next();
            }
            hasEnded = next.isEmpty();
        } catch (HostUpFailure endless) {
            tally.count("said to have no end");
            tally.expect(kind != Manner.HONEST, "an honest list: " + endless.getMessage());
        }
        tally.count(kind.name());
        tally.expect(hasEnded, "no end: " + kind);
        tally.expect(account.asked <= Roster.MOST_PAGES + 200, "asked " + account.asked);
        if (kind == Manner.HONEST) {
            Set<VpsId> all = new HashSet<>(seen);
            tally.expect(all.size() == seen.size(), "a server twice");
            tally.expect(all.size() == pages * Account.ROWS, "servers missing");
        } else {
            tally.expect(new HashSet<>(seen).size() == seen.size(), "counted twice: " + kind);
        }
    }

    /// One account whose list does as told.
    private static final class Account extends InMemoryFleet {

        static final int ROWS = 3;

        private final Manner kind;
        private final int pages;
        private final VirtualTime clock;
        private int asked;

        Account(Manner kind, int pages) {
            this(kind, pages, new VirtualTime());
        }

        private Account(Manner kind, int pages, VirtualTime clock) {
            super(clock);
            this.kind = kind;
            this.pages = pages;
            this.clock = clock;
        }

        Deadline deadline() {
            return clock.deadline(Duration.ofSeconds(30));
        }

        @Override
        public synchronized VpsPage list(VpsQuery query, Deadline deadline) {
            asked++;
            String cursor = ((VpsQuery.Everything) query).cursor().orElse("0");
            int page = cursor.startsWith("x") ? cursor.length() : Integer.parseInt(cursor);
            return switch (kind) {
                case HONEST ->
                        new VpsPage(
                                rows(page * ROWS),
                                page + 1 < pages ? Optional.of("" + (page + 1)) : Optional.empty());
                case SAME_CURSOR -> new VpsPage(rows(asked * ROWS), Optional.of("1"));
                case ALTERNATING ->
                        new VpsPage(rows(asked * ROWS), Optional.of(page == 1 ? "2" : "1"));
                case GROWING_WITH_OLD_ROWS ->
                        new VpsPage(rows(0), Optional.of("x" + "x".repeat(page)));
                case GROWING_WITH_NEW_ROWS ->
                        new VpsPage(rows(asked * ROWS), Optional.of("x" + "x".repeat(page)));
                case OVERLAPPING ->
                        new VpsPage(
                                rows(page * (ROWS - 1)),
                                page + 1 < pages ? Optional.of("" + (page + 1)) : Optional.empty());
            };
        }

        private static List<Vps> rows(int from) {
            List<Vps> rows = new ArrayList<>();
            for (int i = from; i < from + ROWS; i++) {
                rows.add(Vps.of(new VpsId("vps_" + i)));
            }
            return rows;
        }
    }
}
