package dev.nattvakt.mcp.feature;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.nattvakt.caller.ApprovalWay;
import dev.nattvakt.mcp.exchange.RequestContext;
import dev.nattvakt.mcp.exchange.Turn;
import dev.nattvakt.mcp.message.Json;
import dev.nattvakt.mcp.question.ToolCall;
import dev.nattvakt.mcp.session.ClientCapability;
import dev.nattvakt.tool.Catalogue;
import dev.nattvakt.tool.write.ApplyPlanTool;
import dev.nattvakt.tool.write.CardPlans;

/// The tools of the plan's card, which hosts keep from the model. They are listed and callable for
/// clients that show cards only; in the catalogue, at other doors and in other formats there are
/// none. A model that calls them all the same lacks the secret.
record CardTools(Catalogue catalogue, CardPlans cards, ToolCallResult results) {

    private static final String APPLY = ApplyPlanTool.DEFINITION.name();
    private static final String SECRET = "secret";

    /// What a person can press.
    enum Button {
        CONFIRM("confirm_plan", "Carry the plan out", "A person's yes, pressed on the card."),
        DECLINE("decline_plan", "Drop the plan", "A person's no, pressed on the card.");

        private final String tool;
        private final String title;
        private final String description;

        Button(String tool, String title, String description) {
            this.tool = tool;
            this.title = title;
            this.description = description;
        }

        private ObjectNode json() {
            ObjectNode json =
                    Json.object()
                            .put("name", tool)
                            .put("title", title)
                            .put("description", description);
            ObjectNode schema = json.putObject("inputSchema").put("type", "object");
            schema.putObject("properties")
                    .putObject(SECRET)
                    .put("type", "string")
                    .put("description", "what the card was given; no model has it");
            schema.putArray("required").add(SECRET);
            schema.put("additionalProperties", false);
            json.putObject("annotations")
                    .put("readOnlyHint", false)
                    .put("destructiveHint", this == CONFIRM)
                    .put("idempotentHint", true)
                    .put("openWorldHint", false);
            json.putObject("_meta").putObject("ui").putArray("visibility").add("app");
            return json;
        }
    }

    /// Whether this client is offered them.
    private boolean areFor(RequestContext context) {
        return context.client().can(ClientCapability.CARDS) && catalogue.card(APPLY).isPresent();
    }

    /// As they are published to this client; none for most.
    List<ObjectNode> list(RequestContext context) {
        return areFor(context)
                ? Arrays.stream(Button.values()).map(Button::json).toList()
                : List.of();
    }

    /// Empty when the call is of another tool.
    Optional<Turn> call(ObjectNode params, RequestContext context) {
        String name = params.path("name").asText();
        return Arrays.stream(Button.values())
                .filter(button -> button.tool.equals(name) && areFor(context))
                .findFirst()
                .map(button -> pressed(button, params, context));
    }

    private Turn pressed(Button button, ObjectNode params, RequestContext context) {
        ToolCalls calls = ToolCalls.of(catalogue, results, params, context).agreed(ApprovalWay.APP);
        String said = params.path("arguments").path(SECRET).asText();
        String caller = context.caller().name();
        Optional<String> plan = cards.planToken(said, caller, context.session());
        if (button == Button.DECLINE && plan.isPresent()) {
            return calls.done(cards.decline(plan.get(), calls.call()));
        }
        ToolCall apply =
                new ToolCall(
                        APPLY,
                        Json.object().put("planToken", plan.orElseGet(cards::tokenOfNoPlan)));
        return calls.done(calls.run(apply));
    }
}
