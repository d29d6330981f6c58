package dev.nattvakt.slack;

import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Role;
import dev.nattvakt.change.Outcome;
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
        if (answer.answer() instanceof Answer.Ended(Outcome.NeedsConfirmation waiting)) {
            boolean mayConfirm = caller.may(Role.APPROVER, waiting.facts().vps());
            Message question = mayConfirm ? message : message.inChannel();
            pendingQuestions.keep(
                    waiting.token(),
                    new PendingQuestions.Question(question, caller.name(), answer));
            return question;
        }
        return message;
    }
}
