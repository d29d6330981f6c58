package dev.nattvakt.mcp.jsonrpc;

import java.io.UncheckedIOException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;

import dev.nattvakt.mcp.Question;
import dev.nattvakt.mcp.ToolCall;
import dev.nattvakt.tool.Catalogue;
import dev.nattvakt.tool.PublishedTool;
import dev.nattvakt.tool.ToolResult;
import dev.nattvakt.tool.view.ResultView;

/// The catalogue in MCP's words.
final class Tools {

    private final Catalogue catalogue;
    private final ObjectMapper mapper;
    private final Plans plans;
    private final RequestState requestState;

    Tools(Catalogue catalogue, ObjectMapper mapper, Plans plans, RequestState requestState) {
        this.catalogue = catalogue;
        this.mapper = mapper;
        this.plans = plans;
        this.requestState = requestState;
    }

    /// All on one page.
    Response list(ObjectNode params) {
        if (params.hasNonNull("cursor")) {
            return Fault.invalidParams("there is no such cursor: all tools are on one page");
        }
        ObjectNode json = Json.object();
        ArrayNode tools = json.putArray("tools");
        catalogue.cards().forEach(publishedTool -> tools.add(publishedTool.json()));
        return new Result(json);
    }

    Response call(ObjectNode params, RequestContext requestContext) {
        return switch (ToolReference.of(params, catalogue)) {
            case ToolReference.Wrong(Fault fault) -> fault;
            case ToolReference.Tool(PublishedTool publishedTool, ObjectNode arguments) ->
                    result(run(new ToolCall(publishedTool.name(), arguments), requestContext));
        };
    }

    /// For a client that cannot ask its user, and hence has no answers to bring either.
    Response callUnasked(ObjectNode params, RequestContext requestContext) {
        return params.has("requestState") || params.has("inputResponses")
                ? Fault.missingElicitation()
                : call(params, requestContext);
    }

    /// For a client that can ask its user: what waits for a yes, or lacks arguments, becomes a
    /// question; the same call comes again with the answers.
    Response callAndAsk(ObjectNode params, RequestContext requestContext) {
        return switch (ToolReference.of(params, catalogue)) {
            case ToolReference.Wrong(Fault fault) -> fault;
            case ToolReference.Tool called ->
                    switch (InputResponses.of(params, called.card().name(), requestState)) {
                        case InputResponses.Wrong(Fault fault) -> fault;
                        case InputResponses.Declined(String how) ->
                                result(
                                        catalogue.declined(
                                                called.card().name(),
                                                called.arguments(),
                                                how,
                                                requestContext.call()));
                        case InputResponses.Agreed(ToolCall yes) ->
                                apply(called.card(), yes, requestContext);
                        case InputResponses.Given(ObjectNode given) ->
                                ask(called, given, requestContext);
                    };
        };
    }

    /// The token is the client's word: whether it is a plan of ours, in time and still fitting, is
    /// for apply_plan to say. A yes to another tool's plan is none to this call, by whose name it
    /// may have been let through.
    private Response apply(
            PublishedTool publishedTool, ToolCall yes, RequestContext requestContext) {
        boolean writes = !publishedTool.json().path("annotations").path("readOnlyHint").asBoolean();
        boolean isItsOwn =
                plans.toolOf(yes.arguments().path("planToken").asText())
                        .map(publishedTool.name()::equals)
                        .orElse(writes);
        return isItsOwn
                ? result(run(yes, requestContext))
                : Fault.invalidParams("requestState does not belong to this tool");
    }

    private Response ask(
            ToolReference.Tool called, ObjectNode given, RequestContext requestContext) {
        ToolCall call = new ToolCall(called.card().name(), called.with(given));
        ToolResult answer = run(call, requestContext);
        return Question.about(call, answer, called.card(), requestContext.caller())
                .map(question ->
                        new Result(InputRequired.of(question, given, call.tool(), requestState)))
                .orElseGet(() -> result(answer));
    }

    private ToolResult run(ToolCall call, RequestContext requestContext) {
        return catalogue.call(call.tool(), call.arguments(), requestContext.call()).orElseThrow();
    }

    private Result result(ToolResult answer) {
        ResultView view = ResultView.of(answer);
        ObjectNode json = Json.object();
        json.putArray("content").addObject().put("type", "text").put("text", view.text());
        json.putRawValue("structuredContent", raw(view));
        return new Result(json.put("isError", view.error()));
    }

    /// Written out once, and not made a tree of first.
    private RawValue raw(ResultView view) {
        try {
            return new RawValue(mapper.writeValueAsString(view));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
