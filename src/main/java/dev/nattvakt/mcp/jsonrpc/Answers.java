package dev.nattvakt.mcp.jsonrpc;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// What a person said to our question, as the client reports it with the call that it makes again.
/// None of it is trusted: a plan token is sealed, and arguments are checked like all others.
sealed interface Answers {

    /// Yes to a plan.
    record Agreed(String token) implements Answers {}

    /// No, or nothing at all, which means the same.
    record Declined() implements Answers {}

    /// Arguments; none when nothing was asked yet, or when the person has to be asked again.
    record Given(ObjectNode arguments) implements Answers {}

    record Wrong(Fault fault) implements Answers {}

    /// Begins a state that holds arguments of earlier rounds; a plan token has no dot.
    String GIVEN = "given.";

    static String state(ObjectNode given) {
        byte[] json = given.toString().getBytes(StandardCharsets.UTF_8);
        return GIVEN + Base64.getUrlEncoder().withoutPadding().encodeToString(json);
    }

    static Answers of(ObjectNode params) {
        JsonNode state = params.path("requestState");
        JsonNode responses = params.path("inputResponses");
        if (!state.isMissingNode() && !state.isTextual()) {
            return new Wrong(Fault.invalidParams("requestState is not a string"));
        }
        if (!responses.isMissingNode() && !responses.isObject()) {
            return new Wrong(Fault.invalidParams("inputResponses is not an object"));
        }
        if (state.isTextual() && !state.asText().startsWith(GIVEN)) {
            return isYes(responses.path(Question.CONFIRM))
                    ? new Agreed(state.asText())
                    : new Declined();
        }
        return earlier(state)
                .map(given -> arguments(given, responses.path(Question.ARGUMENTS)))
                .orElseGet(() -> new Wrong(Fault.invalidParams("requestState is not ours")));
    }

    private static Answers arguments(ObjectNode given, JsonNode response) {
        if (response.isMissingNode()) {
            return new Given(given);
        }
        if (!isYes(response)) {
            return new Declined();
        }
        response.path("content").properties().stream()
                .filter(argument -> argument.getValue().isValueNode())
                .forEach(argument -> given.set(argument.getKey(), argument.getValue()));
        return new Given(given);
    }

    private static Optional<ObjectNode> earlier(JsonNode state) {
        if (state.isMissingNode()) {
            return Optional.of(Json.object());
        }
        try {
            byte[] json = Base64.getUrlDecoder().decode(state.asText().substring(GIVEN.length()));
            return Json.read(json).filter(ObjectNode.class::isInstance).map(ObjectNode.class::cast);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static boolean isYes(JsonNode response) {
        return response.path("action").asText().equals("accept");
    }
}
