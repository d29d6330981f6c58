package dev.nattvakt;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import dev.nattvakt.mcp.Features;
import dev.nattvakt.mcp.Handler;
import dev.nattvakt.mcp.McpConfig;
import dev.nattvakt.mcp.ServerInfo;
import dev.nattvakt.mcp.exchange.OpenRequests;
import dev.nattvakt.mcp.session.ElicitationTrust;
import dev.nattvakt.mcp.session.RotatingKey;
import dev.nattvakt.mcp.session.SessionIds;
import dev.nattvakt.tool.Instructions;
import dev.nattvakt.tool.Seal;

/// Builds the MCP handler, which both transports share.
@Singleton
final class McpWiring {

    private static final int QUESTION_ID_BYTES = 16;

    @Produces
    @Singleton
    Handler handler(
            Features features,
            McpConfig config,
            Instructions instructions,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        return new Handler(
                features,
                new ServerInfo("nattvakt", "Nattvakt", version),
                instructions.text(),
                ElicitationTrust.of(config.elicitation()));
    }

    /// Keeps the previous key for as long as a session lives.
    @Produces
    @Singleton
    SessionIds sessions(KeyMaterial key, Clock clock) {
        return new SessionIds(
                Seal.underAnyOf(
                        new RotatingKey(key, SessionIds.LIFE, clock)::keys, "nattvakt session 1"),
                clock);
    }

    @Produces
    @Singleton
    OpenRequests openRequests(McpConfig config) {
        SecureRandom random = new SecureRandom();
        return new OpenRequests(
                config.patience(),
                () -> {
                    byte[] id = new byte[QUESTION_ID_BYTES];
                    random.nextBytes(id);
                    return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
                });
    }
}
