package dev.nattvakt.access.fence;

import java.net.URI;
import java.util.Optional;

import jakarta.inject.Singleton;

import dev.nattvakt.access.AccessRefusal;
import dev.nattvakt.access.AccessTokens;
import dev.nattvakt.access.OAuthSettings;
import dev.nattvakt.access.Scopes;
import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Role;

/// The header `WWW-Authenticate` for refused clients (RFC 6750, and RFC 9728 where an authorization
/// server is configured).
@Singleton
public final class Challenge {

    public static final String HEADER = "WWW-Authenticate";

    private static final String SCHEME = "Bearer realm=\"nattvakt\"";

    private final Optional<URI> metadata;

    Challenge(OAuthSettings settings) {
        metadata =
                switch (settings) {
                    case OAuthSettings.Off() -> Optional.empty();
                    case OAuthSettings.On on -> Optional.of(on.metadata());
                };
    }

    /// For a caller whose role is too low before a call, if an authorization server could grant a
    /// higher one. Names all scopes of the needed role at once. An operator may call what needs an
    /// approver: it asks for the change and hears how it went.
    public Optional<String> before(Caller caller, Role needed) {
        Role least = needed == Role.APPROVER ? Role.OPERATOR : needed;
        return caller.may(least) ? Optional.empty() : after(caller, needed);
    }

    /// For a caller who was refused because its role was too low.
    public Optional<String> after(Caller caller, Role needed) {
        return AccessTokens.areOf(caller)
                ? Optional.of(insufficientScope(needed))
                : Optional.empty();
    }

    private String insufficientScope(Role needed) {
        return SCHEME + ", error=\"insufficient_scope\"" + where(needed);
    }

    /// For a request that is refused. None where the issuer is down: a client that is told that its
    /// token is invalid drops a good one.
    Optional<String> to(AccessRefusal accessRefusal) {
        return switch (accessRefusal) {
            case ISSUER_DOWN -> Optional.empty();
            case UNKNOWN -> Optional.of(SCHEME + where(Role.VIEWER));
            case NO_SCOPE -> Optional.of(insufficientScope(Role.VIEWER));
            case DOUBLED, GONE, HOST, NOT_JSON, NOT_VALID, ORIGIN, TOKEN_IN_QUERY ->
                    Optional.of(SCHEME + ", error=\"invalid_token\"" + where(Role.VIEWER));
        };
    }

    private String where(Role role) {
        return metadata.map(address ->
                        ", resource_metadata=\"%s\", scope=\"%s\""
                                .formatted(address, Scopes.upTo(role)))
                .orElse("");
    }
}
