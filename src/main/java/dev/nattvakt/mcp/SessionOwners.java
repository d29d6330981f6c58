package dev.nattvakt.mcp;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

import dev.nattvakt.access.Callers;

/// Whose a session of the extension is: its stream carries questions to one caller's user, and
/// ending it silences them. To everybody else it does not exist.
@Singleton
final class SessionOwners {

    private static final String SESSION = "Mcp-Session-Id";

    /// After the fence (10,000), before both MCP doors (9,001).
    private static final int AFTER_THE_FENCE = 9_500;

    /// The eldest is forgotten first. Its id still opens nothing: each request is judged by itself.
    private static final int MOST = 10_000;

    private final Map<String, String> owners =
            Collections.synchronizedMap(
                    new LinkedHashMap<>() {
                        private static final long serialVersionUID = 1L;

                        @Override
                        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
                            return size() > MOST;
                        }
                    });

    void stand(@Observes Filters filters) {
        filters.register(this::pass, AFTER_THE_FENCE);
    }

    private void pass(RoutingContext context) {
        if (!context.normalizedPath().equals("/mcp")) {
            context.next();
            return;
        }
        String caller = Callers.of(context).name();
        @Nullable String session = context.request().getHeader(SESSION);
        if (session != null && !caller.equals(owners.getOrDefault(session, caller))) {
            context.response().setStatusCode(404).end();
            return;
        }
        context.addHeadersEndHandler(_ -> {
            String begun = context.response().headers().get(SESSION);
            if (begun != null) {
                owners.putIfAbsent(begun, caller);
            }
        });
        context.next();
    }
}
