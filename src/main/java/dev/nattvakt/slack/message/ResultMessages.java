package dev.nattvakt.slack.message;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.nattvakt.slack.message.blockkit.Message;
import dev.nattvakt.slack.message.blockkit.MessageLayout;
import dev.nattvakt.slack.message.blockkit.RichLine;
import dev.nattvakt.tool.ChangeDetail;
import dev.nattvakt.tool.ErrorDetail;
import dev.nattvakt.tool.OutcomeCode;
import dev.nattvakt.tool.ToolResult;
import dev.nattvakt.tool.read.AuditProtectionTool;
import dev.nattvakt.tool.read.FindVpsTool;
import dev.nattvakt.tool.read.GetProtectionTool;
import dev.nattvakt.words.Words;

/// What a tool answered, as a message: a change that was made is for the channel, everything else
/// for the one who asked.
public final class ResultMessages {

    private ResultMessages() {}

    public static Message of(ToolResult<?> answer, Requester requester) {
        return switch (answer.outcome()) {
            case ANSWERED -> read(answer);
            case VERIFIED, ADJUSTED -> ChangeMessages.made(answer, requester);
            case NEEDS_CONFIRMATION -> ChangeMessages.waits(answer, requester);
            case ALREADY_SET,
                    PLANNED,
                    REFUSED,
                    INVALID,
                    NOT_FOUND,
                    CONFLICT,
                    UNCONFIRMED,
                    RATE_LIMITED,
                    BUSY,
                    UNAVAILABLE ->
                    trouble(answer);
        };
    }

    /// The answer in one to three sentences, without the plan token that those for other doors
    /// hold.
    static Words spoken(ToolResult<?> answer) {
        return answer.detail() instanceof ChangeDetail detail
                        && detail.plan() instanceof ChangeDetail.PlanView plan
                ? plan.question()
                : answer.summary();
    }

    private static Message read(ToolResult<?> answer) {
        MessageLayout messageLayout = MessageLayout.of(answer);
        return switch (answer.detail()) {
            case GetProtectionTool.Protection protection ->
                    ReadMessages.protection(
                                    messageLayout.say(RichLine.of(answer.summary())), protection)
                            .toPerson();
            case AuditProtectionTool.Report report ->
                    ReadMessages.audit(messageLayout, report).toPerson();
            case FindVpsTool.Servers servers ->
                    ReadMessages.servers(messageLayout, servers).toPerson();
            case null, default -> messageLayout.say(RichLine.of(answer.summary())).toPerson();
        };
    }

    private static Message trouble(ToolResult<?> answer) {
        MessageLayout messageLayout = MessageLayout.of(answer);
        List<RichLine> details = details(answer.trouble());
        return (details.isEmpty()
                        ? messageLayout.say(RichLine.of(spoken(answer)))
                        : messageLayout
                                .say(RichLine.of(lead(answer.outcome(), details.size())))
                                .list(details))
                .toPerson();
    }

    private static String lead(OutcomeCode outcome, int details) {
        return outcome == OutcomeCode.INVALID
                ? "Not understood, so nothing was sent:"
                : "That name fits " + details + " servers; ask with the id of one:";
    }

    private static List<RichLine> details(@Nullable ErrorDetail errorDetail) {
        if (errorDetail != null && errorDetail.problems() != null) {
            return errorDetail.problems().stream()
                    .map(problem -> RichLine.of(problem.problem() + " - " + problem.fix()))
                    .toList();
        }
        return errorDetail != null && errorDetail.candidates() != null
                ? errorDetail.candidates().stream().map(ReadMessages::server).toList()
                : List.of();
    }
}
