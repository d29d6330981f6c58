package dev.nattvakt.fleet;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.ServerFilter;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.port.ReadPort;
import dev.nattvakt.fleet.port.VpsPage;
import dev.nattvakt.fleet.port.VpsQuery;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;

/// Turns a caller's word for a server (its exact id, display name or primary IP) into the server.
/// HostUp is asked each time for names and addresses: they move, and a change must not hit the
/// wrong machine. An id is taken as it is; whether it exists shows when it is read.
public final class LookUp {

    private static final Pattern ADDRESS =
            Pattern.compile("[0-9.]{7,15}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private final ReadPort cloud;
    private final NameCache nameCache = new NameCache();

    public LookUp(ReadPort cloud) {
        this.cloud = cloud;
    }

    public sealed interface Found {

        record One(Vps vps) implements Found {}

        /// @param candidates those that the word fits, none or several, and that the caller may see
        record NotOne(String word, List<Vps> candidates) implements Found {}
    }

    /// @throws HostUpFailure when HostUp cannot be asked
    public Found find(String word, ServerFilter visible, Deadline deadline) {
        return VpsId.looksLike(word)
                .map(id -> byId(id, visible, deadline))
                .orElseGet(() -> byNameOrAddress(word, visible, deadline));
    }

    /// Servers that have been seen keep their names for later answers that start from an id.
    public void remember(Vps vps) {
        nameCache.remember(vps);
    }

    /// The server as HostUp calls it now. A person who is asked must not read a remembered name.
    ///
    /// @throws HostUpFailure when HostUp cannot be asked
    public Vps named(VpsId id, Deadline deadline) {
        Vps vps = cloud.vps(id, deadline);
        nameCache.remember(vps);
        return vps;
    }

    private Found byId(VpsId id, ServerFilter visible, Deadline deadline) {
        if (visible.areAll()) {
            return new Found.One(nameCache.named(id));
        }
        Vps vps = cloud.vps(id, deadline);
        return visible.include(vps) ? new Found.One(vps) : new Found.NotOne(id.value(), List.of());
    }

    private Found byNameOrAddress(String word, ServerFilter visible, Deadline deadline) {
        List<Vps> fitting = List.of();
        if (ADDRESS.matcher(word).matches()) {
            fitting =
                    matches(
                            new VpsQuery.ByIp(word),
                            vps -> vps.primaryIp().filter(word::equalsIgnoreCase).isPresent(),
                            deadline);
        }
        if (fitting.isEmpty()) {
            fitting =
                    matches(
                            new VpsQuery.ByName(word),
                            vps -> vps.name().filter(word::equalsIgnoreCase).isPresent(),
                            deadline);
        }
        List<Vps> seen = fitting.stream().filter(visible::include).toList();
        seen.forEach(nameCache::remember);
        return seen.size() == 1 ? new Found.One(seen.getFirst()) : new Found.NotOne(word, seen);
    }

    /// HostUp's filter is trusted to find, never to fit: a filter that it ignores would hand us any
    /// server.
    private List<Vps> matches(VpsQuery query, Predicate<Vps> fits, Deadline deadline) {
        VpsPage page = cloud.list(query, deadline);
        if (page.nextCursor().isPresent()) {
            throw new HostUpFailure(
                    new HostUpFailure.Why.Unreadable(
                            "HostUp answered a look-up with more than a page of servers"));
        }
        return page.servers().stream().filter(fits).toList();
    }
}
