package dev.nattvakt.slack;

import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Role;
import dev.nattvakt.change.outcome.FleetOutcome;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.change.outcome.Waiting;
import dev.nattvakt.slack.message.Requester;
import dev.nattvakt.slack.message.ResultMessages;
import dev.nattvakt.slack.message.blockkit.Message;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.ToolResult;

/// Decides who sees the answer to a command or an undo: the requester, or the whole channel when
/// the answer is a question that the requester may not confirm.
final class ReplyRouting {

    private final PendingQuestions pendingQuestions;

    ReplyRouting(PendingQuestions pendingQuestions) {
        this.pendingQuestions = pendingQuestions;
    }

    /// @param user id of the requester
    Message of(ToolResult answer, Caller caller, String user) {
        Message message = ResultMessages.of(answer, Requester.about(answer, user));
        return switch (answer.answer()) {
            case Answer.Ended(Outcome.NeedsConfirmation waiting) ->
                    question(
                            waiting,
                            answer,
                            caller.may(Role.APPROVER, waiting.facts().vps())
                                    ? message
                                    : message.inChannel(),
                            caller);
            case Answer.Fleet(FleetOutcome.NeedsConfirmation waiting) ->
                    question(
                            waiting,
                            answer,
                            waiting.plan().forOthers() ? message.inChannel() : message,
                            caller);
            case Answer _ -> message;
        };
    }

    private Message question(Waiting waiting, ToolResult answer, Message question, Caller caller) {
        pendingQuestions.keep(
                waiting.token(), new PendingQuestions.Question(question, caller.name(), answer));
        return question;
    }
}
