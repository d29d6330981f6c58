package dev.nattvakt.mcp.jsonrpc;

import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

/// The protocol revisions, and which of the two eras a message belongs to: up to 2025-11-25 a
/// handshake says what both sides are, since 2026-07-28 every request does.
final class Revision {

    static final String MODERN = "2026-07-28";

    /// Newest first.
    static final List<String> LEGACY = List.of("2025-11-25", "2025-06-18", "2025-03-26");

    static final List<String> ALL = Stream.concat(Stream.of(MODERN), LEGACY.stream()).toList();

    /// An old one that only the extension speaks, over HTTP.
    private static final String OLDEST = "2024-11-05";

    private Revision() {}

    static boolean isLegacy(String version) {
        return LEGACY.contains(version) || version.equals(OLDEST);
    }

    /// Whether a request is of the era in which each one stands for itself. Who asks to be told
    /// about the server before any handshake is of that era too.
    static boolean isModern(Message.Request request) {
        JsonNode version = RequestMeta.version(request.params());
        return request.method().equals("server/discover")
                || (!version.isMissingNode() && !LEGACY.contains(version.asText()));
    }

    /// What a handshake settles on.
    static String settle(String wish) {
        return LEGACY.contains(wish) ? wish : LEGACY.getFirst();
    }
}
