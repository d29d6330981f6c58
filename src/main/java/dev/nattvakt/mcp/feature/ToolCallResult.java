package dev.nattvakt.mcp.feature;

import java.io.UncheckedIOException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;

import dev.nattvakt.mcp.message.Json;
import dev.nattvakt.mcp.message.Result;
import dev.nattvakt.tool.ToolResult;
import dev.nattvakt.tool.view.ResultView;

/// A tool's answer as MCP's `CallToolResult`: text that suffices alone, the same as JSON, and
/// whether the model should know that it did not get what it asked for.
final class ToolCallResult {

    private final ObjectMapper mapper;

    ToolCallResult(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    Result of(ToolResult answer) {
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
