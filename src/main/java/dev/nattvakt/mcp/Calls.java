package dev.nattvakt.mcp;

import io.quarkiverse.mcp.server.Cancellation;
import io.quarkiverse.mcp.server.FeatureManager.RequestFeatureArguments;

import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.Door;
import dev.nattvakt.caller.Progress;

/// A request of the extension as a call of ours, with its progress token and its cancellation.
final class Calls {

    private Calls() {}

    static Call of(RequestFeatureArguments request, Caller caller) {
        return of(request.progress(), request.cancellation(), caller);
    }

    static Call of(
            io.quarkiverse.mcp.server.Progress progress, Cancellation cancellation, Caller caller) {
        return new Call(
                caller,
                Door.MCP,
                Deadline.in(Call.TIME),
                progress(progress),
                () -> cancellation.check().isRequested());
    }

    /// Told only to a client that sent a token: it asked to hear.
    private static Progress progress(io.quarkiverse.mcp.server.Progress progress) {
        return progress.token().isEmpty()
                ? Progress.UNHEARD
                : (done, total) ->
                        progress.notificationBuilder()
                                .setProgress(done)
                                .setTotal(total)
                                .setMessage(done + " of " + total + " servers")
                                .build()
                                .sendAndForget();
    }
}
