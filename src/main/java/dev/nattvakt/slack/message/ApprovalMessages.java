package dev.nattvakt.slack.message;

import java.util.Locale;

import dev.nattvakt.caller.Door;
import dev.nattvakt.slack.message.blockkit.Button;
import dev.nattvakt.slack.message.blockkit.Message;
import dev.nattvakt.slack.message.blockkit.MessageLayout;
import dev.nattvakt.slack.message.blockkit.RichLine;
import dev.nattvakt.tool.ChangeDetail;
import dev.nattvakt.tool.ChangeDetail.PlanView;
import dev.nattvakt.tool.ToolResult;
import dev.nattvakt.tool.VpsView;
import dev.nattvakt.words.Words;

/// What an agent asked for at another door and a person decides here.
public final class ApprovalMessages {

    private ApprovalMessages() {}

    /// The question, for the approval channel.
    ///
    /// @param answer one with a plan; without one there is nothing to press
    /// @param requester the name under which the agent called
    public static Message wanted(ToolResult<?> answer, String requester, Door door) {
        MessageLayout messageLayout =
                MessageLayout.of(answer)
                        .title("Approval wanted")
                        .say(
                                RichLine.of(
                                        Words.of("")
                                                .quote(requester)
                                                .text(
                                                        " asks for this through "
                                                                + name(door)
                                                                + ".")))
                        .say(RichLine.of(ResultMessages.spoken(answer)));
        return answer.detail() instanceof ChangeDetail detail
                        && detail.plan() instanceof PlanView plan
                ? messageLayout
                        .say(ChangeMessages.until("An approver may decide until ", plan))
                        .buttons(
                                Button.of("Approve", "approve", plan.token()).dangerous(),
                                Button.of("Decline", "decline", plan.token()))
                        .posted()
                : messageLayout.posted();
    }

    /// In the question's place, once somebody said yes; no longer to be pressed but for an undo.
    ///
    /// @param outcome of carrying it out
    public static Message approved(ToolResult<?> outcome, String requester, String person) {
        return ChangeMessages.told(decided(outcome, person, " approved what ", requester), outcome)
                .posted()
                .replacing();
    }

    /// In the place of a question that a person asked, when the yes came to anything but a change:
    /// whoever saw the question sees that.
    public static Message confirmed(ToolResult<?> outcome, Requester asked) {
        return ChangeMessages.told(
                        MessageLayout.of(outcome).say(ChangeMessages.who(asked)), outcome)
                .posted()
                .replacing();
    }

    /// In the question's place, once somebody said no.
    ///
    /// @param asked the answer with the plan, or any other where it is no longer at hand
    public static Message declined(ToolResult<?> asked, String requester, String person) {
        MessageLayout messageLayout = decided(asked, person, " declined what ", requester);
        if (asked.detail() instanceof ChangeDetail detail && detail.vps() instanceof VpsView vps) {
            messageLayout
                    .say(
                            RichLine.of(
                                    ReadMessages.named(vps).text(" stays as it is, without this:")))
                    .list(ChangeMessages.fields(detail));
        }
        return messageLayout.say(RichLine.of("Nothing was sent.")).posted().replacing();
    }

    private static MessageLayout decided(
            ToolResult<?> answer, String person, String did, String requester) {
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
