package dev.nattvakt.access;

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

    /// Who counts as known without credentials.
    enum Anonymous {
        LOOPBACK,
        NONE
    }
}
