package dev.nattvakt.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

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
import io.restassured.response.ValidatableResponse;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.nattvakt.FreshFleet;
import dev.nattvakt.sandbox.Sandbox;
import dev.nattvakt.sandbox.fault.Arrival;
import dev.nattvakt.sandbox.fault.Effect;
import dev.nattvakt.sandbox.fault.Fault;

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
    @Inject CircuitBreakerMaintenance fuses;

    @ConfigProperty(name = "nattvakt.audit.file")
    Path record;

    private WireMockServer receiver;
    private Sandbox hostUp;

    @BeforeEach
    void aQuietMorning() {
        hostUp = FreshFleet.begin();
        fuses.resetAll();
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
    void tellsOnceThatHostUpCannotBeReadAndOnceThatItCanAgain() throws Exception {
        hostUp.add(Fault.of(Effect.Status.of(503)).times(1_000));
        assertThat(watch.round()).isEqualTo(2);
        assertThat(watch.round()).isEqualTo(2);
        assertThat(kinds()).containsExactly("could_not_see");

        hostUp.reset();
        fuses.resetAll();
        assertThat(watch.round()).isEqualTo(1);
        assertThat(watch.round()).isEqualTo(1);
        assertThat(kinds()).containsExactly("could_not_see", "sees_again");
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

    /// The first order's result is unknown and a newer one succeeds; then a proxy delivers the
    /// first.
    @Test
    void tellsAndRecordsThatAWriteInDoubtHasUndoneANewerChange() throws Exception {
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        receiver.addMockServiceRequestListener((request, _) -> told.add(request.getBodyAsString()));
        hostUp.add(Fault.on("POST", "backup-schedules", new Effect.Drop(false)));
        String doubtful = order(4).statusCode(202).extract().path("receipt.id");
        Arrival heldBack = lastWrite();
        String newer = order(5).statusCode(200).extract().path("receipt.id");
        letGo(heldBack);

        order(6).statusCode(200);

        JsonNode alert = MAPPER.readTree(told.poll(20, TimeUnit.SECONDS)).at("/data/alerts/0");
        assertThat(alert.path("kind").asText()).isEqualTo("overwritten");
        assertThat(alert.at("/vps/name").asText()).isEqualTo("db-01");
        assertThat(alert.path("summary").asText())
                .isEqualTo(
                        "Change %s of \"db-01\", whose result was unknown, may have undone the newer change %s: hour differs."
                                .formatted(doubtful, newer));
        // Another line may be being written meanwhile.
        assertThat(Files.readAllLines(record))
                .filteredOn(line -> line.contains("\"event\":\"overwritten\""))
                .map(MAPPER::readTree)
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.path("receipt").asText()).isEqualTo(doubtful);
                    assertThat(line.at("/facts/lostReceipt").asText()).isEqualTo(newer);
                    assertThat(line.at("/facts/lost/hour").asInt()).isEqualTo(5);
                    assertThat(line.at("/facts/now/hour").asInt()).isEqualTo(4);
                    assertThat(line.path("prev").asText()).hasSize(64);
                });
    }

    private static ValidatableResponse order(int hour) {
        return given().contentType("application/json")
                .body("{\"vps\":\"db-01\",\"hour\":%d}".formatted(hour))
                .post("/tools/set_backup_schedule")
                .then();
    }

    private Arrival lastWrite() {
        return hostUp.log().stream()
                .filter(arrival -> arrival.method().equals("POST"))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private void letGo(Arrival request) {
        given().auth()
                .oauth2("sandbox")
                .contentType("application/json")
                .body(request.body())
                .post(hostUp.url().resolve(request.path()))
                .then()
                .statusCode(201);
    }

    private List<LoggedRequest> requests() {
        return receiver.findAll(anyRequestedFor(anyUrl()));
    }

    private List<JsonNode> alerts() throws Exception {
        return alerts(requests().getFirst());
    }

    /// What has been told since the quiet morning, in order.
    private List<String> kinds() throws Exception {
        List<String> kinds = new ArrayList<>();
        for (LoggedRequest request : requests()) {
            alerts(request).forEach(alert -> kinds.add(alert.path("kind").asText()));
        }
        return kinds;
    }

    private static List<JsonNode> alerts(LoggedRequest request) throws IOException {
        JsonNode body = MAPPER.readTree(request.getBodyAsString());
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
            settings.put("nattvakt.audit.file", record().toString());
            return settings;
        }

        private static Path record() {
            try {
                return Files.createTempDirectory("nattvakt-watch").resolve("audit.jsonl");
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
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
