package dev.nattvakt.change.order;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import dev.nattvakt.change.facts.Direction;
import dev.nattvakt.change.facts.Refusal;
import dev.nattvakt.change.facts.Situation;
import dev.nattvakt.fleet.remedy.Spread;
import dev.nattvakt.fleet.remedy.Starts;
import dev.nattvakt.schedule.VpsId;
import dev.nattvakt.schedule.cadence.Hour;

/// What a wish over many servers comes to at each of them: the copies that fit, and the hour that
/// is quietest. Used once; not safe for many threads.
public final class BackupOrders {

    private static final int HOURS = 24;

    private final FleetWish.Wanted.Backups wanted;
    private final Starts starts;

    /// @param starts what runs already, at these servers and at others
    public BackupOrders(FleetWish.Wanted.Backups wanted, Starts starts) {
        this.wanted = wanted;
        this.starts = starts;
    }

    /// One order for each server, in their order.
    public List<SetBackupSchedule> of(List<Situation.Backups> servers) {
        Optional<Hour> from = wanted.order().hour();
        return from.isPresent() && wanted.spreadHours().isPresent()
                ? spread(servers, from.get(), wanted.spreadHours().get())
                : servers.stream().map(server -> fitting(wanted.order(), server)).toList();
    }

    /// A server that cannot be changed keeps its hour, and takes none of the others'.
    private List<SetBackupSchedule> spread(List<Situation.Backups> servers, Hour from, int hours) {
        Spread spread = new Spread(starts, from, hours);
        Set<VpsId> movable = new HashSet<>();
        for (Situation.Backups server : servers) {
            if (isMovable(server, from, hours)) {
                movable.add(server.vps().id());
                starts.leaveOut(server.state());
            }
        }
        return servers.stream()
                .map(server ->
                        Optional.of(server)
                                .filter(there -> movable.contains(there.vps().id()))
                                .flatMap(there ->
                                        spread.nextPossible(
                                                hour -> at(hour, there).cadenceIn(there)))
                                .map(hour -> at(hour, server))
                                .orElseGet(() -> fitting(wanted.order(), server)))
                .toList();
    }

    private boolean isMovable(Situation.Backups server, Hour from, int hours) {
        return IntStream.range(0, hours)
                .mapToObj(step -> at(new Hour((from.value() + step) % HOURS), server).in(server))
                .anyMatch(
                        draft -> draft instanceof Draft.Ready || draft instanceof Draft.Satisfied);
    }

    private SetBackupSchedule at(Hour hour, Situation.Backups server) {
        return fitting(wanted.order().at(hour), server);
    }

    private SetBackupSchedule fitting(SetBackupSchedule order, Situation.Backups server) {
        SetBackupSchedule here = order.on(server.vps().id());
        return wanted.capToFit() ? capped(here, server) : here;
    }

    /// Fewer copies than were asked for, but never fewer than are kept now.
    private static SetBackupSchedule capped(SetBackupSchedule order, Situation.Backups server) {
        if (order.retentionCount().isEmpty() && server.state().schedules().isEmpty()) {
            return server.state()
                    .settings()
                    .slots()
                    .mostCopies()
                    .filter(most -> most > 0)
                    .map(most -> order.keeping(Optional.of(most)))
                    .orElse(order);
        }
        if (!(order.in(server) instanceof Draft.Blocked<Situation.Backups>(Refusal refusal))
                || !(refusal instanceof Refusal.NoRoom(_, _, int most, _))
                || most < 1) {
            return order;
        }
        SetBackupSchedule fewer = order.keeping(Optional.of(most));
        return losesCopies(fewer.in(server)) ? order.keeping(Optional.empty()) : fewer;
    }

    private static boolean losesCopies(Draft<Situation.Backups> draft) {
        return draft instanceof Draft.Ready<Situation.Backups>(var change)
                && change.direction() instanceof Direction.Weakens(var losses)
                && losses.contains(Direction.Loss.FEWER_COPIES);
    }
}
