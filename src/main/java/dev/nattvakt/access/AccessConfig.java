package dev.nattvakt.access;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Settings of authentication: allowed hosts and origins, tokens, quotas.
@ConfigMapping(prefix = "nattvakt.access")
public interface AccessConfig {

    /// Which callers need no credentials: those on this machine, or none. When absent, those on
    /// this machine, unless others reach this server ([AnonymousAccess]).
    Optional<Anonymous> anonymous();

    /// Host names under which this server may be called; loopback names always are.
    Optional<List<String>> hosts();

    /// Web origins whose pages may call this server, exactly as browsers send them.
    Optional<List<String>> origins();

    /// A file with one bearer token per line, as tools/access/new-token prints it; read again when
    /// it changes.
    Optional<Path> tokensFile();

    /// Calls per caller and minute; 0 for no limit.
    @WithDefault("120")
    int calls();

    /// Changes per caller and minute that are sent to HostUp; 0 for no limit of their own. Each is
    /// a call too.
    @WithDefault("60")
    int changes();

    OAuth oauth();

    /// Access tokens (JWT) of an authorization server.
    interface OAuth {

        /// The authorization server whose access tokens are accepted, as its metadata names it.
        Optional<URI> issuer();

        /// The public address of this server's /mcp, which clients name as their resource.
        Optional<URI> resource();

        /// The audience that tokens must be for; the resource when absent.
        Optional<String> audience();
    }

    /// Callers that need no credentials.
    enum Anonymous {
        LOOPBACK,
        NONE
    }
}
