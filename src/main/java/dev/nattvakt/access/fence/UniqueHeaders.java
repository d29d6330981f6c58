package dev.nattvakt.access.fence;

import java.util.List;

import io.vertx.core.MultiMap;

/// Headers that must not repeat: a proxy may have acted on the other value (request smuggling).
/// Headers of MCP revision 2026-07-28 are left to the MCP door, which has its own errors for them.
final class UniqueHeaders {

    private static final List<String> NAMES =
            List.of(
                    "Authorization",
                    "Content-Length",
                    "Content-Type",
                    "Last-Event-ID",
                    "Mcp-Session-Id",
                    "Transfer-Encoding");

    private UniqueHeaders() {}

    static boolean areAll(MultiMap headers) {
        return NAMES.stream().allMatch(name -> headers.getAll(name).size() <= 1);
    }
}
