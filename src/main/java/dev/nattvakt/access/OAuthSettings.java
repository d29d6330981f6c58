package dev.nattvakt.access;

import java.net.URI;

/// Whether access tokens of an authorization server are accepted, and of which.
public sealed interface OAuthSettings {

    /// Access tokens are not accepted.
    record Off() implements OAuthSettings {}

    /// @param issuer of the tokens
    /// @param resource the public address of `/mcp`
    /// @param audience that tokens must be for
    record On(URI issuer, URI resource, String audience) implements OAuthSettings {

        public static final String WELL_KNOWN = "/.well-known/oauth-protected-resource";

        /// Address of the protected resource metadata (RFC 9728, section 3.1).
        public URI metadata() {
            return resource.resolve(WELL_KNOWN + resource.getPath());
        }
    }

    /// @throws IllegalArgumentException naming what is missing or wrong
    static OAuthSettings of(AccessConfig config) {
        AccessConfig.OAuth oauth = config.oauth();
        if (oauth.issuer().isEmpty() && oauth.resource().isEmpty()) {
            return new Off();
        }
        URI issuer =
                oauth.issuer()
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "NATTVAKT_ACCESS_OAUTH_RESOURCE needs NATTVAKT_ACCESS_OAUTH_ISSUER."));
        URI resource =
                oauth.resource()
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "NATTVAKT_ACCESS_OAUTH_ISSUER needs NATTVAKT_ACCESS_OAUTH_RESOURCE: tokens for others must not open this server."));
        return new On(
                secure(issuer, "NATTVAKT_ACCESS_OAUTH_ISSUER"),
                secure(resource, "NATTVAKT_ACCESS_OAUTH_RESOURCE"),
                oauth.audience().orElse(resource.toString()));
    }

    static URI secure(URI address, String option) {
        boolean https = "https".equals(address.getScheme());
        boolean here =
                "http".equals(address.getScheme())
                        && address.getHost() != null
                        && Loopback.isLoopback(address.getHost());
        if (address.getHost() == null || !(https || here)) {
            throw new IllegalArgumentException(
                    option + " is no https address (http is for loopback only).");
        }
        return address;
    }
}
