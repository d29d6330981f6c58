package dev.nattvakt.hostup;

import java.util.Optional;
import java.util.Set;

import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;

import dev.nattvakt.change.Sent;
import dev.nattvakt.change.facts.Write;
import dev.nattvakt.fleet.port.HostUpProblem;
import dev.nattvakt.hostup.guard.FaultToleranceFailures;
import dev.nattvakt.hostup.guard.TransportFailure;
import dev.nattvakt.hostup.json.HostUpResponse;
import dev.nattvakt.hostup.json.LenientJson;
import dev.nattvakt.hostup.json.ProblemJson;
import dev.nattvakt.hostup.json.ResponseBody;
import dev.nattvakt.hostup.json.SavedJson;

/// Turns the answer to a write, or its absence, into [Sent].
final class WriteClassifier {

    /// HostUp looked at it and did not do it. Others, 423 or 499 for example, can come from a proxy
    /// behind which it was done.
    private static final Set<Integer> DEFINITE_NO =
            Set.of(400, 401, 403, 404, 409, 412, 413, 415, 422);

    private WriteClassifier() {}

    static Sent on(Write write, HostUpResponse answer) {
        if (answer.isSuccess() && answer.saysItFailed()) {
            return new Sent.Denied(ProblemJson.problem(answer));
        }
        if (answer.isSuccess()) {
            return accepted(write, answer);
        }
        HostUpProblem problem = ProblemJson.problem(answer);
        if (answer.status() == 409 && answer.object().isEmpty() && !isBroken(answer)) {
            return new Sent.Denied(problem);
        }
        if (mayHaveApplied(answer)) {
            return new Sent.Ambiguous(
                    TransportFailure.by(answer).getMessage() + ", which leaves it open",
                    answer.requestId());
        }
        return switch (answer.status()) {
            case 401, 403 -> new Sent.KeyRefused(problem);
            case 404 ->
                    problem.isForeign() ? new Sent.Rejected(problem) : new Sent.Missing(problem);
            default -> new Sent.Rejected(problem);
        };
    }

    static Sent on(TransportFailure unanswered) {
        return unanswered.wasSent()
                ? new Sent.Ambiguous(unanswered.getMessage(), unanswered.requestId())
                : new Sent.NotSent(unanswered.getMessage());
    }

    static Sent on(FaultToleranceException fuse) {
        return FaultToleranceFailures.mayHaveSent(fuse)
                ? new Sent.Ambiguous(FaultToleranceFailures.what(fuse), Optional.empty())
                : new Sent.NotSent(FaultToleranceFailures.what(fuse));
    }

    /// A 2xx that cannot be read may come from a proxy.
    private static Sent accepted(Write write, HostUpResponse answer) {
        Optional<LenientJson> stated = answer.object().map(LenientJson::unwrapped);
        boolean mayBeEmpty = isRemoval(write) || answer.status() == 204;
        boolean isReadable =
                stated.isPresent() || mayBeEmpty && answer.body() instanceof ResponseBody.Nothing;
        if (!isReadable) {
            return new Sent.Ambiguous(
                    "HostUp answered %s, but not readably".formatted(answer.status()),
                    answer.requestId());
        }
        SavedJson saved = stated.map(body -> SavedJson.to(write, body)).orElse(SavedJson.NOTHING);
        return new Sent.Accepted(saved.id(), saved.fields(), answer.requestId());
    }

    /// Anything but a definite no. Behind HostUp's `upstream_...` codes (409, 502 or 503, says its
    /// error index) stands a layer that may have done its work. A 409 whose body broke may have
    /// held such a code; one that is no JSON object may be a proxy's, so it is read back, too.
    private static boolean mayHaveApplied(HostUpResponse answer) {
        return !DEFINITE_NO.contains(answer.status())
                || answer.status() == 409 && isBroken(answer)
                || ProblemJson.isOfUpstream(answer);
    }

    private static boolean isBroken(HostUpResponse answer) {
        return answer.body() instanceof ResponseBody.Broken;
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
}
