package dev.nattvakt.access.fence;

import java.util.List;

import io.vertx.core.http.HttpServerRequest;

import dev.nattvakt.access.AccessConfig;

/// Web origins that may call this server: its own and the configured ones, compared exactly.
/// Clients other than browsers send no origin.
final class Origins {

    private final List<String> configured;

    Origins(AccessConfig config) {
        configured = config.origins().orElse(List.of()).stream().map(String::strip).toList();
    }

    /// Whether the page is one of those that are named, and so of another origin than ours.
    boolean name(HttpServerRequest request) {
        List<String> origins = request.headers().getAll("Origin");
        return origins.size() == 1 && configured.contains(origins.getFirst());
    }

    boolean include(HttpServerRequest request) {
        List<String> origins = request.headers().getAll("Origin");
        return switch (origins.size()) {
            case 0 -> true;
            case 1 ->
                    configured.contains(origins.getFirst())
                            || origins.getFirst().equals("http://" + request.getHeader("Host"));
            default -> false;
        };
    }
}
