package dev.nattvakt.access.fence;

import java.util.List;

import io.vertx.core.MultiMap;

/// Headers that may be there once: of two, whoever stands before us may have believed the other.
/// Those that only revision 2026-07-28 of MCP has are left to that door, which has words of its own
/// for them.
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
