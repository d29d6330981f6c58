package dev.nattvakt.hostup;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;

import dev.nattvakt.caller.Secret;
import dev.nattvakt.hostup.guard.KeyBreaker;
import dev.nattvakt.hostup.guard.Pause;
import dev.nattvakt.hostup.guard.RetryBudget;
import dev.nattvakt.hostup.guard.Timeouts;
import dev.nattvakt.hostup.json.HostUpResponse;
import dev.nattvakt.hostup.json.ResponseBody;
import dev.nattvakt.schedule.VpsId;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

/// HostUp's end of the wire, played by WireMock, and a connection to it whose time is fake.
@Alternative
@Singleton
class PlayedHostUp {

    static final VpsId VPS = new VpsId("vps_01hxa3b4c5d6e7f8g9h0j1k2m3");
    static final Secret KEY = new Secret("canary-of-the-key");
    static final Timeouts SHORT =
            new Timeouts(Duration.ofMillis(500), Duration.ofMillis(1500), Duration.ofMillis(1500));

    private final WireMockServer server =
            new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort().dynamicHttpsPort());
    private final CircuitBreakerMaintenance fuses;
    private FakeTime time = new FakeTime();
    private Secret key = KEY;

    @Inject
    PlayedHostUp(CircuitBreakerMaintenance fuses) {
        this.fuses = fuses;
        server.start();
    }

    @Produces
    @Singleton
    @Alternative
    HostUpConnection connection() {
        Pause pause = new Pause(() -> time.getAsLong(), wait -> time.pass(wait));
        KeyBreaker keyBreaker = new KeyBreaker(() -> key, () -> time.getAsLong());
        return new HostUpConnection(
                url("http"),
                () -> key,
                pause,
                keyBreaker,
                SHORT,
                new Addresses(url("http"), Addresses.Lookup.REAL, System::nanoTime));
    }

    URI url(String scheme) {
        int port = "https".equals(scheme) ? server.httpsPort() : server.port();
        return URI.create(scheme + "://127.0.0.1:" + port);
    }

    WireMockServer server() {
        return server;
    }

    void answers(ResponseDefinitionBuilder answer) {
        server.stubFor(any(anyUrl()).willReturn(answer));
    }

    void answersThen(ResponseDefinitionBuilder first, ResponseDefinitionBuilder later) {
        server.stubFor(
                any(anyUrl())
                        .inScenario("second try")
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willSetStateTo("tried")
                        .willReturn(first));
        server.stubFor(
                any(anyUrl())
                        .inScenario("second try")
                        .whenScenarioStateIs("tried")
                        .willReturn(later));
    }

    List<LoggedRequest> seen() {
        return server.findAll(anyRequestedFor(anyUrl()));
    }

    int requests() {
        return seen().size();
    }

    /// From now on requests carry another key.
    void rotate(Secret another) {
        key = another;
    }

    FakeTime time() {
        return time;
    }

    /// A new day: no stubs, no requests seen, no pause, fuses whole, a key that nobody refused.
    void reset(HostUpConnection connection) {
        server.resetAll();
        fuses.resetAll();
        time.pass(connection.pause().left());
        acceptKey(connection);
        IntStream.range(0, RetryBudget.CAPACITY).forEach(_ -> connection.retryBudget().succeeded());
        time = new FakeTime(time.getAsLong());
    }

    private void acceptKey(HostUpConnection connection) {
        key = new Secret("another");
        if (connection.keyBreaker().forRead() instanceof KeyBreaker.Passage.Free(var pass)) {
            pass.saw(new HostUpResponse(200, Map.of(), ResponseBody.NOTHING));
        }
        key = KEY;
    }

    @PreDestroy
    void stop() {
        server.stop();
    }

    /// The application with this class in HostUp's place.
    public static final class Profile implements QuarkusTestProfile {
        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(PlayedHostUp.class);
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "HOSTUP_API_KEY",
                    KEY.reveal(),
                    "nattvakt.sandbox",
                    "false",
                    "quarkus.http.test-port",
                    "0",
                    "quarkus.fault-tolerance.\"dev.nattvakt.hostup.RetryingCalls/ask\".retry.delay",
                    "0");
        }
    }
}
