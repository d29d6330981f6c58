package dev.nattvakt.mcp.jsonrpc;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

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
        JsonNode name = params.path("name");
        JsonNode arguments = params.path("arguments");
        Optional<PublishedTool> card =
                name.isTextual() ? catalogue.card(name.asText()) : Optional.empty();
        if (card.isEmpty()) {
            return new Wrong(Fault.invalidParams("there is no such tool; tools/list names all"));
        }
        if (arguments.isMissingNode()) {
            return new Tool(card.get(), Json.object());
        }
        return arguments instanceof ObjectNode object
                ? new Tool(card.get(), object)
                : new Wrong(Fault.invalidParams("arguments is not an object"));
    }
}
