package dev.nattvakt.mcp;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkiverse.mcp.server.TextContent;
import io.quarkiverse.mcp.server.ToolManager;
import io.quarkiverse.mcp.server.ToolManager.ToolAnnotations;
import io.quarkiverse.mcp.server.ToolManager.ToolArguments;
import io.quarkiverse.mcp.server.ToolResponse;
import io.quarkus.runtime.StartupEvent;

import dev.nattvakt.caller.Caller;
import dev.nattvakt.tool.Catalogue;
import dev.nattvakt.tool.PublishedTool;
import dev.nattvakt.tool.ToolResult;
import dev.nattvakt.tool.view.ResultView;

/// Registers every tool of the catalogue as it is published, and hands calls through. Where the
/// client can ask its user, what a tool leaves open is asked; where not, the model gets the answer
/// as it is.
@Singleton
final class McpTools {

    private final ToolManager manager;
    private final Catalogue catalogue;
    private final ObjectMapper mapper;
    private final McpConfig config;
    private final CurrentCaller current;

    McpTools(
            ToolManager manager,
            Catalogue catalogue,
            ObjectMapper mapper,
            McpConfig config,
            CurrentCaller current) {
        this.manager = manager;
        this.catalogue = catalogue;
        this.mapper = mapper;
        this.config = config;
        this.current = current;
    }

    void register(@Observes StartupEvent event) {
        catalogue.cards().forEach(this::register);
    }

    private void register(PublishedTool publishedTool) {
        String name = publishedTool.json().path("name").asText();
        manager.newTool(name)
                .setTitle(publishedTool.json().path("title").asText())
                .setDescription(publishedTool.json().path("description").asText())
                .setInputSchema(publishedTool.inputSchema())
                .setOutputSchema(publishedTool.outputSchema())
                .setAnnotations(annotations(publishedTool.json().path("annotations")))
                .setHandler(request -> call(name, request), true)
                .register();
    }

    private ToolResponse call(String name, ToolArguments request) {
        return answer(name, request).map(McpTools::response).orElseThrow();
    }

    private Optional<ToolResult> answer(String name, ToolArguments request) {
        Caller caller = current.get();
        if (!request.elicitation().isFormModeSupported()) {
            return catalogue.call(name, request.args(), Calls.of(request, caller));
        }
        ToolCall call = new ToolCall(name, mapper.<ObjectNode>valueToTree(request.args()));
        Answerer asked = new Answerer(caller, request.connection().id());
        return new Dialogue(catalogue, () -> Calls.of(request, caller))
                .call(call, new Elicited(request.elicitation(), config.patience(), asked)::ask);
    }

    private static ToolResponse response(ToolResult answer) {
        ResultView view = ResultView.of(answer);
        return new ToolResponse(
                view.error(), List.of(new TextContent(view.text())), view, Map.of());
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
