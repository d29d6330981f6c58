package dev.nattvakt.slack;

import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Role;
import dev.nattvakt.slack.message.Answers;
import dev.nattvakt.slack.message.Asked;
import dev.nattvakt.slack.message.blockkit.Message;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.ChangeDetail;
import dev.nattvakt.tool.ChangeDetail.PlanView;
import dev.nattvakt.tool.VpsView;

/// What somebody hears of an answer to their command, or to the undo that they pressed. A question
/// that they cannot answer themselves goes to the channel, where somebody may who can.
final class Telling {

    private final Questions questions;

    Telling(Questions questions) {
        this.questions = questions;
    }

    /// @param user who asked, by id
    Message of(Answer<?> answer, Caller caller, String user) {
        Message message = Answers.of(answer, Asked.about(answer, user));
        if (answer.detail() instanceof ChangeDetail detail
                && detail.plan() instanceof PlanView plan
                && detail.vps() instanceof VpsView vps) {
            boolean alone = caller.may(Role.APPROVER, vps.server());
            Message question = alone ? message : message.inChannel();
            questions.keep(plan.token(), new Questions.Question(question, caller.name(), answer));
            return question;
        }
        return message;
    }
}
