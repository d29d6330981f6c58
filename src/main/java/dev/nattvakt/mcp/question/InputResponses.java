package dev.nattvakt.mcp.question;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.nattvakt.mcp.message.Fault;
import dev.nattvakt.mcp.message.Json;

/// What a person said to our question, as the client reports it with the call that it makes again.
/// None of it is trusted: a plan token cannot be guessed, and arguments are checked like all
/// others.
public sealed interface InputResponses {

    /// Yes to a plan.
    record Agreed(ToolCall call) implements InputResponses {}

    /// No, or nothing at all, which means the same.
    record Declined(String how) implements InputResponses {}

    /// The client could not put the question to a plan before its user.
    record Unasked() implements InputResponses {}

    /// Arguments; none when nothing was asked yet, or when the person has to be asked again.
    record Given(ObjectNode arguments) implements InputResponses {}

    record Wrong(Fault fault) implements InputResponses {}

    /// Keys of the questions, and of the answers to them.
    String CONFIRM = "confirm";

    String ARGUMENTS = "arguments";

    /// @param tool the tool that is called
    static InputResponses of(ObjectNode params, String tool, RequestState requestState) {
        JsonNode state = params.path("requestState");
        JsonNode responses = params.path("inputResponses");
        if (state.isTextual() && !RequestState.isState(state.asText())) {
            return confirmed(state.asText(), reply(responses.path(CONFIRM)));
        }
        return earlier(state, tool, requestState)
                .map(given -> arguments(given, reply(responses.path(ARGUMENTS))))
                .orElseGet(() ->
                        new Wrong(
                                Fault.invalidParams(
                                        "requestState is not ours; send it as it was given to you.")));
    }

    private static InputResponses confirmed(String token, UserReply userReply) {
        if (userReply instanceof UserReply.Unasked) {
            return new Unasked();
        }
        return new Question.Confirm("", token)
                .next(userReply)
                .<InputResponses>map(Agreed::new)
                .orElseGet(() -> new Declined(userReply.words()));
    }

    private static InputResponses arguments(ObjectNode given, UserReply userReply) {
        return switch (userReply) {
            case UserReply.Accepted(ObjectNode content) -> {
                content.properties().stream()
                        .filter(argument -> argument.getValue().isValueNode())
                        .forEach(argument -> given.set(argument.getKey(), argument.getValue()));
                yield new Given(given);
            }
            case UserReply.Silent _ -> new Given(given);
            case UserReply.Declined _,
                    UserReply.Cancelled _,
                    UserReply.Unasked _,
                    UserReply.Garbled _ ->
                    new Declined(userReply.words());
        };
    }

    private static UserReply reply(JsonNode response) {
        return response.isMissingNode() ? new UserReply.Silent() : UserReply.of(response);
    }

    private static Optional<ObjectNode> earlier(
            JsonNode state, String tool, RequestState requestState) {
        return state.isMissingNode()
                ? Optional.of(Json.object())
                : requestState.given(tool, state.asText());
    }
}
