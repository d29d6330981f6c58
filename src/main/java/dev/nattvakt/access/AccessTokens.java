package dev.nattvakt.access;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.Oidc;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantIdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.jwt.JsonWebToken;

import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Role;
import dev.nattvakt.caller.Servers;

/// Access tokens (JWT) of the configured authorization server: signature, issuer, audience and
/// times are for Quarkus OIDC to check, scopes and servers for us to read.
@Singleton
final class AccessTokens {

    /// Which servers a token is for, as patterns; all when it does not say.
    private static final String SERVERS = "nattvakt_servers";

    /// No name in the tokens file holds a colon.
    private static final String BEFORE_NAME = "oauth:";

    private final OAuthSettings settings;
    private final Instance<TenantIdentityProvider> provider;

    AccessTokens(OAuthSettings settings, Instance<TenantIdentityProvider> provider) {
        this.settings = settings;
        this.provider = provider;
    }

    /// Whether a caller came with one.
    static boolean areOf(Caller caller) {
        return caller.name().startsWith(BEFORE_NAME);
    }

    void introduce(@Observes Oidc oidc) {
        if (settings instanceof OAuthSettings.On on) {
            oidc.create(
                    OidcTenantConfig.authServerUrl(on.issuer().toString())
                            .token()
                            .issuer(on.issuer().toString())
                            .audience(List.of(on.audience()))
                            .end()
                            .build());
        }
    }

    /// Never fails: a token that cannot be checked is not valid.
    Uni<Recognised> who(String bearer) {
        return settings instanceof OAuthSettings.On
                ? provider.get()
                        .authenticate(new AccessTokenCredential(bearer))
                        .map(AccessTokens::recognise)
                        .onFailure()
                        .recoverWithItem(new Recognised.Refused(Refusal.NOT_VALID))
                : Uni.createFrom().item(new Recognised.Refused(Refusal.NOT_VALID));
    }

    private static Recognised recognise(SecurityIdentity identity) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)
                || token.getSubject() == null) {
            return new Recognised.Refused(Refusal.NOT_VALID);
        }
        Optional<Role> role =
                Scopes.role(Stream.concat(words(token, "scope"), words(token, "scp")).toList());
        if (role.isEmpty()) {
            return new Recognised.Refused(Refusal.NO_SCOPE);
        }
        List<String> patterns = words(token, SERVERS).toList();
        Servers servers = token.containsClaim(SERVERS) ? new Servers(patterns) : Servers.ALL;
        return new Recognised.Known(
                new Caller(BEFORE_NAME + token.getSubject(), role.get(), servers));
    }

    /// A claim that holds words, as one text (RFC 8693) or as a list.
    private static Stream<String> words(JsonWebToken token, String claim) {
        Object value = token.getClaim(claim);
        return switch (value) {
            case String text -> Arrays.stream(text.split(" "));
            case JsonString text -> Arrays.stream(text.getString().split(" "));
            case JsonArray list ->
                    list.stream()
                            .filter(JsonString.class::isInstance)
                            .map(word -> ((JsonString) word).getString());
            case null, default -> Stream.empty();
        };
    }
}
