package dev.nattvakt.mcp.message;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// The request was carried out; whether its user got what they wanted is inside.
public record Result(ObjectNode json) implements Response {}
