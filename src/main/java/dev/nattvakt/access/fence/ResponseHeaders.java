package dev.nattvakt.access.fence;

import java.util.Map;

import io.vertx.core.MultiMap;

/// What every answer tells browsers and caches: take it for nothing but what it is, keep it
/// nowhere, show it in no frame. A door that knows better (the board is a page) says so first.
final class ResponseHeaders {

    private static final Map<String, String> UNLESS_SAID =
            Map.of(
                    "Cache-Control", "no-store",
                    "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
                    "Cross-Origin-Resource-Policy", "same-origin",
                    "Referrer-Policy", "no-referrer",
                    "X-Content-Type-Options", "nosniff");

    private ResponseHeaders() {}

    static void complete(MultiMap headers) {
        UNLESS_SAID.forEach((name, value) -> {
            if (!headers.contains(name)) {
                headers.set(name, value);
            }
        });
    }
}
