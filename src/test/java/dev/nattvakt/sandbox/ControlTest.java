package dev.nattvakt.sandbox;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.sandbox.fault.Arrival;
import dev.nattvakt.sandbox.fault.Effect;
import dev.nattvakt.sandbox.fault.Fault;

import static org.assertj.core.api.Assertions.assertThat;

class ControlTest {
    private static final String FAULTS = "/__sandbox/faults";

    @RegisterExtension static final Rig hostup = new Rig();

    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                {"kind":"status","method":"POST","path":"backup-schedules$","skip":1,"times":2,"code":429,
                 "body":"{}","headers":{"Retry-After":["1","7"],"X-RateLimit-Remaining":"0"},"applied":true}\
                """,
                "{\"kind\":\"delay\",\"millis\":200,\"applied\":true}",
                "{\"kind\":\"drop\",\"applied\":true}",
                "{\"kind\":\"cut\",\"applied\":false}",
                "{\"kind\":\"garble\"}",
                "{\"kind\":\"replace\",\"body\":\"[]\",\"contentType\":\"text/plain\"}",
                "{\"kind\":\"lag\",\"lagMillis\":2000,\"lagReads\":2}",
                "{\"kind\":\"applyLate\",\"millis\":500}",
                "{\"kind\":\"gateFlip\",\"gate\":\"canEnable\",\"code\":\"pending_order\",\"reason\":\"Wait.\"}",
                "{\"kind\":\"alter\",\"fields\":{\"retentionCount\":2,\"name\":null}}",
                "{\"kind\":\"slowBody\",\"millis\":100}",
            })
    void takesEveryKindOfFault(String fault) throws IOException {
        assertThat(hostup.send("POST", FAULTS, fault, "no key").statusCode()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"kind\":\"drop\",\"aplied\":true}          | /aplied",
                "{\"kind\":\"drop\",\"millis\":1}             | /millis",
                "{\"kind\":\"crash\"}                         | /kind",
                "{\"kind\":\"status\"}                        | /code",
                "{\"kind\":\"status\",\"code\":99}            | /code",
                "{\"kind\":\"lag\"}                           | /lagMillis",
                "{\"kind\":\"drop\",\"path\":\"(\"}           | /path",
                "{\"kind\":\"drop\",\"times\":0}              | /times",
                "{\"kind\":\"gateFlip\",\"gate\":\"canFly\"}  | /gate",
                "[{\"kind\":\"drop\"},{\"kind\":\"drop\",\"a\":1}] | /1/a",
                "[1]                                          | ''",
                "nonsense                                     | ''",
            })
    void refusesAFlawedFaultAndPointsAtTheFlaw(String fault, String pointer) throws IOException {
        var answer = hostup.post(FAULTS, fault);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Rig.json(answer).getJsonArray("errors").getJsonObject(0).getString("pointer"))
                .isEqualTo(pointer);
        assertThat(hostup.get(Rig.WEB_01).statusCode()).isEqualTo(200);
    }

    @Test
    void faultsOfOneFamilyFireOneAfterTheOther() throws IOException {
        hostup.post(
                FAULTS,
                """
                [{"kind":"status","code":429},{"kind":"status","code":503,"times":2}]\
                """);

        assertThat(statuses(4)).containsExactly(429, 503, 503, 200);
    }

    @Test
    void faultsSpareWhatDoesNotFitAndWhatTheySkip() throws IOException {
        hostup.post(
                FAULTS,
                """
                {"kind":"status","code":500,"method":"GET","path":"vps_01hxa3b4[^/]*$","skip":1}\
                """);
        hostup.get(Rig.WEB_01 + "/backups");
        hostup.delete(Rig.WEB_01);

        assertThat(statuses(3)).containsExactly(200, 500, 200);
    }

    @Test
    void faultsCanBeTakenBack() throws IOException {
        hostup.post(FAULTS, "{\"kind\":\"status\",\"code\":500,\"times\":1000}");

        assertThat(hostup.delete(FAULTS).statusCode()).isEqualTo(204);

        assertThat(statuses(1)).containsExactly(200);
    }

    @Test
    void theLogHoldsEveryRequestInOrder() throws IOException {
        hostup.get("/api/v2/vps?limit=1");
        hostup.send("POST", Rig.WEB_01 + "/snapshot-schedules", "{}", "wrong");
        hostup.post(Rig.WEB_01 + "/snapshot-schedules", "{\"enabled\":true,\"intervalHours\":6}");

        var log = Rig.json(hostup.get("/__sandbox/log")).getJsonArray("log");

        assertThat(log).hasSize(3);
        assertThat(log.getJsonObject(0))
                .isEqualTo(
                        new JsonObject(
                                """
                                {"at":"2026-04-27T12:34:56.000Z","method":"GET","path":"/api/v2/vps",
                                 "query":"limit=1","body":"","status":200,"applied":false}\
                                """));
        assertThat(hostup.sandbox().log())
                .extracting(Arrival::status)
                .containsExactly(200, 401, 200);
        assertThat(hostup.sandbox().log())
                .extracting(Arrival::applied)
                .containsExactly(false, false, true);
    }

    @Test
    void theStateTellsWhatIsReallySo() throws IOException {
        hostup.sandbox().add(Fault.of(Effect.Lag.ofReads(9)));
        hostup.post(Rig.WEB_01 + "/snapshot-schedules", "{\"enabled\":true,\"intervalHours\":6}");

        var state = Rig.json(hostup.get("/__sandbox/state"));

        assertThat(state.getString("postMeaning")).isEqualTo("by-frequency");
        assertThat(state.getInteger("purchases")).isZero();
        assertThat(state.getJsonArray("fleet")).hasSize(50);
        var web01 = state.getJsonArray("fleet").getJsonObject(0);
        assertThat(web01.getString("name")).isEqualTo("web-01");
        assertThat(web01.getJsonObject("snapshotSchedules").getJsonObject("schedule")).isNotNull();
    }

    @Test
    void aResetMakesAllThingsNew() throws IOException {
        var before = hostup.sandbox().state();
        hostup.delete(hostup.path("db-01") + "/snapshot-schedules");
        hostup.sandbox().add(Fault.of(Effect.Status.of(500)));

        assertThat(hostup.post("/__sandbox/reset", "").statusCode()).isEqualTo(204);

        assertThat(hostup.sandbox().log()).isEmpty();
        assertThat(hostup.sandbox().state()).isEqualTo(before);
        assertThat(statuses(1)).containsExactly(200);
    }

    @Test
    void replacedServersHaveTheNamesOfTheOldOnesAndIdsOfTheirOwn() throws IOException {
        String old = hostup.path("db-01");

        hostup.sandbox().replaceServers();

        assertThat(hostup.path("db-01")).isNotEqualTo(old);
        assertThat(hostup.get(hostup.path("db-01")).statusCode()).isEqualTo(200);
        assertThat(hostup.get(old).statusCode()).isEqualTo(404);
    }

    @Test
    void aReplacedServerIsAsItWasUnderAnotherId() throws IOException {
        String old = hostup.sandbox().state().vps("db-01").id();

        String other = hostup.sandbox().replaceServer("db-01");

        assertThat(other).isNotEqualTo(old);
        assertThat(hostup.sandbox().state().vps("db-01").id()).isEqualTo(other);
        assertThat(hostup.get(hostup.path("db-01") + "/backup-schedules").body()).contains("daily");
    }

    @Test
    void otherRoutesAreNotFound() throws IOException {
        assertThat(hostup.get("/").statusCode()).isEqualTo(404);
        assertThat(hostup.get("/__sandbox/faults").statusCode()).isEqualTo(404);
        assertThat(hostup.sandbox().log()).isEmpty();
    }

    private static List<Integer> statuses(int requests) throws IOException {
        var statuses = new ArrayList<Integer>();
        for (int sent = 0; sent < requests; sent++) {
            statuses.add(hostup.get(Rig.WEB_01).statusCode());
        }
        return statuses;
    }
}
