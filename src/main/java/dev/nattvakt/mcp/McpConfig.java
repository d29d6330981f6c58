package dev.nattvakt.mcp;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// What concerns the MCP door alone.
@ConfigMapping(prefix = "nattvakt.mcp")
interface McpConfig {

    /// How long a user may think about a question. Silence is a no.
    @WithDefault("2m")
    Duration patience();
}
