package dev.nattvakt.fleet;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.VirtualTime;
import dev.nattvakt.fleet.port.CapacityOptions;
import dev.nattvakt.fleet.port.Copies;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.port.HostUpProblem;
import dev.nattvakt.fleet.port.PricePreview;
import dev.nattvakt.fleet.port.ReadPort;
import dev.nattvakt.fleet.port.VpsPage;
import dev.nattvakt.fleet.port.VpsQuery;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;
import dev.nattvakt.schedule.stated.BackupState;
import dev.nattvakt.schedule.stated.BackupStateBuilder;
import dev.nattvakt.schedule.stated.Gate;
import dev.nattvakt.schedule.stated.SnapshotState;
import dev.nattvakt.schedule.stated.SnapshotStateBuilder;

/// HostUp's reading half, played from memory: it filters, pages and fails as told, takes time, and
/// remembers in which order it was asked what.
public class InMemoryFleet implements ReadPort {

    private final SequencedMap<VpsId, Server> servers = new LinkedHashMap<>();
    private final List<String> calls = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private final VirtualTime time;
    private Duration slowness = Duration.ZERO;
    private int largestPage = 100;
    private boolean filtersWork = true;
    private Optional<String> afterALookUp = Optional.empty();
    private Optional<HostUpFailure.Why> outage = Optional.empty();
    private PricePreview price =
            new PricePreview(
                    Optional.of(true),
                    Optional.of(new BigDecimal(40)),
                    Optional.of(new BigDecimal(40)),
                    Optional.of("SEK"),
                    Optional.empty(),
                    Gate.UNSTATED);

    public InMemoryFleet(VirtualTime time) {
        this.time = time;
    }

    private record Fault(String call, HostUpFailure.Why why) {}

    /// Lists no longer show the server, though it is there.
    public synchronized void loseFromLists(VpsId id) {
        known(id).isListed = false;
    }

    /// One server as it really is.
    public static final class Server {

        private Vps vps;
        private boolean isListed = true;
        private BackupState backups = BackupStateBuilder.backups().build();
        private SnapshotState snapshots = SnapshotStateBuilder.snapshots().build();
        private Copies copies = Copies.NONE;
        private Copies snapshotCopies = Copies.NONE;
        private Map<String, CapacityOptions.Range> options =
                unbounded("backupSlots", "snapshotSlots");

        private Server(Vps vps) {
            this.vps = vps;
        }

        public Server having(BackupStateBuilder state) {
            return having(state.build());
        }

        public Server having(BackupState state) {
            backups = state;
            return this;
        }

        public Server having(SnapshotStateBuilder state) {
            return having(state.build());
        }

        public Server having(SnapshotState state) {
            snapshots = state;
            return this;
        }

        /// It is called something else from now on.
        public void renamed(String name) {
            vps = new Vps(vps.id(), Optional.of(name), vps.primaryIp(), vps.serviceStatus());
        }

        public Server holding(Copies backups) {
            copies = backups;
            return this;
        }

        public Server holdingSnapshots(Copies snapshots) {
            snapshotCopies = snapshots;
            return this;
        }

        public Server offering(String... keys) {
            options = unbounded(keys);
            return this;
        }

        /// @param most of each option that can be bought
        public Server offeringAtMost(int most) {
            options =
                    Map.of(
                            "backupSlots",
                            new CapacityOptions.Range(Optional.of(1), Optional.of(most)));
            return this;
        }

        private static Map<String, CapacityOptions.Range> unbounded(String... keys) {
            return Stream.of(keys)
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    Function.identity(), _ -> CapacityOptions.Range.UNSTATED));
        }

        public BackupState backups() {
            return backups;
        }

        public SnapshotState snapshots() {
            return snapshots;
        }
    }

    public Server server(String id, String name, String ip) {
        return server(id, name, ip, "active");
    }

    public Server server(String id, String name, String ip, String status) {
        Server server =
                new Server(
                        new Vps(
                                new VpsId(id),
                                Optional.of(name),
                                Optional.of(ip),
                                Optional.of(status)));
        servers.put(server.vps.id(), server);
        return server;
    }

    /// A server of which HostUp states the id only.
    public Server nameless(String id) {
        Server server = new Server(Vps.of(new VpsId(id)));
        servers.put(server.vps.id(), server);
        return server;
    }

    /// Takes an id and a name of that number.
    public Server server(int number) {
        return server("vps_" + number, "node-%02d".formatted(number), "192.0.2." + number);
    }

    protected final Server at(VpsId id) {
        return servers.get(id);
    }

    protected final VirtualTime time() {
        return time;
    }

    /// Every call takes this long.
    public InMemoryFleet slow(Duration each) {
        slowness = each;
        return this;
    }

    public InMemoryFleet pagesOf(int most) {
        largestPage = most;
        return this;
    }

    /// Any filter is ignored and the whole list comes back.
    public InMemoryFleet ignoringFilters() {
        filtersWork = false;
        return this;
    }

    /// The answer to a name or an address says that more servers follow.
    public InMemoryFleet promisingMoreThatFit() {
        afterALookUp = Optional.of("more");
        return this;
    }

    /// The next call that starts with this text fails, once.
    public InMemoryFleet failing(String call, HostUpFailure.Why why) {
        faults.add(new Fault(call, why));
        return this;
    }

    /// From now on every call fails.
    public InMemoryFleet down(HostUpFailure.Why why) {
        outage = Optional.of(why);
        return this;
    }

    public InMemoryFleet pricing(PricePreview answer) {
        price = answer;
        return this;
    }

    /// What was called, in order.
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    protected synchronized void noted(String call) {
        calls.add(call);
        time.advance(slowness);
    }

    private void called(String call, Deadline deadline) {
        noted(call);
        outage.ifPresent(why -> {
            throw new HostUpFailure(why);
        });
        for (Iterator<Fault> all = faults.iterator(); all.hasNext(); ) {
            Fault fault = all.next();
            if (call.startsWith(fault.call())) {
                all.remove();
                throw new HostUpFailure(fault.why());
            }
        }
        if (deadline.left().isZero()) {
            throw new HostUpFailure(new HostUpFailure.Why.Unreachable("no answer in time"));
        }
    }

    @Override
    public synchronized VpsPage list(VpsQuery query, Deadline deadline) {
        return switch (query) {
            case VpsQuery.ByName(String name) -> {
                called("list name " + name, deadline);
                yield new VpsPage(
                        all().filter(vps ->
                                        !filtersWork
                                                || vps.name()
                                                        .filter(name::equalsIgnoreCase)
                                                        .isPresent())
                                .toList(),
                        afterALookUp);
            }
            case VpsQuery.ByIp(String ip) -> {
                called("list ip " + ip, deadline);
                yield new VpsPage(
                        all().filter(vps -> !filtersWork || vps.primaryIp().equals(Optional.of(ip)))
                                .toList(),
                        afterALookUp);
            }
            case VpsQuery.Everything(int limit, Optional<String> cursor) -> {
                called("list " + cursor.orElse("start"), deadline);
                int from = cursor.map(word -> Integer.parseInt(word.substring(5))).orElse(0);
                List<Vps> listed = all().toList();
                int to = Math.min(from + Math.min(limit, largestPage), listed.size());
                yield new VpsPage(
                        listed.subList(from, to),
                        to < listed.size() ? Optional.of("from-" + to) : Optional.empty());
            }
        };
    }

    private Stream<Vps> all() {
        return servers.values().stream()
                .filter(server -> server.isListed)
                .map(server -> server.vps);
    }

    private Server known(VpsId id) {
        Server server = servers.get(id);
        if (server == null) {
            throw new HostUpFailure(new HostUpFailure.Why.Missing(problem(404, "vps_not_found")));
        }
        return server;
    }

    public static HostUpProblem problem(int status, String code) {
        return new HostUpProblem(
                status,
                Optional.of(code),
                Optional.of("HostUp's own words"),
                List.of(),
                Optional.of("req_1"));
    }

    @Override
    public synchronized Vps vps(VpsId id, Deadline deadline) {
        called("get " + id, deadline);
        return known(id).vps;
    }

    @Override
    public synchronized BackupState backupSchedules(VpsId id, Deadline deadline) {
        called("read backup schedules of " + id, deadline);
        return known(id).backups;
    }

    @Override
    public synchronized SnapshotState snapshotSchedule(VpsId id, Deadline deadline) {
        called("read snapshot schedule of " + id, deadline);
        return known(id).snapshots;
    }

    @Override
    public synchronized Copies backups(VpsId id, Deadline deadline) {
        called("read backups of " + id, deadline);
        return known(id).copies;
    }

    @Override
    public synchronized Copies snapshots(VpsId id, Deadline deadline) {
        called("read snapshots of " + id, deadline);
        return known(id).snapshotCopies;
    }

    @Override
    public synchronized CapacityOptions capacityOptions(VpsId id, Deadline deadline) {
        called("read options of " + id, deadline);
        return new CapacityOptions(known(id).options);
    }

    @Override
    public synchronized PricePreview price(
            VpsId id, SequencedMap<String, Integer> resources, Deadline deadline) {
        called("price " + resources + " for " + id, deadline);
        return price;
    }
}
