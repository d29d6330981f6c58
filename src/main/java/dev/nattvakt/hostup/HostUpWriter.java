package dev.nattvakt.hostup;

import java.io.InputStream;
import java.time.Clock;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.jboss.resteasy.reactive.RestResponse;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.change.Cleared;
import dev.nattvakt.change.CloudWriter;
import dev.nattvakt.change.Sent;
import dev.nattvakt.change.Write;
import dev.nattvakt.fleet.CloudProblem;
import dev.nattvakt.schedule.ScheduleId;
import dev.nattvakt.schedule.VpsId;

/// Sends what was cleared, once. It is sent again in two cases only: HostUp said 429, which means
/// that it did not look at it (twice at most), or it provably never left (once). Whatever leaves
/// open if it was applied ends the matter as [Sent.Ambiguous].
@ApplicationScoped
public class HostUpWriter implements CloudWriter {

    private final HostUpConnection hostUp;
    private final Line line;

    HostUpWriter(HostUpConnection hostUp, Line line) {
        this.hostUp = hostUp;
        this.line = line;
    }

    @Override
    public Sent write(Cleared cleared, Deadline deadline) {
        var request = request(cleared.vps(), cleared.write());
        return send(request, cleared.write(), deadline, Resends.ALLOWED);
    }

    private Uni<RestResponse<InputStream>> request(VpsId vps, Write write) {
        HostUpApi api = hostUp.writes();
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

    private Sent send(
            Uni<RestResponse<InputStream>> request,
            Write write,
            Deadline deadline,
            Resends resends) {
        if (!hostUp.pause().waitOut(deadline)) {
            return new Sent.Throttled(hostUp.pause().left());
        }
        if (!deadline.fits(hostUp.limits().departure())) {
            return new Sent.NotSent("there was not enough time left to send it");
        }
        try {
            Answer answer = line.write(request, deadline.within(hostUp.limits().write()).left());
            if (!answer.isThrottled()) {
                return verdict(write, answer);
            }
            hostUp.pause().begin(RetryAfter.of(answer, Clock.systemUTC()));
            return resends.throttled() > 0
                    ? send(request, write, deadline, resends.afterThrottled())
                    : new Sent.Throttled(hostUp.pause().left());
        } catch (Unanswered unanswered) {
            if (unanswered.wasSent()) {
                return new Sent.Ambiguous(unanswered.getMessage(), unanswered.requestId());
            }
            return resends.unsent() > 0
                    ? send(request, write, deadline, resends.afterUnsent())
                    : new Sent.NotSent(unanswered.getMessage());
        } catch (FaultToleranceException fuse) {
            return BlownFuse.mayHaveSent(fuse)
                    ? new Sent.Ambiguous(BlownFuse.what(fuse), Optional.empty())
                    : new Sent.NotSent(BlownFuse.what(fuse));
        }
    }

    private static Sent verdict(Write write, Answer answer) {
        if (answer.isSuccess()) {
            return accepted(write, answer);
        }
        CloudProblem problem = ProblemAnswer.problem(answer);
        return switch (answer.status()) {
            case 401, 403 -> new Sent.KeyRefused(problem);
            case 404 -> new Sent.Missing(problem);
            default -> new Sent.Rejected(problem);
        };
    }

    private static Sent accepted(Write write, Answer answer) {
        Optional<Stated> stated = answer.object().map(Stated::unwrapped);
        boolean mayBeEmpty = isRemoval(write) || answer.status() == 204;
        boolean isReadable =
                stated.isPresent() || mayBeEmpty && answer.body() instanceof Body.Nothing;
        return isReadable
                ? new Sent.Accepted(savedId(write, stated), answer.requestId())
                : new Sent.Ambiguous(
                        "HostUp answered %d, but not readably".formatted(answer.status()),
                        answer.requestId());
    }

    private static boolean isRemoval(Write write) {
        return switch (write) {
            case Write.DeleteBackupSchedule _, Write.DeleteSnapshotSchedule _ -> true;
            case Write.SaveBackupSchedule _,
                    Write.SaveBackupSettings _,
                    Write.SaveSnapshotSchedule _ ->
                    false;
        };
    }

    private static Optional<ScheduleId> savedId(Write write, Optional<Stated> stated) {
        return write instanceof Write.SaveBackupSchedule
                ? stated.flatMap(row -> row.text("id")).flatMap(ScheduleId::of)
                : Optional.empty();
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
