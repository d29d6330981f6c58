package dev.nattvakt;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.nattvakt.access.AccessConfig;
import dev.nattvakt.access.OAuthSettings;
import dev.nattvakt.access.TokensFile;
import dev.nattvakt.caller.Quotas;

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
}
