package dev.nattvakt.slack.message;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.nattvakt.slack.message.blockkit.Layout;
import dev.nattvakt.slack.message.blockkit.Line;
import dev.nattvakt.slack.message.blockkit.Message;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.ChangeDetail;
import dev.nattvakt.tool.OutcomeWord;
import dev.nattvakt.tool.Trouble;
import dev.nattvakt.tool.read.AuditProtectionTool;
import dev.nattvakt.tool.read.FindVpsTool;
import dev.nattvakt.tool.read.GetProtectionTool;
import dev.nattvakt.words.Words;

/// What a tool answered, as a message: a change that was made is for the channel, everything else
/// for the one who asked.
public final class Answers {

    private Answers() {}

    public static Message of(Answer<?> answer, Asked asked) {
        return switch (answer.outcome()) {
            case ANSWERED -> read(answer);
            case VERIFIED, ADJUSTED -> Changes.made(answer, asked);
            case NEEDS_CONFIRMATION -> Changes.waits(answer, asked);
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
    static Words spoken(Answer<?> answer) {
        return answer.detail() instanceof ChangeDetail detail
                        && detail.plan() instanceof ChangeDetail.PlanView plan
                ? plan.question()
                : answer.summary();
    }

    private static Message read(Answer<?> answer) {
        Layout layout = Layout.of(answer);
        return switch (answer.detail()) {
            case GetProtectionTool.Protection protection ->
                    Reads.protection(layout.say(Line.of(answer.summary())), protection).toPerson();
            case AuditProtectionTool.Report report -> Reads.audit(layout, report).toPerson();
            case FindVpsTool.Servers servers -> Reads.servers(layout, servers).toPerson();
            case null, default -> layout.say(Line.of(answer.summary())).toPerson();
        };
    }

    private static Message trouble(Answer<?> answer) {
        Layout layout = Layout.of(answer);
        List<Line> details = details(answer.trouble());
        return (details.isEmpty()
                        ? layout.say(Line.of(spoken(answer)))
                        : layout.say(Line.of(lead(answer.outcome(), details.size()))).list(details))
                .toPerson();
    }

    private static String lead(OutcomeWord outcome, int details) {
        return outcome == OutcomeWord.INVALID
                ? "Not understood, so nothing was sent:"
                : "That name fits " + details + " servers; ask with the id of one:";
    }

    private static List<Line> details(@Nullable Trouble trouble) {
        if (trouble != null && trouble.problems() != null) {
            return trouble.problems().stream()
                    .map(problem -> Line.of(problem.problem() + " - " + problem.fix()))
                    .toList();
        }
        return trouble != null && trouble.candidates() != null
                ? trouble.candidates().stream().map(Reads::server).toList()
                : List.of();
    }
}
