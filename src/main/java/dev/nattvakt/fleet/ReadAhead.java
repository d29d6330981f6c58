package dev.nattvakt.fleet;

import java.util.SequencedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.fleet.port.CapacityOptions;
import dev.nattvakt.fleet.port.Copies;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.port.PricePreview;
import dev.nattvakt.fleet.port.ReadPort;
import dev.nattvakt.fleet.port.VpsPage;
import dev.nattvakt.fleet.port.VpsQuery;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;
import dev.nattvakt.schedule.stated.BackupState;
import dev.nattvakt.schedule.stated.SnapshotState;

/// Reads of one server for one call, begun before they are asked for and side by side. Each answer
/// is given out once, to the first who asks. What was not begun, was given out already, or failed
/// in a way that another try may mend is asked of HostUp then, as ever.
///
/// Belongs to the thread of its call. If it is thrown away, so are its answers.
public final class ReadAhead implements ReadPort {

    private final ReadPort hostUp;
    private final Executor threads;
    private final VpsId id;
    private final Deadline deadline;
    private final Begun<BackupState> backupSchedules = new Begun<>();
    private final Begun<SnapshotState> snapshotSchedule = new Begun<>();
    private final Begun<Copies> backups = new Begun<>();
    private final Begun<Copies> snapshots = new Begun<>();

    /// @param threads where reads wait for their answers
    ReadAhead(ReadPort hostUp, Executor threads, VpsId id, Deadline deadline) {
        this.hostUp = hostUp;
        this.threads = threads;
        this.id = id;
        this.deadline = deadline;
    }

    public VpsId id() {
        return id;
    }

    /// What was read is for the first who asks; reads beside that ask for themselves.
    @Override
    public ReadPort ahead() {
        return hostUp.ahead();
    }

    public void beginBackupSchedules() {
        backupSchedules.begin(() -> hostUp.ahead().backupSchedules(id, deadline), threads);
    }

    public void beginSnapshotSchedule() {
        snapshotSchedule.begin(() -> hostUp.ahead().snapshotSchedule(id, deadline), threads);
    }

    /// Everything that [ServerState] is made of, and the snapshots that exist.
    public ReadAhead beginAll() {
        beginBackupSchedules();
        beginSnapshotSchedule();
        backups.begin(() -> hostUp.ahead().backups(id, deadline), threads);
        snapshots.begin(() -> hostUp.ahead().snapshots(id, deadline), threads);
        return this;
    }

    @Override
    public BackupState backupSchedules(VpsId vps, Deadline until) {
        return of(vps, backupSchedules).or(() -> hostUp.backupSchedules(vps, until));
    }

    @Override
    public SnapshotState snapshotSchedule(VpsId vps, Deadline until) {
        return of(vps, snapshotSchedule).or(() -> hostUp.snapshotSchedule(vps, until));
    }

    @Override
    public Copies backups(VpsId vps, Deadline until) {
        return of(vps, backups).or(() -> hostUp.backups(vps, until));
    }

    @Override
    public Copies snapshots(VpsId vps, Deadline until) {
        return of(vps, snapshots).or(() -> hostUp.snapshots(vps, until));
    }

    /// What was read of one server is never given out for another.
    private <T> Begun<T> of(VpsId vps, Begun<T> begun) {
        return vps.equals(id) ? begun : new Begun<>();
    }

    @Override
    public VpsPage list(VpsQuery query, Deadline until) {
        return hostUp.list(query, until);
    }

    @Override
    public Vps vps(VpsId vps, Deadline until) {
        return hostUp.vps(vps, until);
    }

    @Override
    public CapacityOptions capacityOptions(VpsId vps, Deadline until) {
        return hostUp.capacityOptions(vps, until);
    }

    @Override
    public PricePreview price(VpsId vps, SequencedMap<String, Integer> resources, Deadline until) {
        return hostUp.price(vps, resources, until);
    }

    /// One read, if it was begun.
    private static final class Begun<T> {

        private @Nullable CompletableFuture<T> answer;

        void begin(Supplier<T> question, Executor threads) {
            answer = CompletableFuture.supplyAsync(question, threads);
        }

        T or(Supplier<T> otherwise) {
            CompletableFuture<T> begun = answer;
            answer = null;
            if (begun == null) {
                return otherwise.get();
            }
            try {
                return begun.join();
            } catch (CompletionException failed) {
                if (failed.getCause() instanceof HostUpFailure failure && isFinal(failure.why())) {
                    throw failure;
                }
                return otherwise.get();
            }
        }

        /// Whether HostUp has answered, and would answer the same.
        private static boolean isFinal(HostUpFailure.Why why) {
            return switch (why) {
                case HostUpFailure.Why.Missing _,
                        HostUpFailure.Why.Refused _,
                        HostUpFailure.Why.Stale _,
                        HostUpFailure.Why.Unreadable _ ->
                        true;
                case HostUpFailure.Why.KeyRefused _,
                        HostUpFailure.Why.Throttled _,
                        HostUpFailure.Why.Unreachable _ ->
                        false;
            };
        }
    }
}
