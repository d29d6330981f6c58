package dev.nattvakt.mcp.question;

import java.util.Optional;

/// Knows of a plan token which tool it came from.
@FunctionalInterface
public interface Plans {

    /// Empty for what is no plan token of this server.
    Optional<String> toolOf(String token);
}
