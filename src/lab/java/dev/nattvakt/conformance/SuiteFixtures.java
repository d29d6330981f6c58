package dev.nattvakt.conformance;

import java.util.Optional;

import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.nattvakt.mcp.Features;
import dev.nattvakt.tool.Catalogue;
import dev.nattvakt.tool.Seal;

/// Puts what the official conformance suite calls by name before what this server offers. Not there
/// unless a test profile asks for it.
@Alternative
@Singleton
class SuiteFixtures {

    @Produces
    @Singleton
    Features features(Catalogue catalogue, ObjectMapper mapper) {
        return Features.of(
                        catalogue,
                        mapper,
                        _ -> Optional.empty(),
                        new Seal(() -> new byte[] {1}, "fixtures"))
                .behind(new SuiteFeature());
    }
}
