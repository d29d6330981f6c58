package dev.nattvakt.conformance;

import java.security.SecureRandom;
import java.util.Optional;

import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.nattvakt.change.outcome.Conclusion;
import dev.nattvakt.change.outcome.PlanContent;
import dev.nattvakt.change.plan.Plans;
import dev.nattvakt.mcp.Features;
import dev.nattvakt.tool.Catalogue;
import dev.nattvakt.tool.Seal;
import dev.nattvakt.tool.write.CardPlans;
import dev.nattvakt.tool.write.ChangeRunner;

/// Puts what the official conformance suite calls by name before what this server offers. Not there
/// unless a test profile asks for it.
@Alternative
@Singleton
class SuiteFixtures {

    @Produces
    @Singleton
    Features features(
            Catalogue catalogue,
            ObjectMapper mapper,
            Plans<PlanContent, Conclusion> plans,
            ChangeRunner changeRunner) {
        return Features.of(
                        catalogue,
                        mapper,
                        _ -> Optional.empty(),
                        new CardPlans(plans, changeRunner::declined, new SecureRandom()),
                        new Seal(() -> new byte[] {1}, "fixtures"),
                        false)
                .behind(new SuiteFeature());
    }
}
