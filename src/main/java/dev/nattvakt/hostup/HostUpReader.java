package dev.nattvakt.hostup;

import java.util.SequencedMap;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.fleet.port.CapacityOptions;
import dev.nattvakt.fleet.port.Copies;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.port.HostUpFailure.Why;
import dev.nattvakt.fleet.port.HostUpProblem;
import dev.nattvakt.fleet.port.PricePreview;
import dev.nattvakt.fleet.port.ReadPort;
import dev.nattvakt.fleet.port.VpsPage;
import dev.nattvakt.fleet.port.VpsQuery;
import dev.nattvakt.hostup.guard.FaultToleranceFailures;
import dev.nattvakt.hostup.guard.RetryableFailure;
import dev.nattvakt.hostup.json.BackupSchedulesJson;
import dev.nattvakt.hostup.json.CapacityJson;
import dev.nattvakt.hostup.json.CopiesJson;
import dev.nattvakt.hostup.json.HostUpResponse;
import dev.nattvakt.hostup.json.LenientJson;
import dev.nattvakt.hostup.json.ProblemJson;
import dev.nattvakt.hostup.json.SnapshotSchedulesJson;
import dev.nattvakt.hostup.json.Unreadable;
import dev.nattvakt.hostup.json.VpsJson;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;
import dev.nattvakt.schedule.stated.BackupState;
import dev.nattvakt.schedule.stated.SnapshotState;

/// Reads HostUp: retries where that may help, reads tolerantly, and says of each failure whose it
/// is.
@ApplicationScoped
public class HostUpReader implements ReadPort {

    private final HostUpConnection hostUp;
    private final RetryingCalls calls;
    private final HostUpApi api;
    private final Way way;

    /// How a question is asked.
    private interface Way {
        HostUpResponse ask(Uni<Response> request, Deadline deadline);
    }

    @Inject
    HostUpReader(HostUpConnection hostUp, RetryingCalls calls) {
        this(hostUp, calls, hostUp.pooled());
    }

    /// @param api what it reads over
    HostUpReader(HostUpConnection hostUp, RetryingCalls calls, HostUpApi api) {
        this(hostUp, calls, api, calls::ask);
    }

    private HostUpReader(HostUpConnection hostUp, RetryingCalls calls, HostUpApi api, Way way) {
        this.hostUp = hostUp;
        this.calls = calls;
        this.api = api;
        this.way = way;
    }

    @Override
    public ReadPort ahead() {
        return new HostUpReader(hostUp, calls, api, calls::askAhead);
    }

    /// HostUp has a list for every key: a 404 to it is not HostUp's, and says nothing of any
    /// server.
    @Override
    public VpsPage list(VpsQuery query, Deadline deadline) {
        try {
            return page(query, deadline);
        } catch (HostUpFailure failure) {
            if (failure.why() instanceof Why.Missing) {
                throw new HostUpFailure(
                        new Why.Unreadable(
                                "HostUp was not reached as HostUp: there is no list of servers at its address (404; see NATTVAKT_HOSTUP_URL), so nothing is known of any server"));
            }
            throw failure;
        }
    }

    private VpsPage page(VpsQuery query, Deadline deadline) {
        return VpsJson.page(
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
        return VpsJson.one(ask(api.vps(id), deadline), id);
    }

    @Override
    public BackupState backupSchedules(VpsId id, Deadline deadline) {
        return BackupSchedulesJson.state(ask(api.backupSchedules(id), deadline));
    }

    @Override
    public SnapshotState snapshotSchedule(VpsId id, Deadline deadline) {
        return SnapshotSchedulesJson.state(ask(api.snapshotSchedule(id), deadline));
    }

    @Override
    public Copies backups(VpsId id, Deadline deadline) {
        return CopiesJson.backups(ask(api.backups(id), deadline));
    }

    @Override
    public Copies snapshots(VpsId id, Deadline deadline) {
        return CopiesJson.snapshots(ask(api.snapshots(id), deadline));
    }

    @Override
    public CapacityOptions capacityOptions(VpsId id, Deadline deadline) {
        return CapacityJson.options(ask(api.capacityOptions(id), deadline));
    }

    /// Asked once, on a connection of its own. The route belongs to orders, so it is not repeated
    /// when its result is unknown, although a dry run should change nothing.
    @Override
    public PricePreview price(
            VpsId id, SequencedMap<String, Integer> resources, Deadline deadline) {
        Deadline asQuestion = deadline.within(hostUp.limits().read());
        try (OwnConnection own = hostUp.own()) {
            var request = own.api().price(id, new PriceQuestion(resources));
            return CapacityJson.price(stated(() -> calls.askOnce(request, asQuestion)));
        }
    }

    private LenientJson ask(Uni<Response> request, Deadline deadline) {
        return stated(() -> way.ask(request, deadline));
    }

    private static LenientJson stated(Supplier<HostUpResponse> question) {
        HostUpResponse answer = answer(question);
        if ((answer.isRedirect() || answer.status() == 404) && answer.object().isEmpty()) {
            throw notHostUp(answer.status());
        }
        if (!answer.isSuccess() || answer.saysItFailed()) {
            throw new HostUpFailure(refusal(ProblemJson.problem(answer)));
        }
        if (!answer.isWhole()) {
            throw Unreadable.because(
                    "HostUp answered %s, which is no whole answer".formatted(answer.status()));
        }
        return answer.object()
                .map(LenientJson::unwrapped)
                .orElseThrow(() -> Unreadable.because("HostUp's answer is not a JSON object"));
    }

    private static HostUpResponse answer(Supplier<HostUpResponse> question) {
        try {
            return question.get();
        } catch (RetryableFailure last) {
            throw last.failure();
        } catch (FaultToleranceException fuse) {
            throw new HostUpFailure(
                    new Why.Unreachable(
                            FaultToleranceFailures.what(fuse),
                            FaultToleranceFailures.mayHaveSent(fuse)
                                    ? HostUpFailure.Reach.NO_ANSWER
                                    : HostUpFailure.Reach.HELD_BACK));
        }
    }

    /// A redirect or a 404 that is no JSON comes from something in HostUp's place. It says nothing
    /// of any server.
    private static HostUpFailure notHostUp(int status) {
        return Unreadable.because(
                "HostUp was not reached as HostUp: what is at its address answered %s (see NATTVAKT_HOSTUP_URL)"
                        .formatted(status));
    }

    private static Why refusal(HostUpProblem problem) {
        return switch (problem.status()) {
            case 401, 403 -> new Why.KeyRefused(problem);
            case 404 ->
                    problem.isForeign()
                            ? new Why.Unreadable(
                                    "a 404 came that is not HostUp's own, which says nothing of the server")
                            : new Why.Missing(problem);
            default -> new Why.Refused(problem);
        };
    }
}
