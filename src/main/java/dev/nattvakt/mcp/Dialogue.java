package dev.nattvakt.mcp;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.nattvakt.caller.Call;
import dev.nattvakt.tool.Catalogue;
import dev.nattvakt.tool.PublishedTool;
import dev.nattvakt.tool.ToolResult;

/// A tool call with a user at hand: what the tool leaves open is asked, and the reply carried out.
/// Between a question and its reply nothing is held; each call starts afresh with its own deadline.
final class Dialogue {

    /// Frequency, then its day, then whether to weaken: more would be a loop.
    private static final int MOST_QUESTIONS = 4;

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> ARGUMENTS = new TypeReference<>() {};

    private final Catalogue catalogue;
    private final Supplier<Call> calls;

    /// @param calls one for each attempt, so that waiting for a person costs no deadline
    Dialogue(Catalogue catalogue, Supplier<Call> calls) {
        this.catalogue = catalogue;
        this.calls = calls;
    }

    /// @param user asks, waits a bounded time, and tells what came back
    /// @return empty when there is no such tool
    Optional<ToolResult> call(ToolCall first, Function<Question, UserReply> user) {
        ToolCall next = first;
        for (int asked = 0; ; asked++) {
            Call call = calls.get();
            Optional<PublishedTool> card = catalogue.card(next.tool());
            Optional<ToolResult> answer =
                    catalogue.call(next.tool(), values(next.arguments()), call);
            if (card.isEmpty() || answer.isEmpty()) {
                return answer;
            }
            Optional<Question> question =
                    Question.about(next, answer.get(), card.get(), call.caller());
            if (question.isEmpty()) {
                return answer;
            }
            if (asked == MOST_QUESTIONS) {
                return declined(next, "Too many questions were left open.", call);
            }
            UserReply userReply = user.apply(question.get());
            Optional<ToolCall> allowed = question.get().next(userReply);
            if (allowed.isEmpty()) {
                return declined(next, userReply.words(), call);
            }
            next = allowed.get();
        }
    }

    private Optional<ToolResult> declined(ToolCall asked, String how, Call call) {
        return Optional.of(catalogue.declined(asked.tool(), asked.arguments(), how, call));
    }

    private static Map<String, Object> values(ObjectNode arguments) {
        return MAPPER.convertValue(arguments, ARGUMENTS);
    }
}
