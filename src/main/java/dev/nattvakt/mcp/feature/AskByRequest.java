package dev.nattvakt.mcp.feature;

import java.util.Optional;

import dev.nattvakt.caller.ApprovalWay;
import dev.nattvakt.mcp.exchange.ClientReply;
import dev.nattvakt.mcp.exchange.ClientRequest;
import dev.nattvakt.mcp.exchange.Turn;
import dev.nattvakt.mcp.question.Question;
import dev.nattvakt.mcp.question.ToolCall;
import dev.nattvakt.mcp.question.UserReply;
import dev.nattvakt.tool.PublishedTool;
import dev.nattvakt.tool.ToolResult;

/// A call whose client asks its user while the call waits: what the tool leaves open is asked, and
/// the reply carried out. Between a question and its reply nothing is held; each call starts afresh
/// with its own deadline.
///
/// @param asked questions so far
record AskByRequest(ToolCalls calls, int asked) {

    /// Frequency, then its day, then whether to weaken: more would be a loop.
    private static final int MOST_QUESTIONS = 4;

    static Turn call(ToolCall call, ToolCalls calls) {
        return new AskByRequest(calls, 0).turn(call);
    }

    private Turn turn(ToolCall call) {
        ToolResult answer = calls.run(call);
        Optional<Question> question =
                calls.catalogue().card(call.tool()).flatMap(card -> about(call, answer, card));
        if (question.isEmpty()) {
            return calls.done(answer);
        }
        return asked == MOST_QUESTIONS
                ? calls.declined(call, "Too many questions were left open.")
                : new Turn.Ask(
                        new ClientRequest(Question.METHOD, question.get().params()),
                        reply -> after(question.get(), reply(reply), call));
    }

    private Optional<Question> about(ToolCall call, ToolResult answer, PublishedTool card) {
        return Question.about(call, answer, card, calls.context().caller(), calls.context().door());
    }

    private Turn after(Question question, UserReply reply, ToolCall call) {
        if (reply instanceof UserReply.Unasked) {
            return calls.unasked(call);
        }
        return question.next(reply)
                .map(new AskByRequest(calls.agreed(ApprovalWay.ELICITATION), asked + 1)::turn)
                .orElseGet(() -> calls.declined(call, reply.words()));
    }

    private static UserReply reply(ClientReply reply) {
        return switch (reply) {
            case ClientReply.Answered(var result) -> UserReply.of(result);
            case ClientReply.Failed() -> new UserReply.Unasked();
            case ClientReply.Silent() -> new UserReply.Silent();
        };
    }
}
