package dev.nattvakt.hostup;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
    static final Limits SHORT =
            new Limits(Duration.ofMillis(500), Duration.ofMillis(1500), Duration.ofMillis(1500));

    private final WireMockServer server =
            new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort().dynamicHttpsPort());
    private final CircuitBreakerMaintenance fuses;
    private FakeTime time = new FakeTime();

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
        return new HostUpConnection(url("http"), () -> KEY, pause, SHORT);
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

    FakeTime time() {
        return time;
    }

    /// A new day: no stubs, no requests seen, no pause, fuses whole.
    void reset(HostUpConnection connection) {
        server.resetAll();
        fuses.resetAll();
        time.pass(connection.pause().left());
        time = new FakeTime(time.getAsLong());
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
                    "quarkus.fault-tolerance.\"dev.nattvakt.hostup.PatientLine/ask\".retry.delay",
                    "0");
        }
    }
}
