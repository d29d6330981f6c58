package dev.nattvakt;

import java.time.Clock;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.nattvakt.hostup.HostUpConfig;
import dev.nattvakt.policyfile.PolicyConfig;
import dev.nattvakt.policyfile.PolicyFile;
import dev.nattvakt.start.UnsafeStart;

/// Reads what should be so, and refuses to start with a policy file that cannot be used.
@Singleton
final class PolicyWiring {

    @Produces
    @Singleton
    PolicyFile policy(PolicyConfig config, HostUpConfig hostUp, Clock clock) {
        try {
            return PolicyFile.at(config.file(), hostUp.zone(), clock, System::nanoTime);
        } catch (IllegalArgumentException unusable) {
            throw new UnsafeStart(unusable.getMessage());
        }
    }
}
