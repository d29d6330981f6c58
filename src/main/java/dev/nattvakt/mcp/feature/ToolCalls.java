package dev.nattvakt.mcp.feature;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.nattvakt.caller.ApprovalWay;
import dev.nattvakt.caller.Call;
import dev.nattvakt.mcp.exchange.RequestContext;
import dev.nattvakt.mcp.exchange.Turn;
import dev.nattvakt.mcp.question.ToolCall;
import dev.nattvakt.tool.Catalogue;
import dev.nattvakt.tool.ToolResult;

/// Runs one call, or records that a person did not want it.
///
/// @param params of the request, with its progress token
/// @param isAgreed whether a person was asked, and agreed
record ToolCalls(
        Catalogue catalogue,
        ToolCallResult results,
        ObjectNode params,
        RequestContext context,
        boolean isAgreed) {

    static ToolCalls of(
            Catalogue catalogue, ObjectMapper mapper, ObjectNode params, RequestContext context) {
        return new ToolCalls(catalogue, new ToolCallResult(mapper), params, context, false);
    }

    /// The same, for what a person agreed to.
    ToolCalls agreed() {
        return new ToolCalls(catalogue, results, params, context.whileThere(), true);
    }

    ToolResult run(ToolCall call) {
        return catalogue.call(call.tool(), call.arguments(), call()).orElseThrow();
    }

    Turn declined(ToolCall call, String how) {
        return done(catalogue.declined(call.tool(), call.arguments(), how, call()));
    }

    private Call call() {
        Call call = context.call(params);
        return isAgreed ? call.approvedBy(ApprovalWay.ELICITATION) : call;
    }

    Turn done(ToolResult answer) {
        return new Turn.Done(results.of(answer));
    }
}
