package dev.nattvakt.hostup;

import java.util.Optional;

import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;

import dev.nattvakt.change.Sent;
import dev.nattvakt.change.facts.Write;
import dev.nattvakt.fleet.port.CloudProblem;
import dev.nattvakt.hostup.guard.BlownFuse;
import dev.nattvakt.hostup.guard.Unanswered;
import dev.nattvakt.hostup.json.Answer;
import dev.nattvakt.hostup.json.Body;
import dev.nattvakt.hostup.json.ProblemAnswer;
import dev.nattvakt.hostup.json.SavedAnswer;
import dev.nattvakt.hostup.json.Stated;

/// What can be said of a write after a try at it.
final class Ruling {

    private Ruling() {}

    static Sent on(Write write, Answer answer) {
        if (answer.isSuccess()) {
            return accepted(write, answer);
        }
        CloudProblem problem = ProblemAnswer.problem(answer);
        if (mayHaveApplied(answer, problem)) {
            return new Sent.Ambiguous(
                    "HostUp answered %d, which leaves it open".formatted(answer.status()),
                    answer.requestId());
        }
        return switch (answer.status()) {
            case 401, 403 -> new Sent.KeyRefused(problem);
            case 404 -> new Sent.Missing(problem);
            default -> new Sent.Rejected(problem);
        };
    }

    static Sent on(Unanswered unanswered) {
        return unanswered.wasSent()
                ? new Sent.Ambiguous(unanswered.getMessage(), unanswered.requestId())
                : new Sent.NotSent(unanswered.getMessage());
    }

    static Sent on(FaultToleranceException fuse) {
        return BlownFuse.mayHaveSent(fuse)
                ? new Sent.Ambiguous(BlownFuse.what(fuse), Optional.empty())
                : new Sent.NotSent(BlownFuse.what(fuse));
    }

    /// A success that does not read as one may be anybody's, a proxy's for example.
    private static Sent accepted(Write write, Answer answer) {
        Optional<Stated> stated = answer.object().map(Stated::unwrapped);
        boolean mayBeEmpty = isRemoval(write) || answer.status() == 204;
        boolean isReadable =
                stated.isPresent() || mayBeEmpty && answer.body() instanceof Body.Nothing;
        if (!isReadable) {
            return new Sent.Ambiguous(
                    "HostUp answered %d, but not readably".formatted(answer.status()),
                    answer.requestId());
        }
        SavedAnswer saved =
                stated.map(body -> SavedAnswer.to(write, body)).orElse(SavedAnswer.NOTHING);
        return new Sent.Accepted(saved.id(), saved.fields(), answer.requestId());
    }

    /// A redirect may follow an applied POST, and behind HostUp's `upstream_...` codes (409, 502 or
    /// 503, says its error index) stands a layer that may have done its work. A 409 whose body
    /// broke may have held such a code.
    private static boolean mayHaveApplied(Answer answer, CloudProblem problem) {
        return answer.status() < 400
                || answer.status() == 409 && answer.body() instanceof Body.Broken
                || problem.code().filter(code -> code.startsWith("upstream_")).isPresent();
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
