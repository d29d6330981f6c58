package dev.nattvakt.mcp.jsonrpc;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.nattvakt.mcp.Question;
import dev.nattvakt.mcp.Reply;
import dev.nattvakt.mcp.ToolCall;

/// What a person said to our question, as the client reports it with the call that it makes again.
/// None of it is trusted: a plan token is sealed, and arguments are checked like all others.
sealed interface Answers {

    /// Yes to a plan.
    record Agreed(ToolCall call) implements Answers {}

    /// No, or nothing at all, which means the same.
    record Declined(String how) implements Answers {}

    /// Arguments; none when nothing was asked yet, or when the person has to be asked again.
    record Given(ObjectNode arguments) implements Answers {}

    record Wrong(Fault fault) implements Answers {}

    /// Keys of the questions, and of the answers to them.
    String CONFIRM = "confirm";

    String ARGUMENTS = "arguments";

    /// @param tool the tool that is called
    static Answers of(ObjectNode params, String tool, Rounds rounds) {
        JsonNode state = params.path("requestState");
        JsonNode responses = params.path("inputResponses");
        if (!state.isMissingNode() && !state.isTextual()) {
            return new Wrong(Fault.invalidParams("requestState is not a string"));
        }
        if (!responses.isMissingNode() && !responses.isObject()) {
            return new Wrong(Fault.invalidParams("inputResponses is not an object"));
        }
        if (state.isTextual() && !Rounds.isState(state.asText())) {
            return confirmed(state.asText(), reply(responses.path(CONFIRM)));
        }
        return earlier(state, tool, rounds)
                .map(given -> arguments(given, reply(responses.path(ARGUMENTS))))
                .orElseGet(() -> new Wrong(Fault.invalidParams("requestState is not ours")));
    }

    private static Answers confirmed(String token, Reply reply) {
        return new Question.Confirm("", token)
                .next(reply)
                .<Answers>map(Agreed::new)
                .orElseGet(() -> new Declined(reply.words()));
    }

    private static Answers arguments(ObjectNode given, Reply reply) {
        return switch (reply) {
            case Reply.Accepted(ObjectNode content) -> {
                content.properties().stream()
                        .filter(argument -> argument.getValue().isValueNode())
                        .forEach(argument -> given.set(argument.getKey(), argument.getValue()));
                yield new Given(given);
            }
            case Reply.Silent _ -> new Given(given);
            case Reply.Declined _, Reply.Cancelled _, Reply.Garbled _ ->
                    new Declined(reply.words());
        };
    }

    private static Reply reply(JsonNode response) {
        return response.isMissingNode() ? new Reply.Silent() : Reply.of(response);
    }

    private static Optional<ObjectNode> earlier(JsonNode state, String tool, Rounds rounds) {
        return state.isMissingNode()
                ? Optional.of(Json.object())
                : rounds.given(tool, state.asText());
    }
}
