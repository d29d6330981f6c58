package dev.nattvakt.tool;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.nattvakt.caller.Role;
import dev.nattvakt.change.Outcome;
import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.change.facts.Refusal;
import dev.nattvakt.fleet.LookUp;
import dev.nattvakt.fleet.NextStep;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.port.HostUpProblem;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.words.CallText;
import dev.nattvakt.words.OutcomeWords;
import dev.nattvakt.words.RefusalWords;
import dev.nattvakt.words.Untrusted;
import dev.nattvakt.words.Words;

/// What can stand in the way of any tool, reading or writing, as an answer.
public final class ErrorResults {

    private ErrorResults() {}

    /// An outcome in which nothing was found out and nothing was sent.
    public static <D> ToolResult<D> of(Outcome outcome) {
        Words summary = OutcomeWords.of(outcome);
        return switch (outcome) {
            case Outcome.Refused(_, Refusal refusal, _) ->
                    answer(OutcomeCode.REFUSED, summary, of(refusal));
            case Outcome.Invalid(List<ArgumentProblem> problems) ->
                    answer(OutcomeCode.INVALID, summary, of(problems));
            case Outcome.NotFound(_, List<Vps> candidates) ->
                    answer(
                            OutcomeCode.NOT_FOUND,
                            summary,
                            ErrorDetail.candidates(candidates.stream().map(VpsView::of).toList()));
            case Outcome.Vanished(Vps vps, HostUpProblem problem) ->
                    answer(OutcomeCode.NOT_FOUND, summary, of(new Refusal.ByHostUp(problem)));
            case Outcome.RateLimited(Duration retryAfter) ->
                    answer(
                            OutcomeCode.RATE_LIMITED,
                            summary,
                            ErrorDetail.retryAfter(seconds(retryAfter)));
            case Outcome.Busy _ ->
                    answer(OutcomeCode.BUSY, summary, ErrorDetail.of("vps_busy", null, null));
            case Outcome.Unavailable(String code, String what, Optional<HostUpProblem> problem) ->
                    answer(
                            OutcomeCode.UNAVAILABLE,
                            summary,
                            ErrorDetail.of(
                                    Untrusted.clean(code),
                                    what
                                            + problem.flatMap(HostUpProblem::requestId)
                                                    .map(id ->
                                                            " (request "
                                                                    + Untrusted.clean(id)
                                                                    + ")")
                                                    .orElse(""),
                                    null));
            case Outcome.AlreadySet _,
                    Outcome.Planned _,
                    Outcome.NeedsConfirmation _,
                    Outcome.Verified _,
                    Outcome.Adjusted _,
                    Outcome.PlanVoid _,
                    Outcome.Overwritten _,
                    Outcome.Unconfirmed _ ->
                    throw new IllegalArgumentException("no trouble: " + outcome);
        };
    }

    /// A read that HostUp did not answer as hoped.
    public static <D> ToolResult<D> of(HostUpFailure failure, String word) {
        return of(Outcome.of(failure, word));
    }

    public static <D> ToolResult<D> of(LookUp.Found.NotOne notOne) {
        return of(new Outcome.NotFound(notOne.word(), notOne.candidates()));
    }

    public static <D> ToolResult<D> refused(Vps vps, Refusal refusal) {
        return of(new Outcome.Refused(Optional.of(vps), refusal, Fields.NONE));
    }

    static <D> ToolResult<D> roleTooLow(Role needed) {
        return of(
                new Outcome.Refused(Optional.empty(), new Refusal.RoleTooLow(needed), Fields.NONE));
    }

    /// This caller's own limit; HostUp was not asked.
    static <D> ToolResult<D> tooMany(Duration wait) {
        int seconds = seconds(wait);
        return answer(
                OutcomeCode.RATE_LIMITED,
                Words.of(
                        "You have asked for too much in a short time; try again in %d s. Nothing was sent."
                                .formatted(seconds)),
                new ErrorDetail(
                        "caller_rate",
                        "this caller's share of calls or changes is used up",
                        "wait, then ask once",
                        null,
                        null,
                        null,
                        seconds));
    }

    private static int seconds(Duration wait) {
        return (int) Math.max(1, wait.plusMillis(999).toSeconds());
    }

    static <D> ToolResult<D> answer(OutcomeCode word, Words summary, ErrorDetail errorDetail) {
        return new ToolResult<>(word, summary, Written.NO, null, errorDetail, null);
    }

    public static ErrorDetail of(Outcome.PlanVoid.Why why) {
        return switch (why) {
            case Outcome.PlanVoid.Why.Expired _ -> askAgain("plan_expired");
            case Outcome.PlanVoid.Why.Used _ ->
                    ErrorDetail.of(
                            "plan_used", null, "ask for the change again if it is wanted again");
            case Outcome.PlanVoid.Why.Moved _ -> askAgain("plan_moved");
            case Outcome.PlanVoid.Why.Unknown _ -> askAgain("plan_unknown");
        };
    }

    private static ErrorDetail askAgain(String code) {
        return ErrorDetail.of(code, null, "ask for the change again");
    }

    /// Other schedules that stayed on.
    public static ErrorDetail leftOn(List<NextStep> removals) {
        return ErrorDetail.of("others_on", null, "to remove the others: " + CallText.of(removals));
    }

    public static ErrorDetail of(Refusal refusal) {
        return ErrorDetail.of(
                Untrusted.clean(refusal.code()),
                RefusalWords.reason(refusal).plain(),
                RefusalWords.remedy(refusal).plain());
    }

    private static ErrorDetail of(List<ArgumentProblem> problems) {
        return ErrorDetail.problems(
                problems.stream()
                        .map(problem ->
                                new ErrorDetail.ProblemView(
                                        problem.argument(), problem.problem(), problem.fix()))
                        .toList(),
                problems.stream()
                        .filter(ArgumentProblem::missing)
                        .map(ArgumentProblem::argument)
                        .toList());
    }
}
