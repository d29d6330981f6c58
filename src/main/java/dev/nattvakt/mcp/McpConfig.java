package dev.nattvakt.mcp;

import java.time.Duration;
import java.util.List;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// What concerns the MCP door alone.
@ConfigMapping(prefix = "nattvakt.mcp")
public interface McpConfig {

    /// How long a user may think about a question. Silence is a no.
    @WithDefault("2m")
    Duration patience();

    /// How often a comment is sent on a stream that waits, for proxies.
    @WithDefault("15s")
    Duration keepAlive();

    /// Whether clients that say so are believed to ask their user: true, false, or the names of
    /// clients that are not.
    @WithDefault("true")
    List<String> elicitation();
}
