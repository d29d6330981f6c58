package dev.nattvakt.hostup;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.change.Cleared;
import dev.nattvakt.change.Sent;
import dev.nattvakt.change.WritePort;
import dev.nattvakt.change.facts.Write;
import dev.nattvakt.hostup.guard.KeyBreaker;
import dev.nattvakt.hostup.guard.RetryAfter;
import dev.nattvakt.hostup.guard.Timeouts;
import dev.nattvakt.hostup.guard.TransportFailure;
import dev.nattvakt.hostup.json.HostUpResponse;
import dev.nattvakt.schedule.VpsId;

/// Sends what was cleared, once. It is sent again in two cases only: HostUp said 429, which means
/// that it did not look at it (twice at most), or it provably never left (once). Whatever leaves
/// open if it was applied ends the matter as [Sent.Ambiguous].
@ApplicationScoped
public class HostUpWriter implements WritePort {

    private final HostUpConnection hostUp;
    private final GuardedCalls guardedCalls;

    HostUpWriter(HostUpConnection hostUp, GuardedCalls guardedCalls) {
        this.hostUp = hostUp;
        this.guardedCalls = guardedCalls;
    }

    @Override
    public Sent write(Cleared<?> cleared, Deadline deadline) {
        var request = request(cleared.vps(), cleared.write());
        return send(request, cleared.write(), deadline, Resends.ALLOWED);
    }

    private Uni<Response> request(VpsId vps, Write write) {
        HostUpApi api = hostUp.fresh();
        return switch (write) {
            case Write.SaveBackupSchedule(var schedule) ->
                    api.saveBackupSchedule(vps, BackupScheduleBody.of(schedule));
            case Write.SaveBackupSettings(var maxTotalBackups, var autoDeleteOldest) ->
                    api.saveBackupSettings(
                            vps, new BackupSettingsBody(maxTotalBackups, autoDeleteOldest));
            case Write.DeleteBackupSchedule(var id) -> api.deleteBackupSchedule(vps, id);
            case Write.SaveSnapshotSchedule(var schedule) ->
                    api.saveSnapshotSchedule(vps, SnapshotScheduleBody.of(schedule));
            case Write.DeleteSnapshotSchedule() -> api.deleteSnapshotSchedule(vps);
        };
    }

    private Sent send(Uni<Response> request, Write write, Deadline deadline, Resends resends) {
        if (!hostUp.pause().waitOut(deadline)) {
            return new Sent.Throttled(hostUp.pause().left());
        }
        if (!deadline.fits(hostUp.limits().departure().plus(hostUp.limits().readBack()))) {
            return new Sent.NotSent("there was not enough time left to send it");
        }
        return switch (hostUp.keyBreaker().forWrite()) {
            case KeyBreaker.Passage.Barred(var problem) -> new Sent.KeyRefused(problem);
            case KeyBreaker.Passage.Free(var pass) -> send(request, write, deadline, resends, pass);
        };
    }

    private Sent send(
            Uni<Response> request,
            Write write,
            Deadline deadline,
            Resends resends,
            KeyBreaker.Pass pass) {
        try {
            HostUpResponse answer = guardedCalls.write(request, cut(deadline));
            pass.saw(answer);
            if (!answer.isThrottled()) {
                return WriteClassifier.on(write, answer);
            }
            hostUp.pause().begin(RetryAfter.of(answer, Clock.systemUTC()));
            return resends.throttled() > 0
                    ? send(request, write, deadline, resends.afterThrottled())
                    : new Sent.Throttled(hostUp.pause().left());
        } catch (TransportFailure unanswered) {
            return unanswered.wasSent() || resends.unsent() == 0
                    ? WriteClassifier.on(unanswered)
                    : send(request, write, deadline, resends.afterUnsent());
        } catch (FaultToleranceException fuse) {
            return WriteClassifier.on(fuse);
        }
    }

    /// A try leaves time to read back what became of it.
    private Optional<Duration> cut(Deadline deadline) {
        Timeouts timeouts = hostUp.limits();
        return timeouts.cutOfWrite(deadline.left().minus(timeouts.readBack()));
    }

    /// How often it may still be sent again, and why.
    private record Resends(int throttled, int unsent) {

        static final Resends ALLOWED = new Resends(2, 1);

        Resends afterThrottled() {
            return new Resends(throttled - 1, unsent);
        }

        Resends afterUnsent() {
            return new Resends(throttled, unsent - 1);
        }
    }
}
