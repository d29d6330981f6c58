package dev.nattvakt.mcp;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkiverse.mcp.server.TextContent;
import io.quarkiverse.mcp.server.ToolManager;
import io.quarkiverse.mcp.server.ToolManager.ToolAnnotations;
import io.quarkiverse.mcp.server.ToolResponse;
import io.quarkus.runtime.StartupEvent;

import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.Door;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.Card;
import dev.nattvakt.tool.Catalogue;

/// Registers every tool of the catalogue as it is published, and hands calls through.
@Singleton
final class McpTools {

    private final ToolManager manager;
    private final Catalogue catalogue;

    McpTools(ToolManager manager, Catalogue catalogue) {
        this.manager = manager;
        this.catalogue = catalogue;
    }

    void register(@Observes StartupEvent event) {
        catalogue.cards().forEach(this::register);
    }

    private void register(Card card) {
        String name = card.json().path("name").asText();
        manager.newTool(name)
                .setTitle(card.json().path("title").asText())
                .setDescription(card.json().path("description").asText())
                .setInputSchema(card.inputSchema())
                .setOutputSchema(card.outputSchema())
                .setAnnotations(annotations(card.json().path("annotations")))
                .setHandler(request -> call(name, request.args()), true)
                .register();
    }

    private ToolResponse call(String name, Map<String, Object> arguments) {
        Call call = new Call(Caller.ANONYMOUS, Door.MCP, Deadline.in(Call.TIME));
        return catalogue.call(name, arguments, call).map(McpTools::response).orElseThrow();
    }

    private static ToolResponse response(Answer<?> answer) {
        return new ToolResponse(
                answer.outcome().isError(),
                List.of(new TextContent(answer.summary().plain())),
                answer,
                Map.of());
    }

    private static ToolAnnotations annotations(JsonNode hints) {
        return new ToolAnnotations(
                hints.path("title").asText(),
                hints.path("readOnlyHint").asBoolean(),
                hints.path("destructiveHint").asBoolean(),
                hints.path("idempotentHint").asBoolean(),
                hints.path("openWorldHint").asBoolean());
    }
}
