package dev.nattvakt;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.nattvakt.access.AccessConfig;
import dev.nattvakt.access.AnonymousAccess;
import dev.nattvakt.access.OAuthSettings;
import dev.nattvakt.access.TokensFile;
import dev.nattvakt.caller.Quotas;
import dev.nattvakt.slack.SlackSettings;
import dev.nattvakt.start.Startup;
import dev.nattvakt.start.UnsafeStart;
import dev.nattvakt.start.Upstream;
import dev.nattvakt.tool.Instructions;

/// Reads the settings of tokens, OAuth and quotas; unusable ones stop the start.
@Singleton
final class AccessWiring {

    @Produces
    @Singleton
    TokensFile tokens(AccessConfig access) {
        try {
            return TokensFile.at(access.tokensFile());
        } catch (IllegalArgumentException unusable) {
            throw new UnsafeStart(unusable.getMessage());
        }
    }

    @Produces
    @Singleton
    AnonymousAccess anonymous(AccessConfig access, SlackSettings slack, Startup startup) {
        List<String> reachedBy = new ArrayList<>();
        if (access.hosts().isPresent()) {
            reachedBy.add("NATTVAKT_ACCESS_HOSTS");
        }
        if (slack instanceof SlackSettings.On) {
            reachedBy.add("NATTVAKT_SLACK_SIGNING_SECRET");
        }
        return AnonymousAccess.of(
                access.anonymous(), startup.upstream() instanceof Upstream.Simulated, reachedBy);
    }

    @Produces
    @Singleton
    OAuthSettings oauth(AccessConfig access) {
        try {
            return OAuthSettings.of(access);
        } catch (IllegalArgumentException unusable) {
            throw new UnsafeStart(unusable.getMessage());
        }
    }

    @Produces
    @Singleton
    Quotas quotas(AccessConfig access) {
        try {
            return new Quotas(access.calls(), access.changes(), System::nanoTime);
        } catch (IllegalArgumentException negative) {
            throw new UnsafeStart(
                    "NATTVAKT_ACCESS_CALLS and NATTVAKT_ACCESS_CHANGES must be 0 (no limit) to 1000000.");
        }
    }

    /// A model learns at the start how often it may call.
    @Produces
    @Singleton
    Instructions instructions(AccessConfig access) {
        return Instructions.of(access.calls(), access.changes());
    }
}
