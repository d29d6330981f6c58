package dev.nattvakt.access;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;

/// Looks at every request before any door does: right Host (a rebound DNS name would carry its
/// own), right Origin (a page must not use its reader's machine), and a peer that we know. Health
/// needs no caller, since probes come from anywhere.
@Singleton
final class Fence {

    private static final int FIRST = 10_000;

    /// Slack signs what it sends, and the door looks at that.
    private static final String SLACK = "/slack/";

    private static final Set<String> FORWARDED = Set.of("forwarded", "via", "x-real-ip");

    private final AccessConfig config;

    Fence(AccessConfig config) {
        this.config = config;
    }

    void raise(@Observes Filters filters) {
        filters.register(this::pass, FIRST);
    }

    private void pass(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (context.normalizedPath().startsWith("/health/")) {
            context.next();
            return;
        }
        refusal(request, context.normalizedPath())
                .ifPresentOrElse(refusal -> refusal.send(context), context::next);
    }

    private Optional<Refusal> refusal(HttpServerRequest request, String path) {
        if (!isOurHost(request)) {
            return Optional.of(Refusal.HOST);
        }
        if (!isOurOrigin(request)) {
            return Optional.of(Refusal.ORIGIN);
        }
        if (path.startsWith("/mcp/")) {
            return Optional.of(Refusal.GONE);
        }
        if (!path.startsWith(SLACK) && !isKnown(request)) {
            return Optional.of(Refusal.UNKNOWN);
        }
        return path.equals("/mcp") && request.method().equals(HttpMethod.POST) && !isJson(request)
                ? Optional.of(Refusal.NOT_JSON)
                : Optional.empty();
    }

    private boolean isOurHost(HttpServerRequest request) {
        if (request.headers().getAll("Host").size() > 1) {
            return false;
        }
        HostAndPort authority = request.authority();
        if (authority == null) {
            return false;
        }
        String host = authority.host().toLowerCase(Locale.ROOT);
        return Listening.isLoopback(host)
                || config.hosts().orElse(List.of()).stream()
                        .map(String::strip)
                        .anyMatch(host::equalsIgnoreCase);
    }

    private boolean isOurOrigin(HttpServerRequest request) {
        List<String> origins = request.headers().getAll("Origin");
        return switch (origins.size()) {
            case 0 -> true;
            case 1 ->
                    config.origins().orElse(List.of()).stream()
                                    .map(String::strip)
                                    .anyMatch(origins.getFirst()::equals)
                            || origins.getFirst().equals("http://" + request.getHeader("Host"));
            default -> false;
        };
    }

    private boolean isKnown(HttpServerRequest request) {
        return config.anonymous() == AccessConfig.Anonymous.LOOPBACK
                && Listening.isLoopback(request.remoteAddress().hostAddress())
                && request.authority() != null
                && Listening.isLoopback(request.authority().host().toLowerCase(Locale.ROOT))
                && request.headers().names().stream().noneMatch(Fence::isForwarding)
                && !request.headers().contains("Authorization");
    }

    /// Whoever comes through a proxy is not who the peer address says.
    private static boolean isForwarding(String header) {
        String name = header.toLowerCase(Locale.ROOT);
        return name.startsWith("x-forwarded-") || FORWARDED.contains(name);
    }

    /// The MCP library does not look, and a form or plain text may come from any page unasked.
    private static boolean isJson(HttpServerRequest request) {
        String type = request.getHeader("Content-Type");
        return type == null || type.split(";", 2)[0].strip().equalsIgnoreCase("application/json");
    }

    /// Tells no more than the caller needs to mend it.
    private enum Refusal {
        HOST(403, "This server is not called by that name (NATTVAKT_ACCESS_HOSTS)."),
        ORIGIN(403, "Pages of that origin may not call this server (NATTVAKT_ACCESS_ORIGINS)."),
        GONE(404, "Use streamable HTTP at /mcp."),
        UNKNOWN(401, "This server does not know you."),
        NOT_JSON(415, "Send application/json.");

        private final int status;
        private final String detail;

        Refusal(int status, String detail) {
            this.status = status;
            this.detail = detail;
        }

        void send(RoutingContext context) {
            context.response()
                    .setStatusCode(status)
                    .putHeader("Content-Type", "application/problem+json")
                    .end(
                            "{\"type\":\"about:blank\",\"status\":%d,\"detail\":\"%s\"}"
                                    .formatted(status, detail));
        }
    }
}
