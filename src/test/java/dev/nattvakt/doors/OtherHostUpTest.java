package dev.nattvakt.doors;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.nattvakt.change.ReplicaGuard;
import dev.nattvakt.fleet.pace.Pace;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

/// How the doors hold against another HostUp than the one that we play ourselves.
@QuarkusTest
@TestProfile(OtherHostUp.Profile.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OtherHostUpTest {

    private static final String BASE = "/api/v2/vps/vps_01other";
    private static final String BACKUPS = BASE + "/backup-schedules";
    private static final String SNAPSHOTS = BASE + "/snapshot-schedules";
    private static final String SAVED = "saved";
    private static final String SETTINGS =
            "{\"totalBackupLimit\":5,\"manualBackupsActive\":0,\"scheduledBackupsActive\":0,\"availableScheduledSlots\":5,\"autoDeleteOldest\":true}";
    private static final String ROW =
            "{\"id\":\"bks_1\",\"name\":\"Nightly\",\"frequency\":\"daily\",\"time\":\"%02d:00\",\"daySpecifier\":null,\"retentionCount\":%d,\"enabled\":true}";
    private static final String MAY = "{\"canCreate\":{\"allowed\":true,\"reason\":null}}";
    private static final String MOVE = "{\"vps\":\"other\",\"hour\":4}";

    @Inject CircuitBreakerMaintenance fuses;
    @Inject ReplicaGuard replicas;
    @Inject Pace pace;

    private WireMockServer hostUp;
    private int mostWrites;

    @BeforeEach
    void startAnew() {
        hostUp.resetAll();
        fuses.resetAll();
        replicas.forget();
        OtherHostUp.useKey(OtherHostUp.KEY + "-" + UUID.randomUUID());
        mostWrites = 1;
        hostUp.stubFor(
                get(urlPathEqualTo("/api/v2/vps"))
                        .willReturn(
                                okJson(
                                        "{\"data\":[{\"id\":\"vps_01other\",\"name\":\"other\",\"primaryIp\":\"192.0.2.77\",\"serviceStatus\":\"active\"}],\"hasMore\":false,\"nextCursor\":null}")));
        hostUp.stubFor(
                get(urlPathEqualTo(BASE))
                        .willReturn(okJson("{\"id\":\"vps_01other\",\"name\":\"other\"}")));
        shows(ROW.formatted(2, 3), SETTINGS, MAY);
    }

    @AfterEach
    void neverWritesWhatMayHaveBeenApplied() {
        assertThat(writes()).hasSizeLessThanOrEqualTo(mostWrites);
        assertThat(hostUp.findAll(anyRequestedFor(urlPathEqualTo("/elsewhere")))).isEmpty();
    }

    static Stream<Arguments> readFailures() {
        return eachDoor(
                Arguments.of(aResponse().withStatus(401), "unavailable", "http_401"),
                Arguments.of(
                        problem(403, "insufficient_scope"), "unavailable", "insufficient_scope"),
                Arguments.of(problem(404, "vps_not_found"), "not_found", ""),
                Arguments.of(problem(409, "vps_not_ready"), "refused", "vps_not_ready"),
                Arguments.of(problem(500, "internal_error"), "unavailable", "hostup_unreachable"),
                Arguments.of(
                        aResponse().withStatus(502).withBody("<html>"),
                        "unavailable",
                        "hostup_unreachable"),
                Arguments.of(
                        aResponse().withStatus(302).withHeader("Location", "/elsewhere"),
                        "unavailable",
                        "hostup_unreadable"),
                Arguments.of(
                        aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                        "unavailable",
                        "hostup_unreachable"),
                Arguments.of(
                        aResponse().withFault(Fault.EMPTY_RESPONSE),
                        "unavailable",
                        "hostup_unreachable"),
                Arguments.of(
                        aResponse().withBody("<html>ok</html>"),
                        "unavailable",
                        "hostup_unreadable"),
                Arguments.of(
                        okJson("{\"schedules\":[{\"id\":"), "unavailable", "hostup_unreadable"),
                Arguments.of(okJson("[]"), "unavailable", "hostup_unreadable"));
    }

    @ParameterizedTest
    @MethodSource("readFailures")
    void writesNothingOnAReadThatFails(
            Through door, ResponseDefinitionBuilder answer, String outcome, String code) {
        hostUp.stubFor(get(urlPathEqualTo(BACKUPS)).willReturn(answer));

        Told told = call(door, "set_backup_schedule", MOVE);

        assertThat(told.is(outcome).code()).isEqualTo(code);
        assertThat(told.written()).isEqualTo("no");
        assertThat(writes()).isEmpty();
    }

    /// A gateway, or a wrong address. The key's list of servers is never missing.
    @ParameterizedTest
    @EnumSource
    void saysOfNoServerThatItIsMissingWhereThereIsNoList(Through door) {
        hostUp.stubFor(get(urlPathEqualTo("/api/v2/vps")).willReturn(problem(404, "not_found")));

        for (Told told :
                List.of(
                        call(door, "find_vps", "{}"),
                        call(door, "audit_protection", "{}"),
                        call(door, "set_backup_schedule", MOVE))) {
            assertThat(told.is("unavailable").code()).isEqualTo("hostup_unreadable");
            told.says("NATTVAKT_HOSTUP_URL", "nothing is known of any server");
            assertThat(told.summary()).doesNotContain("There is no server");
        }
    }

    @Test
    void healthTellsThatTheKeyIsRefusedAndTheServerStaysAliveAndReady() {
        hostUp.stubFor(get(urlPathEqualTo("/api/v2/vps")).willReturn(aResponse().withStatus(401)));

        given().get("/health/hostup")
                .then()
                .statusCode(503)
                .body("status", equalTo("DOWN"))
                .body("checks[0].name", equalTo("hostup"))
                .body("checks[0].data.why", equalTo("key_refused"))
                .body("checks[0].data.since", startsWith("20"))
                .body("checks[0].data.remedy", containsString("HOSTUP_API_KEY"));
        given().get("/health/live").then().statusCode(200).body("status", equalTo("UP"));
        given().get("/health/ready").then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void accessTokensAreNotInvalidWhileTheirIssuerIsDown() {
        given().auth()
                .preemptive()
                .oauth2("eyJhbGciOiJSUzI1NiIsImtpZCI6ImsifQ.e30.AAAA")
                .get("/tools")
                .then()
                .statusCode(503)
                .header("WWW-Authenticate", nullValue())
                .body("detail", containsString("their issuer does not answer"));
    }

    @Test
    void readsOfManyServersGoAsFastAsHostUpStates() {
        states("1");
        int slow = pace.atOnce();
        states("599");

        assertThat(pace.atOnce()).isGreaterThan(slow);
    }

    /// Of 600 requests a minute.
    private void states(String remaining) {
        hostUp.stubFor(
                get(urlPathEqualTo("/api/v2/vps"))
                        .willReturn(
                                okJson("{\"data\":[],\"hasMore\":false,\"nextCursor\":null}")
                                        .withHeader("X-RateLimit-Limit", "600")
                                        .withHeader("X-RateLimit-Remaining", remaining)
                                        .withHeader(
                                                "X-RateLimit-Reset",
                                                Instant.now().plusSeconds(60).toString())));
        call(Through.REST, "find_vps", "{}").is("answered");
    }

    static Stream<Arguments> definiteNoes() {
        return eachDoor(
                Arguments.of(problem(400, "invalid_request"), "refused", "invalid_request"),
                Arguments.of(problem(401, "unauthorized"), "unavailable", "unauthorized"),
                Arguments.of(aResponse().withStatus(403), "unavailable", "http_403"),
                Arguments.of(problem(404, "vps_not_found"), "not_found", "vps_not_found"),
                Arguments.of(problem(409, "pending_order"), "refused", "pending_order"),
                Arguments.of(aResponse().withStatus(412), "refused", "http_412"),
                Arguments.of(problem(422, "quota"), "refused", "quota"));
    }

    @ParameterizedTest
    @MethodSource("definiteNoes")
    void takesADefiniteNoForANo(
            Through door, ResponseDefinitionBuilder answer, String outcome, String code) {
        hostUp.stubFor(post(urlPathEqualTo(BACKUPS)).willReturn(answer));

        Told told = call(door, "set_backup_schedule", MOVE);

        assertThat(told.is(outcome).code()).isEqualTo(code);
        assertThat(told.written()).isEqualTo("no");
        assertThat(writes()).hasSize(1);
    }

    static Stream<Arguments> unclearAnswers() {
        return eachDoor(
                Arguments.of(problem(500, "internal_error")),
                Arguments.of(aResponse().withStatus(502).withBody("<html>")),
                Arguments.of(aResponse().withStatus(408)),
                Arguments.of(aResponse().withFault(Fault.EMPTY_RESPONSE)),
                Arguments.of(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)),
                Arguments.of(aResponse().withStatus(201).withBody("<html>created</html>")),
                Arguments.of(aResponse().withStatus(201).withBody("{\"id\":\"bks_")),
                Arguments.of(aResponse().withStatus(201)));
    }

    @ParameterizedTest
    @MethodSource("unclearAnswers")
    void looksWhetherItHoldsInsteadOfSendingItAgain(
            Through door, ResponseDefinitionBuilder answer) {
        saves(answer, ROW.formatted(4, 3));

        call(door, "set_backup_schedule", MOVE).is("verified").has("/after/hour", 4);

        assertThat(writes()).hasSize(1);
    }

    static Stream<Arguments> answersOverNothing() {
        return Stream.of(
                Arguments.of(Through.REST, problem(500, "internal_error")),
                Arguments.of(Through.MCP, aResponse().withFault(Fault.EMPTY_RESPONSE)));
    }

    @ParameterizedTest
    @MethodSource("answersOverNothing")
    void saysThatNobodyKnows(Through door, ResponseDefinitionBuilder answer) {
        hostUp.stubFor(post(urlPathEqualTo(BACKUPS)).willReturn(answer));

        call(door, "set_backup_schedule", MOVE)
                .is("unconfirmed")
                .says("It is not known", "get_protection {\"vps\":\"vps_01other\"}", "two minutes");

        assertThat(writes()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void waitsForHostUpAndSendsAgain(Through door) {
        mostWrites = 2;
        hostUp.stubFor(
                post(urlPathEqualTo(BACKUPS))
                        .inScenario(BACKUPS)
                        .whenScenarioStateIs(STARTED)
                        .willSetStateTo("waited")
                        .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "1")));
        hostUp.stubFor(
                post(urlPathEqualTo(BACKUPS))
                        .inScenario(BACKUPS)
                        .whenScenarioStateIs("waited")
                        .willSetStateTo(SAVED)
                        .willReturn(aResponse().withStatus(201).withBody(ROW.formatted(4, 3))));
        showsWhenSaved(ROW.formatted(4, 3));

        call(door, "set_backup_schedule", MOVE).is("verified");

        assertThat(writes()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void tellsWhatHostUpMadeOfAnOrder(Through door) {
        saves(aResponse().withStatus(201).withBody(ROW.formatted(2, 4)), ROW.formatted(2, 4));

        call(door, "set_backup_schedule", "{\"vps\":\"other\",\"retentionCount\":5}")
                .is("adjusted")
                .says("HostUp changed what was asked: copies 5 -> 4")
                .has("/after/retentionCount", 4);
    }

    @ParameterizedTest
    @EnumSource
    void quotesHostUpHarmlessly(Through door) {
        hostUp.stubFor(
                post(urlPathEqualTo(BACKUPS))
                        .willReturn(
                                aResponse()
                                        .withStatus(409)
                                        .withBody(
                                                "{\"code\":\"busy\",\"detail\":\"No\\u202e \\u200b\\n\\\"yes\\\" "
                                                        + "x".repeat(500)
                                                        + "\",\"requestId\":\"req_7\"}")));

        Told told = call(door, "set_backup_schedule", MOVE);

        told.is("refused").says("\"No 'yes' xxx", "req_7");
        assertThat(told.summary()).doesNotContain("\u202e", "\u200b", "\n", "x".repeat(80));
    }

    static Stream<Arguments> unstatedGates() {
        return eachDoor(
                Arguments.of("{}", "gate_unstated"),
                Arguments.of("{\"canCreate\":null}", "gate_unstated"),
                Arguments.of("{\"canCreate\":{\"allowed\":\"true\"}}", "gate_unstated"),
                Arguments.of("{\"canCreate\":false}", "gate_shut"));
    }

    @ParameterizedTest
    @MethodSource("unstatedGates")
    void savesABackupScheduleOnlyOnAStatedYes(Through door, String actions, String code) {
        shows(ROW.formatted(2, 3), SETTINGS, actions);

        call(door, "set_backup_schedule", MOVE).is("refused").has("/code", code);

        assertThat(writes()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void takesABareTrueForAYes(Through door) {
        shows(ROW.formatted(2, 3), SETTINGS, "{\"canCreate\":true}");
        saves(aResponse().withStatus(201).withBody("{}"), ROW.formatted(4, 3));

        call(door, "set_backup_schedule", MOVE).is("verified");
    }

    static Stream<Arguments> unstatedSnapshots() {
        String yes = "\"actions\":{\"canEnable\":{\"allowed\":true}}";
        return eachDoor(
                Arguments.of(
                        "{\"schedule\":null,\"available\":true,\"limits\":{\"totalSnapshots\":2}}"),
                Arguments.of("{\"schedule\":null,\"limits\":{\"totalSnapshots\":2}," + yes + "}"),
                Arguments.of("{\"schedule\":null,\"available\":true,\"limits\":{}," + yes + "}"));
    }

    @ParameterizedTest
    @MethodSource("unstatedSnapshots")
    void enablesSnapshotsOnlyOnThreeStatedYeses(Through door, String state) {
        hostUp.stubFor(get(urlPathEqualTo(SNAPSHOTS)).willReturn(okJson(state)));

        call(door, "set_snapshot_schedule", "{\"vps\":\"other\",\"intervalHours\":6}")
                .is("refused")
                .has("/code", "gate_unstated");

        assertThat(writes()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void letsAnUnstatedGatePassForSettings(Through door) {
        shows("", SETTINGS, "{}");
        hostUp.stubFor(
                patch(urlPathEqualTo(BACKUPS))
                        .inScenario(BACKUPS)
                        .willSetStateTo(SAVED)
                        .willReturn(okJson("{}")));
        hostUp.stubFor(
                get(urlPathEqualTo(BACKUPS))
                        .inScenario(BACKUPS)
                        .whenScenarioStateIs(SAVED)
                        .willReturn(okJson(state("", SETTINGS.replace("true", "false"), "{}"))));

        call(door, "set_backup_settings", "{\"vps\":\"other\",\"autoDeleteOldest\":false}")
                .is("verified");
    }

    @ParameterizedTest
    @EnumSource
    void letsAnUnstatedGatePassForARemoval(Through door) {
        shows(ROW.formatted(2, 3), SETTINGS, "{}");
        hostUp.stubFor(
                delete(urlPathEqualTo(BACKUPS + "/bks_1"))
                        .inScenario(BACKUPS)
                        .willSetStateTo(SAVED)
                        .willReturn(aResponse().withStatus(204)));
        showsWhenSaved("");

        Told asked = call(door, "remove_schedule", "{\"vps\":\"other\",\"kind\":\"backup\"}");

        call(
                        door,
                        "apply_plan",
                        "{\"planToken\":\"%s\"}"
                                .formatted(asked.is("needs_confirmation").text("/plan/token")))
                .is("verified");
    }

    @ParameterizedTest
    @EnumSource
    void letsAnUnstatedGatePassToSwitchSnapshotsOff(Through door) {
        hostUp.stubFor(
                get(urlPathEqualTo(SNAPSHOTS))
                        .willReturn(
                                okJson("{\"schedule\":{\"enabled\":true,\"intervalHours\":6}}")));

        call(door, "set_snapshot_schedule", "{\"vps\":\"other\",\"enabled\":false}")
                .is("needs_confirmation");
    }

    @ParameterizedTest
    @EnumSource
    void goesAheadWithAWarningWhereLimitsAreUnstated(Through door) {
        shows(ROW.formatted(2, 3), "{}", MAY);
        saves(aResponse().withStatus(201).withBody("{}"), ROW.formatted(2, 9));

        call(door, "set_backup_schedule", "{\"vps\":\"other\",\"retentionCount\":9}")
                .is("verified")
                .says("HostUp did not say how many backup slots there are");
    }

    @ParameterizedTest
    @EnumSource
    void movesTheHourThoughMoreCopiesAreKeptThanFit(Through door) {
        shows(ROW.formatted(2, 9), SETTINGS, MAY);
        saves(aResponse().withStatus(201).withBody("{}"), ROW.formatted(4, 9));

        Told told = call(door, "set_backup_schedule", MOVE).is("verified");

        assertThat(told.summary()).doesNotContain("slot", "fit");
    }

    @ParameterizedTest
    @EnumSource
    void readsTheLegacySettings(Through door) {
        shows(
                ROW.formatted(2, 3),
                "{\"total_backup_limit\":4,\"manual_backups_active\":1,\"auto_delete_oldest\":false}",
                MAY);

        call(door, "set_backup_schedule", "{\"vps\":\"other\",\"retentionCount\":9}")
                .is("refused")
                .says("9 copies do not fit: 4 slots, 1 held by a manual backup, at most 3");
    }

    /// The last, since nothing is sent to HostUp any more for an hour.
    @Test
    @Order(Integer.MAX_VALUE)
    void leavesTheKeyAloneForAsLongAsHostUpSays() {
        hostUp.stubFor(
                post(urlPathEqualTo(BACKUPS))
                        .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "3600")));
        call(Through.MCP, "set_backup_schedule", MOVE)
                .is("unconfirmed")
                .says("HostUp answered 429 (too many requests) and asks for a pause");
        hostUp.resetRequests();

        var response =
                given().contentType("application/json")
                        .body("{\"vps\":\"other\"}")
                        .post("/tools/get_protection");
        Told.overRest("get_protection", response).is("rate_limited");
        assertThat(Integer.parseInt(response.header("Retry-After"))).isBetween(3_500, 3_600);
        assertThat(hostUp.findAll(anyRequestedFor(anyUrl()))).isEmpty();
    }

    private Told call(Through door, String tool, String arguments) {
        Told told = door.call(tool, arguments);
        assertThat(told.body().toString()).doesNotContain(OtherHostUp.KEY);
        told.lacks("sandbox");
        return told;
    }

    private List<LoggedRequest> writes() {
        return hostUp.findAll(anyRequestedFor(anyUrl())).stream()
                .filter(request -> !request.getMethod().getName().equals("GET"))
                .toList();
    }

    private void shows(String row, String settings, String actions) {
        hostUp.stubFor(
                get(urlPathEqualTo(BACKUPS)).willReturn(okJson(state(row, settings, actions))));
    }

    private void showsWhenSaved(String row) {
        hostUp.stubFor(
                get(urlPathEqualTo(BACKUPS))
                        .inScenario(BACKUPS)
                        .whenScenarioStateIs(SAVED)
                        .willReturn(okJson(state(row, SETTINGS, MAY))));
    }

    /// The write is applied, whatever the answer.
    private void saves(ResponseDefinitionBuilder answer, String row) {
        hostUp.stubFor(
                post(urlPathEqualTo(BACKUPS))
                        .inScenario(BACKUPS)
                        .willSetStateTo(SAVED)
                        .willReturn(answer));
        showsWhenSaved(row);
    }

    private static String state(String row, String settings, String actions) {
        return "{\"schedules\":[%s],\"settings\":%s,\"actions\":%s}"
                .formatted(row, settings, actions);
    }

    private static ResponseDefinitionBuilder problem(int status, String code) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/problem+json")
                .withBody(
                        "{\"title\":\"No\",\"status\":%d,\"detail\":\"Not now.\",\"code\":\"%s\",\"requestId\":\"req_1\"}"
                                .formatted(status, code));
    }

    private static Stream<Arguments> eachDoor(Arguments... cases) {
        return Stream.of(Through.values())
                .flatMap(door ->
                        Stream.of(cases)
                                .map(one ->
                                        Arguments.of(
                                                Stream.concat(Stream.of(door), Stream.of(one.get()))
                                                        .toArray())));
    }
}
