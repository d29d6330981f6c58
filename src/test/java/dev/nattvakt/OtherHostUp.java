package dev.nattvakt;

import java.util.List;
import java.util.Map;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

/// A HostUp that is not ours: it answers what a test says, and nothing else.
public final class OtherHostUp implements QuarkusTestResourceLifecycleManager {

    static final String KEY = "canary-of-the-key";

    private final WireMockServer server =
            new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort());

    @Override
    public Map<String, String> start() {
        server.start();
        return Map.of("nattvakt.hostup.url", "http://127.0.0.1:" + server.port());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(server, new TestInjector.MatchesType(WireMockServer.class));
    }

    @Override
    public void stop() {
        server.stop();
    }

    /// The application with a key, as in earnest, and this class in HostUp's place.
    public static final class Profile implements QuarkusTestProfile {

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(OtherHostUp.class));
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "HOSTUP_API_KEY",
                    KEY,
                    "nattvakt.sandbox",
                    "false",
                    "quarkus.fault-tolerance.\"dev.nattvakt.hostup.PatientLine/ask\".retry.delay",
                    "0");
        }
    }
}
