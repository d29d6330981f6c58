package dev.nattvakt.mcp.feature;

import java.util.Optional;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.nattvakt.mcp.exchange.RequestContext;
import dev.nattvakt.mcp.exchange.Turn;
import dev.nattvakt.mcp.message.Fault;
import dev.nattvakt.mcp.message.Json;
import dev.nattvakt.mcp.message.Response;
import dev.nattvakt.mcp.message.Result;
import dev.nattvakt.mcp.question.Plans;
import dev.nattvakt.mcp.question.RequestState;
import dev.nattvakt.mcp.question.ToolCall;
import dev.nattvakt.mcp.session.ClientCapability;
import dev.nattvakt.mcp.session.Revision;
import dev.nattvakt.tool.Catalogue;
import dev.nattvakt.tool.PublishedTool;
import dev.nattvakt.tool.write.ApplyPlanTool;
import dev.nattvakt.tool.write.CardPlans;

/// The catalogue in MCP's words.
public final class Tools implements Feature {

    private static final String APPLY = ApplyPlanTool.DEFINITION.name();

    private final Catalogue catalogue;
    private final boolean personDecides;
    private final ToolCallResult results;
    private final CardTools cardTools;
    private final Plans plans;
    private final RequestState states;

    /// @param mapper writes answers as the other doors do
    /// @param states closes what a client has to bring back
    /// @param personDecides whether a model's yes counts for nothing
    public Tools(
            Catalogue catalogue,
            ObjectMapper mapper,
            Plans plans,
            CardPlans cards,
            RequestState states,
            boolean personDecides) {
        this.catalogue = catalogue;
        this.personDecides = personDecides;
        this.results = new ToolCallResult(mapper, cards);
        this.cardTools = new CardTools(catalogue, cards, results);
        this.plans = plans;
        this.states = states;
    }

    @Override
    public Optional<Turn> answer(String method, ObjectNode params, RequestContext context) {
        return switch (method) {
            case "tools/list" -> Optional.of(new Turn.Done(list(params, context)));
            case "tools/call" -> Optional.of(call(params, context));
            default -> Optional.empty();
        };
    }

    /// All on one page.
    private Response list(ObjectNode params, RequestContext context) {
        if (params.has("cursor")) {
            return Fault.invalidParams("There is no such cursor; all tools are on one page.");
        }
        ObjectNode json = Json.object();
        ArrayNode tools = json.putArray("tools");
        boolean hasCards = context.client().can(ClientCapability.CARDS);
        catalogue.cards().stream()
                .filter(tool -> isOffered(tool, context))
                .forEach(tool -> tools.add(hasCards ? Card.onTool(tool) : tool.json()));
        cardTools.list(context).forEach(tools::add);
        return new Result(json);
    }

    /// Where a person decides and this client asks them, no plan's token is told, and a model has
    /// no use for the tool that takes it.
    private boolean isOffered(PublishedTool tool, RequestContext context) {
        return !(personDecides && context.canAsk() && tool.name().equals(APPLY));
    }

    private Turn call(ObjectNode params, RequestContext context) {
        return cardTools.call(params, context).orElseGet(() -> callOfCatalogue(params, context));
    }

    private Turn callOfCatalogue(ObjectNode params, RequestContext context) {
        return switch (ToolReference.of(params, catalogue)) {
            case ToolReference.Wrong(Fault fault) -> new Turn.Done(fault);
            case ToolReference.Tool called ->
                    call(called, params, ToolCalls.of(catalogue, results, params, context));
        };
    }

    private Turn call(ToolReference.Tool called, ObjectNode params, ToolCalls calls) {
        ToolCall call = new ToolCall(called.card().name(), called.arguments());
        return switch (calls.context().asking()) {
            case BY_REQUEST -> AskByRequest.call(call, calls);
            case BY_RESULT -> new AskByResult(plans, states, calls).call(called, params);
            case NOT_AT_ALL ->
                    bringsAnswers(params, calls.context().client().revision())
                            ? new Turn.Done(Fault.missingElicitation())
                            : calls.done(calls.run(call));
        };
    }

    /// A client that cannot ask its user has no answers to bring either.
    private static boolean bringsAnswers(ObjectNode params, Revision revision) {
        return revision.asking() == Revision.Asking.BY_RESULT
                && (params.has("requestState") || params.has("inputResponses"));
    }
}
