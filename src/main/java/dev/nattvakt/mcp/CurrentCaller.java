package dev.nattvakt.mcp;

import jakarta.inject.Singleton;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;

import dev.nattvakt.access.Callers;
import dev.nattvakt.caller.Caller;

/// Who sent the request that is being answered. A session says nothing about that: whoever knows
/// its id could use it, and does so with what their own token allows.
@Singleton
final class CurrentCaller {

    private final CurrentVertxRequest request;

    CurrentCaller(CurrentVertxRequest request) {
        this.request = request;
    }

    /// To be asked on the thread that begins to answer; what waits for a person keeps the result.
    Caller get() {
        return Callers.of(request.getCurrent());
    }
}
