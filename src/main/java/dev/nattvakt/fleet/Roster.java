package dev.nattvakt.fleet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.ServerFilter;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.port.ReadPort;
import dev.nattvakt.fleet.port.VpsPage;
import dev.nattvakt.fleet.port.VpsQuery;
import dev.nattvakt.schedule.VisibleText;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;

/// The servers of this account, filtered here by text, since HostUp has no such search. HostUp's
/// cursors are not trusted to end: a call reads a limited number of pages, and each has to bring a
/// server that the call has not seen.
public final class Roster {

    /// With less time than this, no further page is begun: an answer with a cursor beats none.
    private static final Duration LAST_MOMENT = Duration.ofSeconds(2);

    /// Pages read for one call; it ends with a cursor then.
    static final int MOST_PAGES = 50;

    private final ReadPort hostUp;
    private final LookUp lookUp;

    public Roster(ReadPort hostUp, LookUp lookUp) {
        this.hostUp = hostUp;
        this.lookUp = lookUp;
    }

    /// @param entries at most `limit`
    /// @param next where to continue; empty at the end
    /// @param hasNameless whether HostUp lists servers without a readable id, which are left out
    public record Page(List<Entry> entries, Optional<Position> next, boolean hasNameless) {

        /// The same page, for callers that need all servers.
        ///
        /// @throws HostUpFailure when there are nameless ones
        public Page whole() {
            if (hasNameless) {
                throw new HostUpFailure(nameless());
            }
            return this;
        }
    }

    static HostUpFailure.Why nameless() {
        return new HostUpFailure.Why.Unreadable(
                "HostUp lists servers without a readable id, and nothing is known of them");
    }

    /// @param after the position behind this server; empty behind the last one
    public record Entry(Vps vps, Optional<Position> after) {}

    /// Visible servers whose name or primary IP contains `query` in any letter case, or whose id
    /// equals it.
    ///
    /// @throws HostUpFailure when HostUp cannot be asked
    public Page page(
            Optional<String> query,
            int limit,
            Position from,
            ServerFilter visible,
            Deadline deadline) {
        List<Entry> entries = new ArrayList<>();
        Set<VpsId> seen = new HashSet<>();
        Set<Optional<String>> cursors = new HashSet<>();
        boolean hasNameless = false;
        Optional<Position> position = Optional.of(from);
        while (position.isPresent()
                && entries.size() < limit
                && cursors.size() < MOST_PAGES
                && (position.get() == from || deadline.fits(LAST_MOMENT))) {
            Position here = position.get();
            if (!cursors.add(here.cursor())) {
                throw endless();
            }
            VpsPage page =
                    hostUp.list(new VpsQuery.Everything(Position.PAGE, here.cursor()), deadline);
            hasNameless |= page.hasNameless();
            position = read(page, here, query, limit, visible, seen, entries);
        }
        return new Page(List.copyOf(entries), position, hasNameless);
    }

    /// All servers that the filter includes.
    ///
    /// @throws HostUpFailure when HostUp cannot be asked for all of them in time
    public List<Vps> all(ServerFilter visible, Deadline deadline) {
        Map<VpsId, Vps> all = new LinkedHashMap<>();
        Set<Position> positions = new HashSet<>();
        Optional<Position> position = Optional.of(Position.START);
        while (position.isPresent()) {
            if (!positions.add(position.get()) || all.size() > FleetWalk.MOST) {
                throw endless();
            }
            if (!deadline.fits(LAST_MOMENT)) {
                throw new HostUpFailure(
                        new HostUpFailure.Why.Unreachable(
                                "there was no time left to ask HostUp for all servers",
                                HostUpFailure.Reach.NO_TIME));
            }
            Page page =
                    page(Optional.empty(), FleetWalk.MOST, position.get(), visible, deadline)
                            .whole();
            page.entries().forEach(entry -> all.putIfAbsent(entry.vps().id(), entry.vps()));
            position = page.next();
        }
        return List.copyOf(all.values());
    }

    private static HostUpFailure endless() {
        return new HostUpFailure(
                new HostUpFailure.Why.Unreadable("HostUp's list of servers does not end"));
    }

    private Optional<Position> read(
            VpsPage page,
            Position here,
            Optional<String> query,
            int limit,
            ServerFilter visible,
            Set<VpsId> seen,
            List<Entry> entries) {
        if (page.servers().size() >= Position.PAGE && !page.isEndStated()) {
            throw new HostUpFailure(
                    new HostUpFailure.Why.Unreadable(
                            "HostUp does not say whether there are more servers than one page shows"));
        }
        boolean isNew = page.hasNameless();
        for (int i = 0; i < page.servers().size(); i++) {
            Vps vps = page.servers().get(i);
            boolean isFirst = seen.add(vps.id());
            isNew |= isFirst;
            if (i < here.offset()
                    || !isFirst
                    || !visible.include(vps)
                    || !query.map(text -> contains(vps, text)).orElse(true)) {
                continue;
            }
            lookUp.remember(vps);
            Optional<Position> after =
                    i + 1 < page.servers().size()
                            ? Optional.of(new Position(i + 1, here.cursor()))
                            : Position.start(page.nextCursor());
            entries.add(new Entry(vps, after));
            if (entries.size() == limit) {
                return after;
            }
        }
        if (!isNew && page.nextCursor().isPresent()) {
            throw endless();
        }
        return Position.start(page.nextCursor());
    }

    private static boolean contains(Vps vps, String text) {
        String wanted = folded(text);
        return vps.name().map(name -> folded(name).contains(wanted)).orElse(false)
                || vps.primaryIp().map(ip -> folded(ip).contains(wanted)).orElse(false)
                || vps.id().value().equals(VisibleText.of(text));
    }

    private static String folded(String text) {
        return VisibleText.of(text).toLowerCase(Locale.ROOT);
    }
}
