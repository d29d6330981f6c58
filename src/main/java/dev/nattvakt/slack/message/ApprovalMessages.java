package dev.nattvakt.slack.message;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.nattvakt.caller.Door;
import dev.nattvakt.change.Outcome;
import dev.nattvakt.change.facts.Facts;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.slack.message.blockkit.Button;
import dev.nattvakt.slack.message.blockkit.Message;
import dev.nattvakt.slack.message.blockkit.MessageLayout;
import dev.nattvakt.slack.message.blockkit.RichLine;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.ToolResult;
import dev.nattvakt.words.Words;

/// What an agent asked for at another door and a person decides here.
public final class ApprovalMessages {

    private ApprovalMessages() {}

    /// The question, for the approval channel.
    ///
    /// @param requester the name under which the agent called
    public static Message wanted(
            ToolResult result, Outcome.NeedsConfirmation waiting, String requester, Door door) {
        return MessageLayout.of(result)
                .title("Approval wanted")
                .say(
                        RichLine.of(
                                Words.of("")
                                        .quote(requester)
                                        .text(" asks for this through " + name(door) + ".")))
                .say(RichLine.of(ResultMessages.spoken(result)))
                .say(ChangeMessages.until("An approver may decide until ", waiting))
                .buttons(
                        Button.of("Approve", "approve", waiting.token()).dangerous(),
                        Button.of("Decline", "decline", waiting.token()))
                .posted();
    }

    /// In the question's place, once somebody said yes; no longer to be pressed but for an undo.
    ///
    /// @param outcome of carrying it out
    public static Message approved(ToolResult outcome, String requester, String person) {
        return ChangeMessages.told(decided(outcome, person, " approved what ", requester), outcome)
                .posted()
                .replacing();
    }

    /// In the place of a question that a person asked, when the yes came to anything but a change:
    /// whoever saw the question sees that.
    public static Message confirmed(ToolResult outcome, Requester asked) {
        return ChangeMessages.told(
                        MessageLayout.of(outcome).say(ChangeMessages.who(asked)), outcome)
                .posted()
                .replacing();
    }

    /// In the question's place, once somebody said no.
    ///
    /// @param asked the answer with the plan, or any other where it is no longer at hand
    public static Message declined(ToolResult asked, String requester, String person) {
        MessageLayout messageLayout = decided(asked, person, " declined what ", requester);
        Optional<Facts> change = asked.end().flatMap(Outcome::change);
        if (change.isPresent()) {
            stays(messageLayout, change.get().vps()).list(ChangeMessages.fields(change.get()));
        } else if (asked.answer() instanceof Answer.Ended(Outcome.Refused(var vps, _, _))) {
            vps.ifPresent(server -> stays(messageLayout, server).list(List.of()));
        }
        return messageLayout.say(RichLine.of("Nothing was sent.")).posted().replacing();
    }

    private static MessageLayout stays(MessageLayout messageLayout, Vps vps) {
        return messageLayout.say(
                RichLine.of(ReadMessages.named(vps).text(" stays as it is, without this:")));
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

    private static String name(Door door) {
        return switch (door) {
            case REST, MCP -> door.name();
            case STDIO, SLACK, BOARD, WATCH -> door.name().toLowerCase(Locale.ROOT);
        };
    }
}
