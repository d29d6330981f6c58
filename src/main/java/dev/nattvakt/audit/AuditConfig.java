package dev.nattvakt.audit;

import java.nio.file.Path;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Settings of the audit log.
@ConfigMapping(prefix = "nattvakt.audit")
public interface AuditConfig {

    /// The file to append to; without it, lines go to the log category nattvakt.audit.
    Optional<Path> file();

    /// Whether reads are recorded too.
    @WithDefault("false")
    boolean reads();
}
