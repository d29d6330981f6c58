package dev.nattvakt.mcp;

import java.util.Optional;

import jakarta.inject.Singleton;

import io.quarkiverse.mcp.server.Cancellation;
import io.quarkiverse.mcp.server.CompleteArg;
import io.quarkiverse.mcp.server.CompleteResourceTemplate;
import io.quarkiverse.mcp.server.CompletionResponse;
import io.quarkiverse.mcp.server.JsonRpcErrorCodes;
import io.quarkiverse.mcp.server.McpException;
import io.quarkiverse.mcp.server.Progress;
import io.quarkiverse.mcp.server.RequestUri;
import io.quarkiverse.mcp.server.ResourceResponse;
import io.quarkiverse.mcp.server.ResourceTemplate;
import io.quarkiverse.mcp.server.TextResourceContents;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// The resource template of one server. By annotations, unlike all else here: version 1.13.0 of the
/// extension loses the completion of a template that is registered by code.
@Singleton
final class McpProtection {

    private final Resources resources;
    private final Completions completions;
    private final CurrentCaller caller;

    McpProtection(Resources resources, Completions completions, CurrentCaller caller) {
        this.resources = resources;
        this.completions = completions;
        this.caller = caller;
    }

    @ResourceTemplate(
            name = Resources.NAME,
            title = Resources.TITLE,
            description = Resources.DESCRIPTION,
            uriTemplate = Resources.URI,
            mimeType = Resources.MIME_TYPE)
    @RunOnVirtualThread
    ResourceResponse read(String id, RequestUri uri, Progress progress, Cancellation cancellation) {
        return response(
                uri, resources.read(uri.value(), Calls.of(progress, cancellation, caller.get())));
    }

    @CompleteResourceTemplate(Resources.NAME)
    @RunOnVirtualThread
    CompletionResponse complete(
            @CompleteArg(name = Resources.ID) String typed,
            Progress progress,
            Cancellation cancellation) {
        return McpGuide.response(
                completions.template(
                        Resources.URI,
                        Resources.ID,
                        typed,
                        Calls.of(progress, cancellation, caller.get())));
    }

    static ResourceResponse response(RequestUri uri, Optional<String> json) {
        return json.map(text -> new TextResourceContents(uri.value(), text, Resources.MIME_TYPE))
                .map(ResourceResponse::new)
                .orElseThrow(() ->
                        new McpException(
                                "There is no such resource.",
                                JsonRpcErrorCodes.RESOURCE_NOT_FOUND));
    }
}
