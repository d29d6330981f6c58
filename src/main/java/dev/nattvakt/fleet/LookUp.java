package dev.nattvakt.fleet;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.ServerFilter;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.port.ReadPort;
import dev.nattvakt.fleet.port.VpsPage;
import dev.nattvakt.fleet.port.VpsQuery;
import dev.nattvakt.schedule.VisibleText;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;

/// Finds the server for a caller's word: its exact id, display name or primary IP. Names and
/// addresses are looked up at HostUp each time: they move, and a change must not hit the wrong
/// machine. An id is taken as it is; the read that follows shows whether it exists. Where a server
/// is known to have another's id for its name, both are candidates, and as with an address neither
/// is chosen.
public final class LookUp {

    private static final Pattern ADDRESS =
            Pattern.compile("[0-9.]{7,15}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private final ReadPort hostUp;
    private final Executor threads;
    private final NameCache nameCache = new NameCache();

    /// One that reads ahead in the caller's own thread.
    public LookUp(ReadPort hostUp) {
        this(hostUp, Runnable::run);
    }

    /// @param threads where reads that are begun ahead wait for their answers
    public LookUp(ReadPort hostUp, Executor threads) {
        this.hostUp = hostUp;
        this.threads = threads;
    }

    public sealed interface Found {

        record One(Vps vps) implements Found {}

        /// @param candidates visible servers that the word fits, none or several
        record NotOne(String word, List<Vps> candidates) implements Found {}
    }

    /// @throws HostUpFailure when HostUp cannot be asked
    public Found find(String word, ServerFilter visible, Deadline deadline) {
        return VpsId.looksLike(VisibleText.of(word))
                .map(id -> byId(id, visible, deadline))
                .orElseGet(() -> byNameOrAddress(word, visible, deadline));
    }

    /// The server that a name or address meant when it was looked up last, if the caller may see
    /// it: worth reading ahead while HostUp is asked what it means now, and nothing to decide on.
    public Optional<Vps> lastMeant(String word, ServerFilter visible) {
        return nameCache.meantBy(word).filter(visible::include);
    }

    /// Reads of one server that are begun before they are needed.
    public ReadAhead ahead(VpsId id, Deadline deadline) {
        return new ReadAhead(hostUp, threads, id, deadline);
    }

    /// Remembers the server's name for later answers to calls by id.
    public void remember(Vps vps) {
        nameCache.remember(vps);
    }

    /// The server as HostUp calls it now. A person who is asked must not read a remembered name.
    ///
    /// @throws HostUpFailure when HostUp cannot be asked
    public Vps named(VpsId id, Deadline deadline) {
        Vps vps = hostUp.vps(id, deadline);
        nameCache.remember(vps);
        return vps;
    }

    private Found byId(VpsId id, ServerFilter visible, Deadline deadline) {
        if (nameCache.isName(id)) {
            List<Vps> others = named(id.value(), deadline);
            if (others.stream().anyMatch(vps -> !vps.id().equals(id))) {
                return oneOf(id.value(), withId(id, others, deadline), visible);
            }
        }
        if (visible.areAll()) {
            return new Found.One(nameCache.named(id));
        }
        Vps vps = hostUp.vps(id, deadline);
        return visible.include(vps) ? new Found.One(vps) : new Found.NotOne(id.value(), List.of());
    }

    /// The server with this id among those that have it for a name.
    private List<Vps> withId(VpsId id, List<Vps> named, Deadline deadline) {
        return Stream.concat(
                        Stream.of(hostUp.vps(id, deadline)),
                        named.stream().filter(vps -> !vps.id().equals(id)))
                .toList();
    }

    private Found byNameOrAddress(String word, ServerFilter visible, Deadline deadline) {
        String shown = VisibleText.of(word);
        List<Vps> fitting = new ArrayList<>();
        if (ADDRESS.matcher(shown).matches()) {
            fitting.addAll(
                    matches(
                            new VpsQuery.ByIp(shown),
                            vps -> vps.primaryIp().filter(shown::equalsIgnoreCase).isPresent(),
                            deadline));
        }
        for (Vps vps : named(word, deadline)) {
            if (fitting.stream().noneMatch(other -> other.id().equals(vps.id()))) {
                fitting.add(vps);
            }
        }
        return oneOf(word, fitting, visible);
    }

    /// As typed first: a name may truly hold what its cleaned form lacks.
    private List<Vps> named(String word, Deadline deadline) {
        for (String name :
                new LinkedHashSet<>(List.of(VisibleText.stripped(word), VisibleText.of(word)))) {
            List<Vps> fitting =
                    matches(
                            new VpsQuery.ByName(name),
                            vps ->
                                    vps.name()
                                            .filter(known -> VisibleText.areSame(known, name))
                                            .isPresent(),
                            deadline);
            if (!fitting.isEmpty()) {
                return fitting;
            }
        }
        return List.of();
    }

    private Found oneOf(String word, List<Vps> fitting, ServerFilter visible) {
        List<Vps> found = fitting.stream().filter(visible::include).toList();
        found.forEach(nameCache::remember);
        if (found.size() != 1) {
            nameCache.forget(word);
            return new Found.NotOne(word, found);
        }
        nameCache.remember(word, found.getFirst());
        return new Found.One(found.getFirst());
    }

    /// Filters again here: if HostUp ignored the filter, its answer could hold any server.
    private List<Vps> matches(VpsQuery query, Predicate<Vps> fits, Deadline deadline) {
        VpsPage page = hostUp.list(query, deadline);
        if (page.nextCursor().isPresent()) {
            throw new HostUpFailure(
                    new HostUpFailure.Why.Unreadable(
                            "HostUp answered a look-up with more than a page of servers"));
        }
        if (page.hasNameless()) {
            throw new HostUpFailure(
                    new HostUpFailure.Why.Unreadable("HostUp's answer has no readable server id"));
        }
        return page.servers().stream().filter(fits).toList();
    }
}
