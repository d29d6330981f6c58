package dev.nattvakt.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.VirtualTime;
import dev.nattvakt.fleet.port.Copies;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.port.VpsPage;
import dev.nattvakt.fleet.port.VpsQuery;
import dev.nattvakt.fleet.verdict.Verdict;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;
import dev.nattvakt.schedule.stated.BackupState;
import dev.nattvakt.schedule.stated.BackupStateBuilder;
import dev.nattvakt.schedule.stated.RunStatus;
import dev.nattvakt.schedule.stated.SnapshotState;

import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;

/// A fleet in which some servers cannot be read, some are left out of the list, and some are gone.
public final class UnreliableFleet extends InMemoryFleet {

    private static final Instant LAST_NIGHT = VirtualTime.START.minus(Duration.ofHours(8));
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Random random;
    private final VirtualTime time;
    private final List<VpsId> ids = new ArrayList<>();
    private final Map<VpsId, Verdict> truth = new HashMap<>();
    private final Map<VpsId, Trouble> troubles = new HashMap<>();
    private final Set<VpsId> unlisted = new HashSet<>();
    private final Set<VpsId> gone = new HashSet<>();
    private final Set<VpsId> nameless = new HashSet<>();
    private Optional<HostUpFailure.Why> ofList = Optional.empty();
    private Optional<HostUpFailure.Why> ofAll = Optional.empty();
    private int readsBefore;

    /// @param part which of the three reads fails, or all of them and the server's own page
    private record Trouble(Kind kind, int part) {

        static final int ALL = 3;

        boolean isOf(int read) {
            return part == ALL || part == read;
        }
    }

    /// Why a read fails that is not HostUp's own trouble.
    private enum Kind {
        BROKEN,
        SLOW,
        FORBIDDEN,
        REFUSED,
        MALFORMED,
        MISSING,
        STALE
    }

    public UnreliableFleet(Random random, VirtualTime time) {
        super(time);
        this.random = random;
        this.time = time;
    }

    /// Adds servers in one of three states each.
    public void grow(int servers) {
        grow(servers, false);
    }

    /// @param areWell whether all of them are protected
    public void grow(int servers, boolean areWell) {
        for (int i = 0; i < servers; i++) {
            int number = ids.size();
            VpsId id = new VpsId("vps_" + number);
            Server server = server(id.value(), "node-%03d".formatted(number), "192.0.2.1");
            ids.add(id);
            truth.put(id, areWell ? well(server) : state(server));
        }
    }

    private Verdict state(Server server) {
        return switch (random.nextInt(4)) {
            case 0 -> Verdict.UNPROTECTED;
            case 1 -> {
                server.having(BackupStateBuilder.backups(aSchedule().enabled(false)));
                yield Verdict.PAUSED;
            }
            default -> well(server);
        };
    }

    private static Verdict well(Server server) {
        server.having(
                        BackupStateBuilder.backups(
                                aSchedule()
                                        .lastRun(LAST_NIGHT, RunStatus.COMPLETED)
                                        .nextRun(LAST_NIGHT.plus(Duration.ofDays(1)))))
                .holding(new Copies(3, List.of(LAST_NIGHT)));
        return Verdict.PROTECTED;
    }

    /// All that were ever there, in the order of the list.
    public List<VpsId> ids() {
        return List.copyOf(ids);
    }

    public Verdict truth(VpsId id) {
        return truth.get(id);
    }

    public boolean isTroubled(VpsId id) {
        return troubles.containsKey(id);
    }

    public boolean isListed(VpsId id) {
        return !unlisted.contains(id) && !gone.contains(id) && !nameless.contains(id);
    }

    public boolean isGone(VpsId id) {
        return gone.contains(id);
    }

    /// Its reads fail from now on.
    public void trouble(VpsId id) {
        int kind = random.nextInt(Kind.values().length);
        boolean isOfParts = Kind.values()[kind] == Kind.MISSING;
        troubles.put(
                id,
                new Trouble(
                        Kind.values()[kind], random.nextInt(Trouble.ALL + (isOfParts ? 0 : 1))));
    }

    public void mend(VpsId id) {
        troubles.remove(id);
    }

    public void leaveOut(VpsId id) {
        unlisted.add(id);
    }

    /// It stands in the list without its id.
    public void loseId(VpsId id) {
        nameless.add(id);
    }

    public void listAll() {
        unlisted.clear();
        nameless.clear();
    }

    public boolean listsNameless() {
        return nameless.stream().anyMatch(id -> !gone.contains(id));
    }

    public void delete(VpsId id) {
        gone.add(id);
    }

    /// How many in a row, in the order of the list, cannot be read.
    public int mostInARow() {
        int most = 0;
        int row = 0;
        for (VpsId id : ids) {
            if (isListed(id)) {
                row = isTroubled(id) ? row + 1 : 0;
                most = Math.max(most, row);
            }
        }
        return most;
    }

    /// The list fails.
    public void failingList(HostUpFailure.Why why) {
        ofList = Optional.of(why);
    }

    /// After so many reads, each fails.
    public void failingAfter(int reads, HostUpFailure.Why why) {
        readsBefore = reads;
        ofAll = Optional.of(why);
    }

    public void failingNoMore() {
        ofList = Optional.empty();
        ofAll = Optional.empty();
    }

    @Override
    public synchronized VpsPage list(VpsQuery query, Deadline deadline) {
        fail(ofList);
        asked();
        VpsPage page = super.list(query, deadline);
        return new VpsPage(
                page.servers().stream().filter(vps -> isListed(vps.id())).toList(),
                page.nextCursor(),
                true,
                page.servers().stream()
                        .anyMatch(vps -> nameless.contains(vps.id()) && !isGone(vps.id())));
    }

    @Override
    public synchronized Vps vps(VpsId id, Deadline deadline) {
        read(id, Trouble.ALL);
        return super.vps(id, deadline);
    }

    @Override
    public synchronized BackupState backupSchedules(VpsId id, Deadline deadline) {
        read(id, 0);
        return super.backupSchedules(id, deadline);
    }

    @Override
    public synchronized SnapshotState snapshotSchedule(VpsId id, Deadline deadline) {
        read(id, 1);
        return super.snapshotSchedule(id, deadline);
    }

    @Override
    public synchronized Copies backups(VpsId id, Deadline deadline) {
        read(id, 2);
        return super.backups(id, deadline);
    }

    private void read(VpsId id, int part) {
        asked();
        if (gone.contains(id)) {
            throw new HostUpFailure(new HostUpFailure.Why.Missing(problem(404, "vps_not_found")));
        }
        Trouble trouble = troubles.get(id);
        if (trouble != null && trouble.isOf(part)) {
            throw new HostUpFailure(why(trouble.kind()));
        }
    }

    private void asked() {
        if (--readsBefore < 0) {
            fail(ofAll);
        }
    }

    private static void fail(Optional<HostUpFailure.Why> why) {
        why.ifPresent(failure -> {
            throw new HostUpFailure(failure);
        });
    }

    private HostUpFailure.Why why(Kind kind) {
        return switch (kind) {
            case BROKEN -> new HostUpFailure.Why.Unreachable("HostUp answered 503");
            case SLOW -> {
                time.advance(PATIENCE);
                yield new HostUpFailure.Why.Unreachable("HostUp did not answer in time");
            }
            case FORBIDDEN -> new HostUpFailure.Why.KeyRefused(problem(403, "forbidden"));
            case REFUSED -> new HostUpFailure.Why.Refused(problem(422, "invalid_request"));
            case MALFORMED -> new HostUpFailure.Why.Unreadable("HostUp's answer is no JSON object");
            case MISSING -> new HostUpFailure.Why.Missing(problem(404, "not_found"));
            case STALE -> new HostUpFailure.Why.Stale("HostUp shows an earlier state");
        };
    }
}
