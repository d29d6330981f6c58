package dev.nattvakt.mcp.question;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// A call of a tool, as a model made it or as a user's yes allows it.
public record ToolCall(String tool, ObjectNode arguments) {}
