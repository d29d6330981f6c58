package dev.nattvakt.watch;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.nattvakt.FreshFleet;
import dev.nattvakt.sandbox.Effect;
import dev.nattvakt.sandbox.Fault;
import dev.nattvakt.sandbox.Sandbox;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/// Whole rounds over the simulated fleet, with an operator's webhook at the other end.
@QuarkusTest
@TestProfile(WatchTest.Profile.class)
class WatchTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String KEY = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @Inject Watch watch;

    private WireMockServer receiver;
    private Sandbox hostUp;

    @BeforeEach
    void aQuietMorning() {
        hostUp = FreshFleet.begin();
        receiver.resetAll();
        receiver.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(204)));
        watch.round();
        receiver.resetRequests();
    }

    @Test
    void saysNothingWhenNothingHasHappened() {
        assertThat(watch.round()).isEqualTo(1);
        assertThat(requests()).isEmpty();
    }

    @Test
    void tellsOnceOfADayThatHostUpCannotBeReadAndOfItsEnd() throws Exception {
        hostUp.add(Fault.of(Effect.Status.of(503)).times(1_000));
        assertThat(watch.round()).isEqualTo(2);
        assertThat(watch.round()).isEqualTo(2);
        hostUp.reset();
        assertThat(watch.round()).isIn(1, 2);

        assertThat(alerts().getFirst().path("kind").asText()).isEqualTo("could_not_see");
    }

    @Test
    void tellsOfAChangeElsewhereAndNotOfOneMadeHere() throws Exception {
        given().contentType("application/json")
                .body("{\"vps\":\"db-01\",\"hour\":5}")
                .post("/tools/set_backup_schedule")
                .then()
                .statusCode(200);
        watch.round();
        assertThat(requests()).isEmpty();

        hostUp.reset();
        watch.round();
        assertThat(alerts())
                .anySatisfy(alert -> {
                    assertThat(alert.path("kind").asText()).isEqualTo("changed_elsewhere");
                    assertThat(alert.at("/vps/name").asText()).isEqualTo("db-01");
                    assertThat(alert.path("summary").asText())
                            .startsWith("Changed elsewhere: \"db-01\"")
                            .contains("daily at 02:00 UTC");
                });
    }

    @Test
    void signsWhatItTells() throws Exception {
        hostUp.add(Fault.of(Effect.Status.of(503)).times(1_000));
        watch.round();
        hostUp.reset();

        LoggedRequest request = requests().getFirst();
        String signed =
                request.getHeader("webhook-id")
                        + "."
                        + request.getHeader("webhook-timestamp")
                        + "."
                        + request.getBodyAsString();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(KEY), "HmacSHA256"));
        assertThat(request.getHeader("webhook-signature"))
                .isEqualTo(
                        "v1,"
                                + Base64.getEncoder()
                                        .encodeToString(
                                                mac.doFinal(
                                                        signed.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void whatDidNotArriveIsToldAgain() throws Exception {
        receiver.resetAll();
        receiver.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500)));
        hostUp.add(Fault.of(Effect.Status.of(503)).times(1_000));
        watch.round();
        receiver.resetAll();
        receiver.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(200)));
        watch.round();
        hostUp.reset();

        assertThat(alerts().getFirst().path("kind").asText()).isEqualTo("could_not_see");
    }

    private List<LoggedRequest> requests() {
        return receiver.findAll(anyRequestedFor(anyUrl()));
    }

    private List<JsonNode> alerts() throws Exception {
        JsonNode body = MAPPER.readTree(requests().getFirst().getBodyAsString());
        assertThat(body.path("type").asText()).isEqualTo("nattvakt.watch");
        return body.at("/data/alerts").valueStream().toList();
    }

    public static final class Receiver implements QuarkusTestResourceLifecycleManager {

        private final WireMockServer server =
                new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort());

        @Override
        public Map<String, String> start() {
            server.start();
            Map<String, String> settings = new HashMap<>();
            settings.put("nattvakt.watch.webhook", "http://127.0.0.1:" + server.port() + "/alerts");
            settings.put("nattvakt.watch.webhook-secret", "whsec_" + KEY);
            settings.put("nattvakt.watch.every", "1000d");
            return settings;
        }

        @Override
        public void inject(TestInjector injector) {
            injector.injectIntoFields(server, new TestInjector.MatchesType(WireMockServer.class));
        }

        @Override
        public void stop() {
            server.stop();
        }
    }

    public static final class Profile implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(Receiver.class));
        }
    }
}
