package dev.nattvakt.mcp.jsonrpc;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.Card;
import dev.nattvakt.tool.ChangeDetail;
import dev.nattvakt.tool.Trouble;

/// An answer that a person can help with, as the question that the client puts before them.
final class Question {

    /// Keys of the questions, and of the answers to them.
    static final String CONFIRM = "confirm";

    static final String ARGUMENTS = "arguments";

    private static final List<String> RULES =
            List.of("type", "enum", "minimum", "maximum", "minLength", "maxLength");

    private Question() {}

    /// Shows what would change; the token stays between client and server, unseen by the model.
    static Optional<ObjectNode> confirmation(Answer<?> answer) {
        return answer.detail() instanceof ChangeDetail change && change.plan() != null
                ? Optional.of(confirmation(change.plan()))
                : Optional.empty();
    }

    private static ObjectNode confirmation(ChangeDetail.PlanView plan) {
        String message = plan.question().plain() + " Go ahead?";
        ObjectNode json = asking(CONFIRM, message, form());
        return json.put("requestState", plan.token());
    }

    /// Asks for what is missing, where nothing else is wrong.
    ///
    /// @param given what the person said in earlier rounds
    static Optional<ObjectNode> missing(Answer<?> answer, Card card, ObjectNode given) {
        Trouble trouble = answer.trouble();
        if (trouble == null || trouble.missing() == null || trouble.problems() == null) {
            return Optional.empty();
        }
        boolean helps =
                !trouble.missing().isEmpty()
                        && trouble.problems().size() == trouble.missing().size();
        return helps
                ? Optional.of(missing(answer.summary().plain(), trouble.problems(), card, given))
                : Optional.empty();
    }

    private static ObjectNode missing(
            String message, List<Trouble.ProblemView> problems, Card card, ObjectNode given) {
        ObjectNode form = form();
        problems.forEach(problem -> {
            ObjectNode field = form.withObjectProperty("properties").putObject(problem.argument());
            ObjectNode rule =
                    (ObjectNode) card.inputSchema().path("properties").path(problem.argument());
            RULES.stream()
                    .filter(rule::has)
                    .forEach(name -> field.set(name, rule.path(name).deepCopy()));
            field.put("title", problem.argument()).put("description", problem.fix());
            form.withArrayProperty("required").add(problem.argument());
        });
        ObjectNode json = asking(ARGUMENTS, message, form);
        return given.isEmpty() ? json : json.put("requestState", Answers.state(given));
    }

    private static ObjectNode form() {
        ObjectNode form = Json.object().put("type", "object");
        form.putObject("properties");
        return form;
    }

    private static ObjectNode asking(String key, String message, ObjectNode form) {
        ObjectNode json = Json.object().put("resultType", "input_required");
        json.putObject("inputRequests")
                .putObject(key)
                .put("method", "elicitation/create")
                .putObject("params")
                .put("mode", "form")
                .put("message", message)
                .set("requestedSchema", form);
        return json;
    }
}
