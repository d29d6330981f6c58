package dev.nattvakt.mcp.feature;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.nattvakt.caller.ApprovalWay;
import dev.nattvakt.caller.Call;
import dev.nattvakt.mcp.exchange.RequestContext;
import dev.nattvakt.mcp.exchange.Turn;
import dev.nattvakt.mcp.question.ToolCall;
import dev.nattvakt.mcp.session.Client;
import dev.nattvakt.mcp.session.ClientCapability;
import dev.nattvakt.tool.Catalogue;
import dev.nattvakt.tool.ToolResult;

/// Runs one call, or records that a person did not want it.
///
/// @param params of the request, with its progress token
/// @param way in which a person agreed; a plain call where nobody was asked
record ToolCalls(
        Catalogue catalogue,
        ToolCallResult results,
        ObjectNode params,
        RequestContext context,
        ApprovalWay way) {

    static ToolCalls of(
            Catalogue catalogue,
            ToolCallResult results,
            ObjectNode params,
            RequestContext context) {
        return new ToolCalls(catalogue, results, params, context, ApprovalWay.CALLER);
    }

    /// The same, for what a person agreed to in this way.
    ToolCalls agreed(ApprovalWay how) {
        return new ToolCalls(catalogue, results, params, context.whileThere(), how);
    }

    /// The question about this call could not be shown. It is made again as for a client that
    /// cannot ask, so that the next way there is is taken.
    Turn unasked(ToolCall call) {
        Client other = context.client().without(ClientCapability.FORMS);
        ToolCalls calls = new ToolCalls(catalogue, results, params, context.of(other), way);
        return calls.done(calls.run(call));
    }

    ToolResult run(ToolCall call) {
        return catalogue.call(call.tool(), call.arguments(), call()).orElseThrow();
    }

    Turn declined(ToolCall call, String how) {
        return done(catalogue.declined(call.tool(), call.arguments(), how, call()));
    }

    Call call() {
        return context.call(params).approvedBy(way);
    }

    Turn done(ToolResult answer) {
        return new Turn.Done(results.of(answer, context));
    }
}
