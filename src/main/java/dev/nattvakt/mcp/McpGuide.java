package dev.nattvakt.mcp;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkiverse.mcp.server.CompletionResponse;
import io.quarkiverse.mcp.server.FeatureManager.RequestFeatureArguments;
import io.quarkiverse.mcp.server.InitialResponseInfo;
import io.quarkiverse.mcp.server.JsonRpcErrorCodes;
import io.quarkiverse.mcp.server.McpException;
import io.quarkiverse.mcp.server.PromptCompletionManager;
import io.quarkiverse.mcp.server.PromptManager;
import io.quarkiverse.mcp.server.PromptManager.PromptArguments;
import io.quarkiverse.mcp.server.PromptMessage;
import io.quarkiverse.mcp.server.PromptResponse;
import io.quarkiverse.mcp.server.RequestUri;
import io.quarkiverse.mcp.server.ResourceManager;
import io.quarkiverse.mcp.server.ResourceResponse;
import io.quarkus.runtime.StartupEvent;

import dev.nattvakt.mcp.Prompts.Prompt;

/// Registers what guides a client: instructions, prompts with their completions, and resources. The
/// one template is [McpProtection].
@Singleton
final class McpGuide implements InitialResponseInfo {

    private final Prompts prompts;
    private final Resources resources;
    private final Completions completions;
    private final CurrentCaller caller;

    McpGuide(Prompts prompts, Resources resources, Completions completions, CurrentCaller caller) {
        this.prompts = prompts;
        this.resources = resources;
        this.completions = completions;
        this.caller = caller;
    }

    @Override
    public Optional<String> instructions(String serverName) {
        return Optional.of(Instructions.TEXT);
    }

    void register(
            @Observes StartupEvent event,
            PromptManager promptManager,
            PromptCompletionManager promptCompletions,
            ResourceManager resourceManager) {
        prompts.list().forEach(prompt -> register(prompt, promptManager, promptCompletions));
        resources.list().forEach(resource -> register(resource, resourceManager));
    }

    private void register(
            Prompt prompt, PromptManager manager, PromptCompletionManager completionManager) {
        PromptManager.PromptDefinition definition =
                manager.newPrompt(prompt.name())
                        .setTitle(prompt.title())
                        .setDescription(prompt.description());
        for (Prompts.Argument argument : prompt.arguments()) {
            definition.addArgument(
                    argument.name(),
                    argument.title(),
                    argument.description(),
                    argument.required(),
                    null);
        }
        definition.setHandler(request -> render(prompt, request), true).register();
        for (Prompts.Argument argument : prompt.arguments()) {
            completionManager
                    .newCompletion(prompt.name())
                    .setArgumentName(argument.name())
                    .setHandler(
                            request ->
                                    response(
                                            completions.prompt(
                                                    prompt.name(),
                                                    argument.name(),
                                                    request.argumentValue(),
                                                    Calls.of(request, caller.get()))),
                            true)
                    .register();
        }
    }

    private static PromptResponse render(Prompt prompt, PromptArguments request) {
        List<String> missing = prompt.missing(request.args());
        if (!missing.isEmpty()) {
            throw new McpException(
                    "Missing arguments: " + String.join(", ", missing),
                    JsonRpcErrorCodes.INVALID_PARAMS);
        }
        return new PromptResponse(
                prompt.description(),
                List.of(PromptMessage.withUserRole(prompt.render(request.args()))));
    }

    private void register(Resources.Resource resource, ResourceManager manager) {
        manager.newResource(resource.name())
                .setUri(resource.uri())
                .setTitle(resource.title())
                .setDescription(resource.description())
                .setMimeType(Resources.MIME_TYPE)
                .setHandler(request -> read(request.requestUri(), request), true)
                .register();
    }

    private ResourceResponse read(RequestUri uri, RequestFeatureArguments request) {
        return McpProtection.response(
                uri, resources.read(uri.value(), Calls.of(request, caller.get())));
    }

    static CompletionResponse response(Completions.Proposals proposals) {
        return new CompletionResponse(
                proposals.values(),
                proposals.more() ? null : proposals.values().size(),
                proposals.more());
    }
}
