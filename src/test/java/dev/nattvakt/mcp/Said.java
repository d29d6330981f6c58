package dev.nattvakt.mcp;

import java.nio.charset.StandardCharsets;

/// Messages as clients write them.
public final class Said {

    private static final String META =
            """
            "_meta":{"io.modelcontextprotocol/protocolVersion":"%s",\
            "io.modelcontextprotocol/clientInfo":{"name":"test","version":"1"},\
            "io.modelcontextprotocol/clientCapabilities":%s}\
            """;

    /// A client that can put a form before its user.
    public static final String ASKS = "{\"elicitation\":{}}";

    public static final String CANNOT_ASK = "{}";

    private Said() {}

    /// A request of 2026-07-28.
    ///
    /// @param params members besides `_meta`, if any
    public static String modern(String method, String params, String capabilities) {
        return modern("2026-07-28", method, params, capabilities);
    }

    public static String modern(String version, String method, String params, String capabilities) {
        String meta = META.formatted(version, capabilities);
        return request(method, params.isEmpty() ? meta : params + "," + meta);
    }

    public static String modern(String method) {
        return modern(method, "", CANNOT_ASK);
    }

    public static String request(String method, String params) {
        return """
        {"jsonrpc":"2.0","id":7,"method":"%s","params":{%s}}\
        """
                .formatted(method, params);
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
