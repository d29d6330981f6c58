package dev.nattvakt.access.fence;

import java.util.Map;

import io.vertx.core.MultiMap;

/// Headers of every response for browsers and caches: no sniffing, no caching, no framing. A door's
/// own value wins (the board is a page).
final class ResponseHeaders {

    private static final Map<String, String> DEFAULTS =
            Map.of(
                    "Cache-Control", "no-store",
                    "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
                    "Cross-Origin-Resource-Policy", "same-origin",
                    "Referrer-Policy", "no-referrer",
                    "X-Content-Type-Options", "nosniff");

    private ResponseHeaders() {}

    static void complete(MultiMap headers) {
        DEFAULTS.forEach((name, value) -> {
            if (!headers.contains(name)) {
                headers.set(name, value);
            }
        });
    }
}
