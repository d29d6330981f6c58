package dev.nattvakt.doors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;

import dev.nattvakt.PrivateFile;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

/// A HostUp that is not ours: it answers what a test says, and nothing else.
public final class OtherHostUp implements QuarkusTestResourceLifecycleManager {

    static final String KEY = "canary-of-the-key";

    private static final Path KEY_FILE = Path.of("target", "other-hostup.key");

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

    /// A key that HostUp has refused is good for nothing any more; another one is.
    static void useKey(String key) {
        try {
            PrivateFile.write(KEY_FILE, key);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /// The application with a key, as in earnest, and this class in HostUp's place. The issuer of
    /// access tokens is never there.
    public static final class Profile implements QuarkusTestProfile {

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(OtherHostUp.class));
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            useKey(KEY);
            return Map.of(
                    "HOSTUP_API_KEY_FILE",
                    KEY_FILE.toString(),
                    "nattvakt.sandbox",
                    "false",
                    "nattvakt.access.oauth.issuer",
                    "http://127.0.0.1:1",
                    "nattvakt.access.oauth.resource",
                    "http://127.0.0.1:8080/mcp",
                    "quarkus.fault-tolerance.\"dev.nattvakt.hostup.RetryingCalls/ask\".retry.delay",
                    "0");
        }
    }
}
