package dev.nattvakt.slack.message;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.nattvakt.schedule.FieldChange;
import dev.nattvakt.slack.message.blockkit.Button;
import dev.nattvakt.slack.message.blockkit.Message;
import dev.nattvakt.slack.message.blockkit.MessageLayout;
import dev.nattvakt.slack.message.blockkit.RichLine;
import dev.nattvakt.tool.CallView;
import dev.nattvakt.tool.ChangeDetail;
import dev.nattvakt.tool.ChangeDetail.ChangeView;
import dev.nattvakt.tool.ChangeDetail.PlanView;
import dev.nattvakt.tool.ChangeDetail.ReceiptView;
import dev.nattvakt.tool.ToolResult;
import dev.nattvakt.words.DiffWords;
import dev.nattvakt.words.Words;

/// What was changed, and what waits for a yes.
final class ChangeMessages {

    private ChangeMessages() {}

    static Message made(ToolResult<?> answer, Requester requester) {
        return told(MessageLayout.of(answer).say(who(requester)), answer).toChannel();
    }

    /// Who asked, and who said yes where that was somebody else.
    static RichLine who(Requester requester) {
        RichLine who = RichLine.NOTHING.person(requester.by()).text(" asked for this");
        if (requester.confirmedBy().isPresent()) {
            who = who.text(", and ").person(requester.confirmedBy().get()).text(" confirmed it");
        }
        return who.text(".");
    }

    /// What a change came to, with its diff and the way back.
    static MessageLayout told(MessageLayout messageLayout, ToolResult<?> answer) {
        facts(messageLayout, answer);
        return answer.detail() instanceof ChangeDetail detail
                        && detail.undo() instanceof CallView undo
                        && detail.receipt() instanceof ReceiptView receipt
                ? messageLayout.buttons(Undo.button(receipt, undo))
                : messageLayout;
    }

    /// What a change came to, with its diff.
    static MessageLayout facts(MessageLayout messageLayout, ToolResult<?> answer) {
        messageLayout.say(RichLine.of(ResultMessages.spoken(answer)));
        return answer.detail() instanceof ChangeDetail detail
                ? messageLayout.list(diff(detail))
                : messageLayout;
    }

    /// Something that was not there before, or is not there now, is told in the sentence.
    private static List<RichLine> diff(ChangeDetail detail) {
        return isThere(detail.before()) && isThere(detail.after()) ? fields(detail) : List.of();
    }

    /// Each field from what it was to what it is, or would be.
    static List<RichLine> fields(ChangeDetail detail) {
        return detail.changes() == null
                ? List.of()
                : detail.changes().stream().map(ChangeMessages::line).toList();
    }

    private static boolean isThere(@Nullable Map<String, Object> fields) {
        return fields != null && !fields.isEmpty();
    }

    private static RichLine line(ChangeView change) {
        return RichLine.of(
                DiffWords.of(
                        List.of(
                                new FieldChange(
                                        change.field(),
                                        Optional.ofNullable(change.from()),
                                        Optional.ofNullable(change.to())))));
    }

    static Message waits(ToolResult<?> answer, Requester requester) {
        MessageLayout messageLayout = MessageLayout.of(answer).title("This waits for a yes");
        messageLayout.say(RichLine.NOTHING.person(requester.by()).text(" asks for this."));
        messageLayout.say(RichLine.of(ResultMessages.spoken(answer)));
        return answer.detail() instanceof ChangeDetail detail
                        && detail.plan() instanceof PlanView plan
                ? messageLayout
                        .say(until("An approver may confirm it until ", plan))
                        .buttons(
                                Button.of("Confirm", "confirm", plan.token()).dangerous(),
                                Button.of("Cancel", "cancel", plan.token()))
                        .toPerson()
                : messageLayout.toPerson();
    }

    static RichLine until(String lead, PlanView plan) {
        return RichLine.of(Words.of(lead).moment(Instant.parse(plan.expiresAt())).text("."));
    }
}
