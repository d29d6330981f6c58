package dev.nattvakt.slack.message;

import java.util.List;
import java.util.Optional;

import dev.nattvakt.caller.Door;
import dev.nattvakt.change.facts.Facts;
import dev.nattvakt.change.outcome.FleetOutcome;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.change.outcome.Waiting;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.slack.message.blockkit.Button;
import dev.nattvakt.slack.message.blockkit.Message;
import dev.nattvakt.slack.message.blockkit.MessageLayout;
import dev.nattvakt.slack.message.blockkit.RichLine;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.ToolResult;
import dev.nattvakt.words.ConsentWords;
import dev.nattvakt.words.FleetPlanWords;
import dev.nattvakt.words.Words;

/// Messages of the approval channel: changes that agents requested at other doors.
public final class ApprovalMessages {

    private ApprovalMessages() {}

    /// The question to the approvers.
    ///
    /// @param requester the caller's name of the agent
    public static Message wanted(ToolResult result, Waiting waiting, String requester, Door door) {
        MessageLayout layout =
                MessageLayout.of(result)
                        .title("Approval needed")
                        .say(
                                RichLine.of(
                                        Words.of("")
                                                .quote(requester)
                                                .text(
                                                        " asks for this through "
                                                                + ConsentWords.name(door)
                                                                + ".")));
        RichLine deadline = ChangeMessages.until("An approver may decide until ", waiting);
        return switch (waiting) {
            case FleetOutcome.NeedsConfirmation many ->
                    FleetMessages.asked(
                                    layout,
                                    many,
                                    deadline,
                                    new FleetMessages.Answers(
                                            "Approve", "approve", "Decline", "decline"))
                            .posted();
            case Outcome.NeedsConfirmation _ ->
                    layout.say(RichLine.of(ResultMessages.spoken(result)))
                            .say(deadline)
                            .buttons(
                                    Button.of("Approve", "approve", waiting.token()).dangerous(),
                                    Button.of("Decline", "decline", waiting.token()))
                            .posted();
        };
    }

    /// Replaces the question after an approval; its only button is Undo.
    ///
    /// @param outcome the result of carrying it out
    public static Message approved(ToolResult outcome, String requester, String person) {
        return ChangeMessages.told(
                        decided(outcome, person, " approved what ", requester), outcome, "approve")
                .posted()
                .replacing();
    }

    /// Replaces a question of a Slack user when the confirmed change was not made, so that its
    /// readers see the result.
    public static Message confirmed(ToolResult outcome, Requester asked) {
        return ChangeMessages.told(
                        MessageLayout.of(outcome).say(ChangeMessages.who(asked)), outcome)
                .posted()
                .replacing();
    }

    /// Replaces the question after a refusal.
    ///
    /// @param asked the answer with the plan, or another answer when that is no longer stored
    public static Message declined(ToolResult asked, String requester, String person) {
        MessageLayout messageLayout = decided(asked, person, " declined what ", requester);
        Optional<Facts> change = asked.end().flatMap(Outcome::change);
        if (change.isPresent()) {
            unchanged(messageLayout, change.get().vps(), " is unchanged. Declined:")
                    .list(ChangeMessages.fields(change.get()));
        } else if (asked.answer() instanceof Answer.Fleet(FleetOutcome outcome)) {
            messageLayout
                    .say(RichLine.of("Declined:"))
                    .list(List.of(RichLine.of(FleetPlanWords.summary(outcome))));
        } else if (asked.answer() instanceof Answer.Ended(Outcome.Refused(var vps, _, _))) {
            vps.ifPresent(server -> unchanged(messageLayout, server, " is unchanged."));
        }
        return messageLayout.say(RichLine.of("Nothing was sent.")).posted().replacing();
    }

    private static MessageLayout unchanged(MessageLayout messageLayout, Vps vps, String end) {
        return messageLayout.say(RichLine.of(ReadMessages.named(vps).text(end)));
    }

    private static MessageLayout decided(
            ToolResult answer, String person, String did, String requester) {
        return MessageLayout.of(answer)
                .say(
                        RichLine.NOTHING
                                .person(person)
                                .text(did)
                                .and(Words.of("").quote(requester).text(" asked for.")));
    }
}
