package dev.nattvakt.audit;

import java.nio.file.Path;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// What is kept of what was done, and where.
@ConfigMapping(prefix = "nattvakt.audit")
public interface AuditConfig {

    /// The file that lines are appended to; without it they go to the log category nattvakt.audit.
    Optional<Path> file();

    /// Whether reads are kept too.
    @WithDefault("false")
    boolean reads();
}
