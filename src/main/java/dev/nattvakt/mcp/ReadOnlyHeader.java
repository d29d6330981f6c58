package dev.nattvakt.mcp;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.inject.Singleton;

import io.quarkiverse.mcp.server.FilterContext;
import io.quarkiverse.mcp.server.PromptFilter;
import io.quarkiverse.mcp.server.PromptManager.PromptInfo;
import io.quarkiverse.mcp.server.ToolFilter;
import io.quarkiverse.mcp.server.ToolManager.ToolInfo;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

import dev.nattvakt.tool.Catalogue;

/// The header `X-Nattvakt-Readonly: true` hides every tool that can change something, and the
/// prompts that need one; nothing can make one appear. A hidden tool cannot be called either.
///
/// The extension takes a filter that throws for one that agrees, so these do not throw.
@Singleton
final class ReadOnlyHeader implements ToolFilter, PromptFilter {

    private static final String NAME = "X-Nattvakt-Readonly";

    private final CurrentVertxRequest request;
    private final Catalogue readers;
    private final Prompts prompts;

    ReadOnlyHeader(CurrentVertxRequest request, Catalogue catalogue) {
        this.request = request;
        this.readers = catalogue.readOnly();
        this.prompts = new Prompts(readers);
    }

    @Override
    public boolean test(ToolInfo tool, FilterContext context) {
        return readers.card(tool.name()).isPresent() || !isSent();
    }

    @Override
    public boolean test(PromptInfo prompt, FilterContext context) {
        return prompts.find(prompt.name()).isPresent() || !isSent();
    }

    /// Where nobody can say, the careful answer: then writers are hidden.
    private boolean isSent() {
        RoutingContext current = current();
        return current == null
                || current.request().headers().getAll(NAME).stream()
                        .anyMatch(value -> !value.equalsIgnoreCase("false"));
    }

    private @Nullable RoutingContext current() {
        try {
            return request.getCurrent();
        } catch (ContextNotActiveException nobody) {
            return null;
        }
    }
}
