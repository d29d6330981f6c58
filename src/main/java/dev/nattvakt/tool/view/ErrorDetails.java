package dev.nattvakt.tool.view;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.change.facts.Refusal;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.fleet.port.HostUpProblem;
import dev.nattvakt.fleet.remedy.NextStep;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.Seconds;
import dev.nattvakt.tool.ToolResult;
import dev.nattvakt.words.CallText;
import dev.nattvakt.words.RefusalWords;
import dev.nattvakt.words.Untrusted;

/// Answers as [ErrorDetail]; null where nothing failed.
final class ErrorDetails {

    private ErrorDetails() {}

    static @Nullable ErrorDetail of(Answer answer) {
        return switch (answer) {
            case Answer.Ended(Outcome outcome) -> of(outcome);
            case Answer.Hindered(Outcome.Obstacle obstacle) -> of(obstacle);
            case Answer.Fleet _ ->
                    ToolResult.of(answer)
                            .problemCode()
                            .map(code -> coded(Untrusted.clean(code), null, null))
                            .orElse(null);
            case Answer.DryRunIgnored _ ->
                    coded(
                            "dry_run_ignored",
                            null,
                            "check the orders and invoices of this server at HostUp");
            case Answer.TooManyCalls(Duration wait) ->
                    new ErrorDetail(
                            "caller_rate",
                            "this caller's limit of calls or changes is reached",
                            "wait, then try once",
                            null,
                            null,
                            null,
                            Seconds.of(wait));
            case Answer.Declined(String how) ->
                    coded("declined", how, "ask the user before trying again");
            case Answer.Servers _,
                    Answer.Protection _,
                    Answer.Audited _,
                    Answer.Priced _,
                    Answer.Changes _ ->
                    null;
        };
    }

    private static @Nullable ErrorDetail of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Adjusted(_, _, List<NextStep> leftOn, _, _) ->
                    leftOn.isEmpty()
                            ? null
                            : coded(
                                    code(outcome),
                                    null,
                                    "to remove the others: " + CallText.of(leftOn));
            case Outcome.Refused(_, Refusal refusal, _) -> refused(refusal);
            case Outcome.Vanished(_, HostUpProblem problem) ->
                    refused(new Refusal.ByHostUp(problem));
            case Outcome.Invalid(List<ArgumentProblem> problems) -> invalid(problems);
            case Outcome.NotFound(_, List<Vps> candidates) ->
                    new ErrorDetail(
                            null,
                            null,
                            null,
                            null,
                            null,
                            candidates.stream().map(VpsView::of).toList(),
                            null);
            case Outcome.PlanVoid(_, Outcome.PlanVoid.Why.Used _) ->
                    coded(code(outcome), null, "ask for the change again if it is still wanted");
            case Outcome.PlanVoid _ -> coded(code(outcome), null, "ask for the change again");
            case Outcome.RateLimited(Duration retryAfter) ->
                    new ErrorDetail(null, null, null, null, null, null, Seconds.of(retryAfter));
            case Outcome.Busy _ -> coded(code(outcome), null, null);
            case Outcome.Unavailable(_, String what, Optional<HostUpProblem> problem) ->
                    coded(code(outcome), what + request(problem), null);
            case Outcome.AlreadySet _,
                    Outcome.Planned _,
                    Outcome.NeedsConfirmation _,
                    Outcome.Verified _,
                    Outcome.Overwritten _,
                    Outcome.Unconfirmed _ ->
                    null;
        };
    }

    private static @Nullable String code(Outcome outcome) {
        return outcome.problemCode().map(Untrusted::clean).orElse(null);
    }

    private static ErrorDetail coded(
            @Nullable String code, @Nullable String reason, @Nullable String remedy) {
        return new ErrorDetail(code, reason, remedy, null, null, null, null);
    }

    private static String request(Optional<HostUpProblem> problem) {
        return problem.flatMap(HostUpProblem::requestId)
                .map(id -> " (request " + Untrusted.clean(id) + ")")
                .orElse("");
    }

    private static ErrorDetail refused(Refusal refusal) {
        return coded(
                Untrusted.clean(refusal.code()),
                RefusalWords.reason(refusal).plain(),
                RefusalWords.remedy(refusal).plain());
    }

    private static ErrorDetail invalid(List<ArgumentProblem> problems) {
        return new ErrorDetail(
                null,
                null,
                null,
                problems.stream()
                        .map(problem ->
                                new ErrorDetail.ProblemView(
                                        problem.argument(), problem.problem(), problem.fix()))
                        .toList(),
                problems.stream()
                        .filter(ArgumentProblem::missing)
                        .map(ArgumentProblem::argument)
                        .toList(),
                null,
                null);
    }
}
