package dev.nattvakt.mcp.feature;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.nattvakt.mcp.exchange.RequestContext;
import dev.nattvakt.mcp.exchange.Turn;

/// Some of the methods that this server answers.
public interface Feature {

    /// @param params in the shape that the method wants
    /// @return empty for a method that is not one of them
    Optional<Turn> answer(String method, ObjectNode params, RequestContext context);
}
