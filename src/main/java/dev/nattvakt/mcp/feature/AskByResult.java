package dev.nattvakt.mcp.feature;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.nattvakt.caller.ApprovalWay;
import dev.nattvakt.mcp.exchange.Turn;
import dev.nattvakt.mcp.message.Fault;
import dev.nattvakt.mcp.message.Result;
import dev.nattvakt.mcp.question.InputRequired;
import dev.nattvakt.mcp.question.InputResponses;
import dev.nattvakt.mcp.question.Plans;
import dev.nattvakt.mcp.question.Question;
import dev.nattvakt.mcp.question.RequestState;
import dev.nattvakt.mcp.question.ToolCall;
import dev.nattvakt.tool.PublishedTool;
import dev.nattvakt.tool.ToolResult;

/// A call whose client asks its user between calls: what waits for a yes, or lacks arguments,
/// becomes a result that asks, and the same call comes again with the answers.
record AskByResult(Plans plans, RequestState states, ToolCalls calls) {

    Turn call(ToolReference.Tool called, ObjectNode params) {
        String tool = called.card().name();
        return switch (InputResponses.of(params, tool, states)) {
            case InputResponses.Wrong(Fault fault) -> new Turn.Done(fault);
            case InputResponses.Declined(String how) ->
                    calls.declined(new ToolCall(tool, called.arguments()), how);
            case InputResponses.Agreed(ToolCall yes) -> apply(called.card(), yes);
            case InputResponses.Unasked() -> calls.unasked(new ToolCall(tool, called.arguments()));
            case InputResponses.Given(ObjectNode given) -> ask(called, given);
        };
    }

    /// The token is the client's word: whether it is a plan of ours, in time and still fitting, is
    /// for apply_plan to say. A yes to another tool's plan is none to this call, by whose name it
    /// may have been let through.
    private Turn apply(PublishedTool card, ToolCall yes) {
        boolean writes = !card.json().path("annotations").path("readOnlyHint").asBoolean();
        boolean isItsOwn =
                plans.toolOf(yes.arguments().path("planToken").asText())
                        .map(card.name()::equals)
                        .orElse(writes);
        return isItsOwn
                ? calls.done(calls.agreed(ApprovalWay.ELICITATION).run(yes))
                : new Turn.Done(Fault.invalidParams("requestState does not belong to this tool."));
    }

    private Turn ask(ToolReference.Tool called, ObjectNode given) {
        ToolCall call = new ToolCall(called.card().name(), called.with(given));
        ToolResult answer = calls.run(call);
        return Question.about(
                        call,
                        answer,
                        called.card(),
                        calls.context().caller(),
                        calls.context().door())
                .<Turn>map(question ->
                        new Turn.Done(
                                new Result(InputRequired.of(question, given, call.tool(), states))))
                .orElseGet(() -> calls.done(answer));
    }
}
