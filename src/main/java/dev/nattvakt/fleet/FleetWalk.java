package dev.nattvakt.fleet;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.nattvakt.caller.Call;
import dev.nattvakt.fleet.pace.FailuresInARow;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.schedule.VpsId;

/// One walk over all servers, audited step after step. It ends even if HostUp's list does not: no
/// position comes twice, each step brings a server that was not seen before, and there is a most of
/// them.
public final class FleetWalk {

    /// Servers in one walk.
    static final int MOST = 10_000;

    private final Audit audit;
    private final int stepSize;
    private final Supplier<Call> calls;
    private final FailuresInARow failures = new FailuresInARow();
    private final Set<VpsId> seen = new HashSet<>();
    private final Set<Position> positions = new HashSet<>(Set.of(Position.START));
    private Optional<Position> next = Optional.of(Position.START);
    private boolean hasNameless;

    /// @param stepSize servers in one step
    /// @param calls a call for each step, with a deadline of its own
    public FleetWalk(Audit audit, int stepSize, Supplier<Call> calls) {
        this.audit = audit;
        this.stepSize = stepSize;
        this.calls = calls;
    }

    /// Walks until all servers have been seen, HostUp fails, or it is stopped.
    ///
    /// @param isStopped asked before each step
    /// @param reached takes the servers of each step, and no server twice
    /// @return why not all servers were seen, where that is HostUp's doing
    public Optional<HostUpFailure.Why> run(
            BooleanSupplier isStopped, Consumer<List<Audit.Judged>> reached) {
        try {
            while (next.isPresent() && !isStopped.getAsBoolean()) {
                Audit.Report step =
                        audit.run(
                                Optional.empty(),
                                stepSize,
                                next.get(),
                                _ -> true,
                                calls.get(),
                                failures);
                reached.accept(over(step));
                if (step.cutShort().isPresent()) {
                    return step.cutShort();
                }
            }
            return hasNameless ? Optional.of(Roster.nameless()) : Optional.empty();
        } catch (HostUpFailure failure) {
            return Optional.of(failure.why());
        }
    }

    /// Whether all servers have been seen.
    public boolean isOver() {
        return next.isEmpty();
    }

    /// Goes on behind a step.
    ///
    /// @return the servers that it reached, each once; a step that was cut short may have none
    /// @throws HostUpFailure when the list does not end
    List<Audit.Judged> over(Audit.Report step) {
        List<Audit.Judged> servers =
                step.reached().stream().filter(one -> seen.add(one.vps().id())).toList();
        next = step.next();
        hasNameless |= step.hasNameless();
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
