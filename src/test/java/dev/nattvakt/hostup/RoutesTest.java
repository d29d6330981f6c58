package dev.nattvakt.hostup;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.schedule.ScheduleId;
import dev.nattvakt.schedule.SnapshotSchedule;
import dev.nattvakt.schedule.cadence.Hour;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@TestProfile(PlayedHostUp.Profile.class)
class RoutesTest {

    private static final String BASE = "/api/v2/vps/" + PlayedHostUp.VPS;

    @Inject PlayedHostUp played;
    @Inject HostUpConnection hostUp;

    @BeforeEach
    void reset() {
        played.reset(hostUp);
        played.answers(okJson("{}"));
    }

    static Stream<Arguments> routes() {
        var vps = PlayedHostUp.VPS;
        var hour = new Hour(2);
        return Stream.of(
                get("/api/v2/vps?limit=20", api -> api.page(20)),
                get("/api/v2/vps?limit=20&cursor=a%2Bb%3D", api -> api.page(20, "a+b=")),
                get("/api/v2/vps?name=web-01", api -> api.named("web-01")),
                get("/api/v2/vps?primaryIp=192.0.2.10", api -> api.at("192.0.2.10")),
                get(BASE, api -> api.vps(vps)),
                get(BASE + "/backup-schedules", api -> api.backupSchedules(vps)),
                get(BASE + "/snapshot-schedules", api -> api.snapshotSchedule(vps)),
                get(BASE + "/backups", api -> api.backups(vps)),
                get(BASE + "/snapshots", api -> api.snapshots(vps)),
                get(BASE + "/actions/upgrade", api -> api.capacityOptions(vps)),
                route(
                        "POST",
                        BASE + "/backup-schedules",
                        """
                        {"frequency":"daily","hour":2,"retentionCount":3,"enabled":true,
                         "name":"Nightly backup"}\
                        """,
                        api ->
                                api.saveBackupSchedule(
                                        vps,
                                        BackupScheduleBody.of(
                                                aSchedule().named("Nightly backup").wanted()))),
                route(
                        "POST",
                        BASE + "/backup-schedules",
                        """
                        {"frequency":"weekly","hour":2,"dayOfWeek":0,"retentionCount":4,
                         "enabled":false}\
                        """,
                        api ->
                                api.saveBackupSchedule(
                                        vps,
                                        BackupScheduleBody.of(
                                                aSchedule()
                                                        .weekly(DayOfWeek.SUNDAY)
                                                        .keeping(4)
                                                        .off()
                                                        .wanted()))),
                route(
                        "POST",
                        BASE + "/backup-schedules",
                        """
                        {"frequency":"monthly","hour":2,"dayOfMonth":31,"retentionCount":6,
                         "enabled":true}\
                        """,
                        api ->
                                api.saveBackupSchedule(
                                        vps,
                                        BackupScheduleBody.of(
                                                aSchedule().monthly(31).keeping(6).wanted()))),
                route(
                        "PATCH",
                        BASE + "/backup-schedules",
                        "{\"maxTotalBackups\":5}",
                        api ->
                                api.saveBackupSettings(
                                        vps,
                                        new BackupSettingsBody(Optional.of(5), Optional.empty()))),
                route(
                        "DELETE",
                        BASE + "/backup-schedules/bks_01",
                        "",
                        api -> api.deleteBackupSchedule(vps, new ScheduleId("bks_01"))),
                route(
                        "POST",
                        BASE + "/snapshot-schedules",
                        "{\"enabled\":true,\"intervalHours\":6}",
                        api ->
                                api.saveSnapshotSchedule(
                                        vps,
                                        SnapshotScheduleBody.of(new SnapshotSchedule(true, 6)))),
                route(
                        "DELETE",
                        BASE + "/snapshot-schedules",
                        "",
                        api -> api.deleteSnapshotSchedule(vps)),
                route(
                        "POST",
                        BASE + "/actions/config",
                        "{\"resources\":{\"snapshotSlots\":3},\"dryRun\":true}",
                        api -> api.price(vps, new PriceQuestion(Map.of("snapshotSlots", 3)))));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void sendsMethodPathAndBodyAsDocumented(
            String method, String url, String body, Function<HostUpApi, Uni<Response>> request)
            throws Exception {
        Exchange.send(request.apply(hostUp.own().api()), Optional.of(Duration.ofSeconds(5)));

        LoggedRequest seen = onlyRequest();
        assertThat(seen.getMethod() + " " + seen.getUrl()).isEqualTo(method + " " + url);
        assertThat(seen.getHeader("Authorization"))
                .isEqualTo("Bearer " + PlayedHostUp.KEY.reveal());
        assertThat(seen.getHeader("Accept")).isEqualTo("application/json");
        assertThat(json(seen.getBodyAsString())).isEqualTo(json(body));
        assertThat(seen.getHeader("Content-Type"))
                .isEqualTo(body.isEmpty() ? null : "application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a&b=c", "a/b", "Malmö ü", "50%41", "a+b", "{id}", "#?;", "日本"})
    void namesTravelEncodedAndArriveAsTheyWere(String name) {
        Exchange.send(hostUp.pooled().named(name), Optional.of(Duration.ofSeconds(5)));

        LoggedRequest seen = onlyRequest();
        assertThat(seen.getQueryParams().keySet()).containsExactly("name");
        assertThat(seen.queryParameter("name").values()).containsExactly(name);
    }

    private LoggedRequest onlyRequest() {
        var all = played.seen();
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private static Object json(String text) throws Exception {
        return text.isEmpty() ? "" : new ObjectMapper().readTree(text);
    }

    private static Arguments get(String url, Function<HostUpApi, Uni<Response>> request) {
        return route("GET", url, "", request);
    }

    private static Arguments route(
            String method, String url, String body, Function<HostUpApi, Uni<Response>> request) {
        return Arguments.of(method, url, body, request);
    }
}
