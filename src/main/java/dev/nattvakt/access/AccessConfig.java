package dev.nattvakt.access;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Who may come in.
@ConfigMapping(prefix = "nattvakt.access")
public interface AccessConfig {

    /// Whether callers of this machine need no credentials: loopback or none.
    @WithDefault("loopback")
    Anonymous anonymous();

    /// Host names, besides those of this machine, under which this server may be called.
    Optional<List<String>> hosts();

    /// Web origins whose pages may call this server, exactly as browsers send them.
    Optional<List<String>> origins();

    /// A file with one bearer token a line, as tools/access/new-token prints it; it is read again
    /// when it changes.
    Optional<Path> tokensFile();

    /// Calls that one caller may make in a minute; 0 for no limit.
    @WithDefault("120")
    int calls();

    /// Calls that may change something, of those, in a minute; 0 for no limit of their own.
    @WithDefault("20")
    int changes();

    OAuth oauth();

    /// Access tokens of an authorization server.
    interface OAuth {

        /// The authorization server whose access tokens are taken, as its metadata names it.
        Optional<URI> issuer();

        /// The public address of this server's /mcp, which clients name as their resource.
        Optional<URI> resource();

        /// The audience that tokens must be for; the resource when absent.
        Optional<String> audience();
    }

    /// Who counts as known without credentials.
    enum Anonymous {
        LOOPBACK,
        NONE
    }
}
