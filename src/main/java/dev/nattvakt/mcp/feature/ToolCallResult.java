package dev.nattvakt.mcp.feature;

import java.io.UncheckedIOException;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;

import dev.nattvakt.caller.ApprovalWay;
import dev.nattvakt.change.outcome.FleetOutcome;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.change.outcome.Waiting;
import dev.nattvakt.change.plan.Plan;
import dev.nattvakt.mcp.exchange.RequestContext;
import dev.nattvakt.mcp.message.Json;
import dev.nattvakt.mcp.message.Result;
import dev.nattvakt.mcp.session.ClientCapability;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.ToolResult;
import dev.nattvakt.tool.view.ConsentView;
import dev.nattvakt.tool.view.ResultView;
import dev.nattvakt.tool.write.CardPlans;

/// A tool's answer as MCP's `CallToolResult`: text that suffices alone, the same as JSON, and
/// whether the model should know that it did not get what it asked for.
final class ToolCallResult {

    /// Of a result's `_meta`: what its card shows. Hosts keep `_meta` from the model.
    private static final String CONSENT = "dev.nattvakt/consent";

    private final ObjectMapper mapper;
    private final CardPlans cards;

    ToolCallResult(ObjectMapper mapper, CardPlans cards) {
        this.mapper = mapper;
        this.cards = cards;
    }

    /// The answer with what the card of a plan needs, for a client that shows cards.
    Result of(ToolResult answer, RequestContext context) {
        Result result = of(answer);
        if (context.client().can(ClientCapability.CARDS)) {
            waiting(answer)
                    .filter(waiting -> isOnCard(waiting.plan()))
                    .ifPresent(waiting ->
                            result.json()
                                    .putObject("_meta")
                                    .putRawValue(CONSENT, raw(consent(waiting, context))));
        }
        return result;
    }

    private static Optional<Waiting> waiting(ToolResult answer) {
        return switch (answer.answer()) {
            case Answer.Ended(Outcome.NeedsConfirmation waiting) -> Optional.of(waiting);
            case Answer.Fleet(FleetOutcome.NeedsConfirmation waiting) -> Optional.of(waiting);
            case Answer _ -> Optional.empty();
        };
    }

    private static boolean isOnCard(Plan<?> plan) {
        return plan.forSlack() || plan.yes().ways().contains(ApprovalWay.APP);
    }

    private ConsentView consent(Waiting waiting, RequestContext context) {
        return ConsentView.of(
                waiting,
                context.door(),
                waiting.plan().forSlack()
                        ? null
                        : cards.secret(
                                waiting.token(), context.caller().name(), context.session()));
    }

    private Result of(ToolResult answer) {
        ResultView view = ResultView.of(answer);
        ObjectNode json = Json.object();
        json.putArray("content").addObject().put("type", "text").put("text", view.text());
        json.putRawValue("structuredContent", raw(view));
        return new Result(json.put("isError", view.error()));
    }

    /// Written out once, and not made a tree of first.
    private RawValue raw(Object view) {
        try {
            return new RawValue(mapper.writeValueAsString(view));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
