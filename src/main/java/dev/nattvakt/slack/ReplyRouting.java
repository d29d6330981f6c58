package dev.nattvakt.slack;

import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Role;
import dev.nattvakt.change.Outcome;
import dev.nattvakt.slack.message.Requester;
import dev.nattvakt.slack.message.ResultMessages;
import dev.nattvakt.slack.message.blockkit.Message;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.ToolResult;

/// What somebody hears of an answer to their command, or to the undo that they pressed. A question
/// that they cannot answer themselves goes to the channel, where somebody may who can.
final class ReplyRouting {

    private final PendingQuestions pendingQuestions;

    ReplyRouting(PendingQuestions pendingQuestions) {
        this.pendingQuestions = pendingQuestions;
    }

    /// @param user who asked, by id
    Message of(ToolResult answer, Caller caller, String user) {
        Message message = ResultMessages.of(answer, Requester.about(answer, user));
        if (answer.answer() instanceof Answer.Ended(Outcome.NeedsConfirmation waiting)) {
            boolean alone = caller.may(Role.APPROVER, waiting.facts().vps());
            Message question = alone ? message : message.inChannel();
            pendingQuestions.keep(
                    waiting.token(),
                    new PendingQuestions.Question(question, caller.name(), answer));
            return question;
        }
        return message;
    }
}
