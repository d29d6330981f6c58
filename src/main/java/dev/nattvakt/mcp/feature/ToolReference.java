package dev.nattvakt.mcp.feature;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.nattvakt.mcp.message.Fault;
import dev.nattvakt.mcp.message.Json;
import dev.nattvakt.tool.Catalogue;
import dev.nattvakt.tool.PublishedTool;

/// Which tool `tools/call` means.
sealed interface ToolReference {

    /// @param arguments as the client sent them, unchecked
    record Tool(PublishedTool card, ObjectNode arguments) implements ToolReference {

        /// Fills in what was left out, as far as the tool knows it; what was said stays.
        ObjectNode with(ObjectNode given) {
            ObjectNode merged = arguments.deepCopy();
            given.properties().stream()
                    .filter(argument -> !arguments.hasNonNull(argument.getKey()))
                    .filter(argument ->
                            card.inputSchema().path("properties").has(argument.getKey()))
                    .forEach(argument -> merged.set(argument.getKey(), argument.getValue()));
            return merged;
        }
    }

    record Wrong(Fault fault) implements ToolReference {}

    static ToolReference of(ObjectNode params, Catalogue catalogue) {
        ObjectNode arguments =
                params.path("arguments") instanceof ObjectNode given ? given : Json.object();
        return catalogue
                .card(params.path("name").asText())
                .<ToolReference>map(card -> new Tool(card, arguments))
                .orElseGet(() ->
                        new Wrong(
                                Fault.invalidParams(
                                        "There is no such tool; tools/list names all.")));
    }
}
