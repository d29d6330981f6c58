package dev.nattvakt.tool;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.nattvakt.caller.Role;
import dev.nattvakt.change.Outcome;
import dev.nattvakt.change.facts.Problem;
import dev.nattvakt.change.facts.Refusal;
import dev.nattvakt.fleet.LookUp;
import dev.nattvakt.fleet.NextStep;
import dev.nattvakt.fleet.port.CloudFailure;
import dev.nattvakt.fleet.port.CloudProblem;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.words.CallText;
import dev.nattvakt.words.OutcomeWords;
import dev.nattvakt.words.RefusalWords;
import dev.nattvakt.words.Untrusted;
import dev.nattvakt.words.Words;

/// What can stand in the way of any tool, reading or writing, as an answer.
public final class Troubles {

    private Troubles() {}

    /// An outcome in which nothing was found out and nothing was sent.
    public static <D> Answer<D> of(Outcome outcome) {
        Words summary = OutcomeWords.of(outcome);
        return switch (outcome) {
            case Outcome.Refused(_, Refusal refusal, _) ->
                    answer(OutcomeWord.REFUSED, summary, of(refusal));
            case Outcome.Invalid(List<Problem> problems) ->
                    answer(OutcomeWord.INVALID, summary, of(problems));
            case Outcome.NotFound(_, List<Vps> candidates) ->
                    answer(
                            OutcomeWord.NOT_FOUND,
                            summary,
                            Trouble.candidates(candidates.stream().map(VpsView::of).toList()));
            case Outcome.Vanished(Vps vps, CloudProblem problem) ->
                    answer(OutcomeWord.NOT_FOUND, summary, of(new Refusal.ByHostUp(problem)));
            case Outcome.RateLimited(Duration retryAfter) ->
                    answer(
                            OutcomeWord.RATE_LIMITED,
                            summary,
                            Trouble.retryAfter(seconds(retryAfter)));
            case Outcome.Busy _ ->
                    answer(OutcomeWord.BUSY, summary, Trouble.of("vps_busy", null, null));
            case Outcome.Unavailable(String code, String what, Optional<CloudProblem> problem) ->
                    answer(
                            OutcomeWord.UNAVAILABLE,
                            summary,
                            Trouble.of(
                                    Untrusted.clean(code),
                                    what
                                            + problem.flatMap(CloudProblem::requestId)
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
    public static <D> Answer<D> of(CloudFailure failure, String word) {
        return of(Outcome.of(failure, word));
    }

    public static <D> Answer<D> of(LookUp.Found.NotOne notOne) {
        return of(new Outcome.NotFound(notOne.word(), notOne.candidates()));
    }

    public static <D> Answer<D> refused(Vps vps, Refusal refusal) {
        return of(new Outcome.Refused(Optional.of(vps), refusal, Fields.NONE));
    }

    static <D> Answer<D> roleTooLow(Role needed) {
        return of(
                new Outcome.Refused(Optional.empty(), new Refusal.RoleTooLow(needed), Fields.NONE));
    }

    /// This caller's own limit; HostUp was not asked.
    static <D> Answer<D> tooMany(Duration wait) {
        int seconds = seconds(wait);
        return answer(
                OutcomeWord.RATE_LIMITED,
                Words.of(
                        "You have asked for too much in a short time; try again in %d s. Nothing was sent."
                                .formatted(seconds)),
                new Trouble(
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

    static <D> Answer<D> answer(OutcomeWord word, Words summary, Trouble trouble) {
        return new Answer<>(word, summary, Written.NO, null, trouble, null);
    }

    public static Trouble of(Outcome.PlanVoid.Why why) {
        return Trouble.of(
                switch (why) {
                    case EXPIRED -> "plan_expired";
                    case USED -> "plan_used";
                    case MOVED -> "state_moved";
                },
                null,
                "ask for the change again");
    }

    /// Other schedules that stayed on.
    public static Trouble leftOn(List<NextStep> removals) {
        return Trouble.of("others_on", null, "to remove the others: " + CallText.of(removals));
    }

    public static Trouble of(Refusal refusal) {
        return Trouble.of(
                Untrusted.clean(refusal.code()),
                RefusalWords.reason(refusal).plain(),
                RefusalWords.remedy(refusal).plain());
    }

    private static Trouble of(List<Problem> problems) {
        return Trouble.problems(
                problems.stream()
                        .map(problem ->
                                new Trouble.ProblemView(
                                        problem.argument(), problem.problem(), problem.fix()))
                        .toList(),
                problems.stream().filter(Problem::missing).map(Problem::argument).toList());
    }
}
