package dev.nattvakt.policyfile;

import java.nio.file.Path;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/// Settings of the policy.
@ConfigMapping(prefix = "nattvakt.policy")
public interface PolicyConfig {

    /// The YAML file that says how servers shall be protected; read again when it changes.
    Optional<Path> file();
}
