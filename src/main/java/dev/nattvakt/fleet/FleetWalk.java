package dev.nattvakt.fleet;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.schedule.VpsId;

/// One walk over all servers, step after step. It ends even if HostUp's list does not: no position
/// comes twice, each step brings a server that was not seen before, and there is a most of them.
public final class FleetWalk {

    /// Servers in one walk.
    static final int MOST = 10_000;

    private final Set<VpsId> seen = new HashSet<>();
    private final Set<Position> positions = new HashSet<>(Set.of(Position.START));
    private Optional<Position> next = Optional.of(Position.START);

    /// Where the next step begins; empty when all servers have been seen.
    public Optional<Position> next() {
        return next;
    }

    /// Goes on behind a step.
    ///
    /// @return the servers that it reached, each once; a step that was cut short may have none
    /// @throws HostUpFailure when the list does not end
    public List<Audit.Judged> over(Audit.Report step) {
        List<Audit.Judged> servers =
                step.reached().stream().filter(one -> seen.add(one.vps().id())).toList();
        next = step.next();
        if (step.cutShort().isPresent()) {
            return servers;
        }
        boolean isEndless =
                next.isPresent()
                        && (servers.isEmpty() || seen.size() > MOST || !positions.add(next.get()));
        if (isEndless) {
            throw new HostUpFailure(
                    new HostUpFailure.Why.Unreadable("HostUp's list of servers does not end"));
        }
        return servers;
    }
}
