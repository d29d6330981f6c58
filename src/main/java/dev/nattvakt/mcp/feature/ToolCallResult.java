package dev.nattvakt.mcp.feature;

import java.io.UncheckedIOException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;

import dev.nattvakt.mcp.message.Json;
import dev.nattvakt.mcp.message.Result;
import dev.nattvakt.tool.ToolResult;

/// A tool's answer as MCP's `CallToolResult`: text that suffices alone, the same as JSON, and
/// whether the model should know that it did not get what it asked for.
final class ToolCallResult {

    private final ObjectMapper mapper;

    ToolCallResult(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    Result of(ToolResult<?> answer) {
        ObjectNode json = Json.object();
        json.putArray("content")
                .addObject()
                .put("type", "text")
                .put("text", answer.summary().plain());
        json.putRawValue("structuredContent", raw(answer));
        return new Result(json.put("isError", answer.outcome().isError()));
    }

    /// Written out once, and not made a tree of first.
    private RawValue raw(ToolResult<?> answer) {
        try {
            return new RawValue(mapper.writeValueAsString(answer));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
