package dev.nattvakt.slack.message;

import java.util.List;

import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.change.outcome.FleetOutcome;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.slack.message.blockkit.Message;
import dev.nattvakt.slack.message.blockkit.MessageLayout;
import dev.nattvakt.slack.message.blockkit.RichLine;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.ToolResult;
import dev.nattvakt.words.ConsentWords;
import dev.nattvakt.words.FleetPlanWords;
import dev.nattvakt.words.Words;

/// Tool results as messages: a change that was made goes to the channel, every other result to the
/// requester.
public final class ResultMessages {

    private ResultMessages() {}

    public static Message of(ToolResult result, Requester requester) {
        MessageLayout layout = MessageLayout.of(result);
        return switch (result.answer()) {
            case Answer.Ended(Outcome outcome) -> ended(result, outcome, requester);
            case Answer.Hindered(Outcome.Obstacle obstacle) -> ended(result, obstacle, requester);
            case Answer.Fleet(FleetOutcome outcome) -> FleetMessages.of(result, outcome, requester);
            case Answer.Changes(var page, var zone) ->
                    HistoryMessages.of(layout, page, zone).toPerson();
            case Answer.Protection protection ->
                    ReadMessages.protection(layout.say(RichLine.of(result.summary())), protection)
                            .toPerson();
            case Answer.Audited(var report, var sought) ->
                    ReadMessages.audit(layout, report, sought).toPerson();
            case Answer.Servers found -> ReadMessages.servers(layout, found).toPerson();
            case Answer.Priced _,
                    Answer.DryRunIgnored _,
                    Answer.TooManyCalls _,
                    Answer.Declined _ ->
                    said(result);
        };
    }

    /// The summary, without the plan token that other doors include.
    static Words spoken(ToolResult result) {
        return switch (result.answer()) {
            case Answer.Ended(Outcome.NeedsConfirmation waiting) -> ConsentWords.question(waiting);
            case Answer.Fleet(FleetOutcome outcome) -> FleetPlanWords.summary(outcome);
            case Answer.Changes(var page, _) -> HistoryMessages.spoken(page);
            case Answer.Audited(var report, var sought) -> ReadMessages.spoken(report, sought);
            case Answer.Servers found -> ReadMessages.spoken(found);
            case Answer.Ended _,
                    Answer.Hindered _,
                    Answer.Protection _,
                    Answer.Priced _,
                    Answer.DryRunIgnored _,
                    Answer.TooManyCalls _,
                    Answer.Declined _ ->
                    SlackTerms.of(result.summary());
        };
    }

    private static Message ended(ToolResult result, Outcome outcome, Requester requester) {
        return switch (outcome) {
            case Outcome.Verified _, Outcome.Adjusted _ -> ChangeMessages.made(result, requester);
            case Outcome.NeedsConfirmation waiting ->
                    ChangeMessages.waits(result, waiting, requester);
            case Outcome.Invalid(List<ArgumentProblem> problems) ->
                    listed(
                            result,
                            "Not understood, so nothing was sent:",
                            problems.stream().map(ResultMessages::problem).toList());
            case Outcome.NotFound(_, List<Vps> candidates) when !candidates.isEmpty() ->
                    listed(
                            result,
                            "The name matches "
                                    + candidates.size()
                                    + " servers; use the id of one:",
                            candidates.stream().map(ReadMessages::server).toList());
            case Outcome.NotFound _,
                    Outcome.AlreadySet _,
                    Outcome.Planned _,
                    Outcome.Refused _,
                    Outcome.Vanished _,
                    Outcome.PlanVoid _,
                    Outcome.Overwritten _,
                    Outcome.Unconfirmed _,
                    Outcome.RateLimited _,
                    Outcome.Busy _,
                    Outcome.Unavailable _ ->
                    said(result);
        };
    }

    private static Message said(ToolResult result) {
        return MessageLayout.of(result).say(RichLine.of(spoken(result))).toPerson();
    }

    private static Message listed(ToolResult result, String lead, List<RichLine> lines) {
        return MessageLayout.of(result).say(RichLine.of(lead)).list(lines).toPerson();
    }

    private static RichLine problem(ArgumentProblem problem) {
        return RichLine.of(SlackTerms.of(Words.of(problem.problem() + " - " + problem.fix())));
    }
}
