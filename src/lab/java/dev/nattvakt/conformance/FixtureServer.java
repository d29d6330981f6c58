package dev.nattvakt.conformance;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import dev.nattvakt.tool.SuiteCatalogue;

/// Not a test, and named so that nobody takes it for one: serves this application with what the
/// conformance suite brings along, for as long as tools/conformance wants it.
@QuarkusTest
@TestProfile(FixtureServer.WithFixtures.class)
class FixtureServer {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    @TestHTTPResource("/mcp")
    URI mcp;

    /// Writes its address into the file that `conformance.address` names; ends when that is gone.
    @Test
    void serve() throws Exception {
        Path address = Path.of(System.getProperty("conformance.address"));
        Files.writeString(address, mcp + "\n");
        Instant end = Instant.now().plus(LONGEST);
        while (Files.exists(address) && Instant.now().isBefore(end)) {
            Thread.sleep(200);
        }
    }

    public static final class WithFixtures implements QuarkusTestProfile {
        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(SuiteFixtures.class, SuiteCatalogue.class);
        }
    }
}
