package dev.nattvakt.fleet.pace;

import java.time.Duration;
import java.util.SequencedMap;
import java.util.function.Supplier;

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

/// Paces the reads of fleet-wide calls, so that an audit never uses up the request budget of single
/// changes. A read whose turn comes after its deadline fails as [HostUpFailure.Why.Unreachable].
public final class PacedReader implements ReadPort {

    /// A little longer than the guards keep requests back.
    static final Duration HELD_BACK = Duration.ofSeconds(6);

    private final ReadPort hostUp;
    private final Pace pace;

    public PacedReader(ReadPort hostUp, Pace pace) {
        this.hostUp = hostUp;
        this.pace = pace;
    }

    @Override
    public VpsPage list(VpsQuery query, Deadline deadline) {
        return ask(deadline, () -> hostUp.list(query, deadline));
    }

    @Override
    public Vps vps(VpsId id, Deadline deadline) {
        return ask(deadline, () -> hostUp.vps(id, deadline));
    }

    @Override
    public BackupState backupSchedules(VpsId id, Deadline deadline) {
        return ask(deadline, () -> hostUp.backupSchedules(id, deadline));
    }

    @Override
    public SnapshotState snapshotSchedule(VpsId id, Deadline deadline) {
        return ask(deadline, () -> hostUp.snapshotSchedule(id, deadline));
    }

    @Override
    public Copies backups(VpsId id, Deadline deadline) {
        return ask(deadline, () -> hostUp.backups(id, deadline));
    }

    @Override
    public Copies snapshots(VpsId id, Deadline deadline) {
        return ask(deadline, () -> hostUp.snapshots(id, deadline));
    }

    @Override
    public CapacityOptions capacityOptions(VpsId id, Deadline deadline) {
        return ask(deadline, () -> hostUp.capacityOptions(id, deadline));
    }

    @Override
    public PricePreview price(
            VpsId id, SequencedMap<String, Integer> resources, Deadline deadline) {
        return ask(deadline, () -> hostUp.price(id, resources, deadline));
    }

    /// What our own guards kept back after failures is asked once more when they let through again:
    /// the failures were perhaps another server's.
    private <T> T ask(Deadline deadline, Supplier<T> question) {
        try {
            return askOnce(deadline, question);
        } catch (HostUpFailure failure) {
            boolean isHeldBack =
                    failure.why() instanceof HostUpFailure.Why.Unreachable(_, var reach)
                            && reach == HostUpFailure.Reach.HELD_BACK;
            if (!isHeldBack || !deadline.fits(HELD_BACK)) {
                throw failure;
            }
            pace.rest(HELD_BACK);
            return askOnce(deadline, question);
        }
    }

    private <T> T askOnce(Deadline deadline, Supplier<T> question) {
        await(deadline);
        T answer = question.get();
        pace.answered();
        return answer;
    }

    private void await(Deadline deadline) {
        if (!pace.await(deadline)) {
            throw new HostUpFailure(
                    new HostUpFailure.Why.Unreachable(
                            "there was no time left to ask HostUp", HostUpFailure.Reach.NO_TIME));
        }
    }
}
