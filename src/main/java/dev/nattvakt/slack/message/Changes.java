package dev.nattvakt.slack.message;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.nattvakt.schedule.FieldChange;
import dev.nattvakt.slack.message.blockkit.Button;
import dev.nattvakt.slack.message.blockkit.Layout;
import dev.nattvakt.slack.message.blockkit.Line;
import dev.nattvakt.slack.message.blockkit.Message;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.CallView;
import dev.nattvakt.tool.ChangeDetail;
import dev.nattvakt.tool.ChangeDetail.ChangeView;
import dev.nattvakt.tool.ChangeDetail.PlanView;
import dev.nattvakt.tool.ChangeDetail.ReceiptView;
import dev.nattvakt.words.DiffWords;
import dev.nattvakt.words.Words;

/// What was changed, and what waits for a yes.
final class Changes {

    private Changes() {}

    static Message made(Answer<?> answer, Asked asked) {
        return told(Layout.of(answer).say(who(asked)), answer).toChannel();
    }

    /// Who asked, and who said yes where that was somebody else.
    static Line who(Asked asked) {
        Line who = Line.NOTHING.person(asked.by()).text(" asked for this");
        if (asked.confirmedBy().isPresent()) {
            who = who.text(", and ").person(asked.confirmedBy().get()).text(" confirmed it");
        }
        return who.text(".");
    }

    /// What a change came to, with its diff and the way back.
    static Layout told(Layout layout, Answer<?> answer) {
        facts(layout, answer);
        return answer.detail() instanceof ChangeDetail detail
                        && detail.undo() instanceof CallView undo
                        && detail.receipt() instanceof ReceiptView receipt
                ? layout.buttons(Undo.button(receipt, undo))
                : layout;
    }

    /// What a change came to, with its diff.
    static Layout facts(Layout layout, Answer<?> answer) {
        layout.say(Line.of(Answers.spoken(answer)));
        return answer.detail() instanceof ChangeDetail detail ? layout.list(diff(detail)) : layout;
    }

    /// Something that was not there before, or is not there now, is told in the sentence.
    private static List<Line> diff(ChangeDetail detail) {
        return isThere(detail.before()) && isThere(detail.after()) ? fields(detail) : List.of();
    }

    /// Each field from what it was to what it is, or would be.
    static List<Line> fields(ChangeDetail detail) {
        return detail.changes() == null
                ? List.of()
                : detail.changes().stream().map(Changes::line).toList();
    }

    private static boolean isThere(@Nullable Map<String, Object> fields) {
        return fields != null && !fields.isEmpty();
    }

    private static Line line(ChangeView change) {
        return Line.of(
                DiffWords.of(
                        List.of(
                                new FieldChange(
                                        change.field(),
                                        Optional.ofNullable(change.from()),
                                        Optional.ofNullable(change.to())))));
    }

    static Message waits(Answer<?> answer, Asked asked) {
        Layout layout = Layout.of(answer).title("This waits for a yes");
        layout.say(Line.NOTHING.person(asked.by()).text(" asks for this."));
        layout.say(Line.of(Answers.spoken(answer)));
        return answer.detail() instanceof ChangeDetail detail
                        && detail.plan() instanceof PlanView plan
                ? layout.say(until("An approver may confirm it until ", plan))
                        .buttons(
                                Button.of("Confirm", "confirm", plan.token()).dangerous(),
                                Button.of("Cancel", "cancel", plan.token()))
                        .toPerson()
                : layout.toPerson();
    }

    static Line until(String lead, PlanView plan) {
        return Line.of(Words.of(lead).moment(Instant.parse(plan.expiresAt())).text("."));
    }
}
