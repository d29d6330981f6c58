package dev.nattvakt.hostup;

import java.util.SequencedMap;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.fleet.port.CapacityOptions;
import dev.nattvakt.fleet.port.CloudFailure;
import dev.nattvakt.fleet.port.CloudFailure.Why;
import dev.nattvakt.fleet.port.CloudProblem;
import dev.nattvakt.fleet.port.CloudReader;
import dev.nattvakt.fleet.port.Copies;
import dev.nattvakt.fleet.port.PricePreview;
import dev.nattvakt.fleet.port.VpsPage;
import dev.nattvakt.fleet.port.VpsQuery;
import dev.nattvakt.hostup.guard.BlownFuse;
import dev.nattvakt.hostup.guard.TryAgain;
import dev.nattvakt.hostup.json.Answer;
import dev.nattvakt.hostup.json.BackupAnswer;
import dev.nattvakt.hostup.json.CapacityAnswer;
import dev.nattvakt.hostup.json.CopiesAnswer;
import dev.nattvakt.hostup.json.ProblemAnswer;
import dev.nattvakt.hostup.json.SnapshotAnswer;
import dev.nattvakt.hostup.json.Stated;
import dev.nattvakt.hostup.json.Unreadable;
import dev.nattvakt.hostup.json.VpsAnswer;
import dev.nattvakt.schedule.BackupState;
import dev.nattvakt.schedule.SnapshotState;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;

/// Reads HostUp: asks patiently, reads tolerantly, and says of each failure whose it is.
@ApplicationScoped
public class HostUpReader implements CloudReader {

    private final HostUpConnection hostUp;
    private final PatientLine line;

    HostUpReader(HostUpConnection hostUp, PatientLine line) {
        this.hostUp = hostUp;
        this.line = line;
    }

    @Override
    public VpsPage list(VpsQuery query, Deadline deadline) {
        HostUpApi api = hostUp.pooled();
        return VpsAnswer.page(
                ask(
                        switch (query) {
                            case VpsQuery.ByName(String name) -> api.named(name);
                            case VpsQuery.ByIp(String ip) -> api.at(ip);
                            case VpsQuery.Everything(int limit, var cursor) ->
                                    cursor.map(from -> api.page(limit, from))
                                            .orElseGet(() -> api.page(limit));
                        },
                        deadline));
    }

    @Override
    public Vps vps(VpsId id, Deadline deadline) {
        return VpsAnswer.one(ask(hostUp.pooled().vps(id), deadline), id);
    }

    @Override
    public BackupState backupSchedules(VpsId id, Deadline deadline) {
        return BackupAnswer.state(ask(hostUp.pooled().backupSchedules(id), deadline));
    }

    @Override
    public SnapshotState snapshotSchedule(VpsId id, Deadline deadline) {
        return SnapshotAnswer.state(ask(hostUp.pooled().snapshotSchedule(id), deadline));
    }

    @Override
    public Copies backups(VpsId id, Deadline deadline) {
        return CopiesAnswer.backups(ask(hostUp.pooled().backups(id), deadline));
    }

    @Override
    public Copies snapshots(VpsId id, Deadline deadline) {
        return CopiesAnswer.snapshots(ask(hostUp.pooled().snapshots(id), deadline));
    }

    @Override
    public CapacityOptions capacityOptions(VpsId id, Deadline deadline) {
        return CapacityAnswer.options(ask(hostUp.pooled().capacityOptions(id), deadline));
    }

    /// Asked once: the route belongs to orders, so it is not repeated when nobody knows what became
    /// of it, although a dry run should change nothing.
    @Override
    public PricePreview price(
            VpsId id, SequencedMap<String, Integer> resources, Deadline deadline) {
        var request = hostUp.fresh().price(id, new PriceQuestion(resources));
        Deadline asQuestion = deadline.within(hostUp.limits().read());
        return CapacityAnswer.price(stated(() -> line.askOnce(request, asQuestion)));
    }

    private Stated ask(Uni<Response> request, Deadline deadline) {
        return stated(() -> line.ask(request, deadline));
    }

    private static Stated stated(Supplier<Answer> question) {
        Answer answer = answer(question);
        if (!answer.isSuccess()) {
            throw new CloudFailure(refusal(ProblemAnswer.problem(answer)));
        }
        return answer.object()
                .map(Stated::unwrapped)
                .orElseThrow(() -> Unreadable.because("HostUp's answer is not a JSON object"));
    }

    private static Answer answer(Supplier<Answer> question) {
        try {
            return question.get();
        } catch (TryAgain last) {
            throw last.failure();
        } catch (FaultToleranceException fuse) {
            throw new CloudFailure(new Why.Unreachable(BlownFuse.what(fuse)));
        }
    }

    private static Why refusal(CloudProblem problem) {
        return switch (problem.status()) {
            case 401, 403 -> new Why.KeyRefused(problem);
            case 404 -> new Why.Missing(problem);
            default -> new Why.Refused(problem);
        };
    }
}
