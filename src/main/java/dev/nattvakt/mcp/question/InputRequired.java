package dev.nattvakt.mcp.question;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.nattvakt.mcp.message.Json;

/// A question on its way to the person: the result that is not there yet, and what the client has
/// to bring along with the answer. Of a plan's token only the client learns, never the model.
public final class InputRequired {

    private InputRequired() {}

    /// @param given what the person filled in in earlier rounds
    public static ObjectNode of(
            Question question, ObjectNode given, String tool, RequestState requestState) {
        return switch (question) {
            case Question.Confirm confirm ->
                    asking(InputResponses.CONFIRM, question).put("requestState", confirm.token());
            case Question.FillIn _ -> {
                ObjectNode json = asking(InputResponses.ARGUMENTS, question);
                yield given.isEmpty()
                        ? json
                        : json.put("requestState", requestState.state(tool, given));
            }
        };
    }

    private static ObjectNode asking(String key, Question question) {
        ObjectNode json = Json.object().put("resultType", "input_required");
        json.putObject("inputRequests")
                .putObject(key)
                .put("method", Question.METHOD)
                .set("params", question.params().put("mode", "form"));
        return json;
    }
}
