package dev.nattvakt.sandbox;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SnapshotSchedulesTest {
    private static final String PATH = Rig.WEB_01 + "/snapshot-schedules";

    @RegisterExtension static final Rig hostup = new Rig();

    @ParameterizedTest
    @CsvSource({"4,4", "12,12", "24,24", "6.9,6", "3,4", "-2,4", "25,24", "1e30,24"})
    void floorsAndClampsWithoutAWord(String asked, int kept) throws IOException {
        var answer = hostup.post(PATH, body(true, asked));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Rig.json(answer).getJsonObject("schedule").getInteger("intervalHours"))
                .isEqualTo(kept);
    }

    @Test
    void runsNextOnAWholeMultiple() throws IOException {
        var schedule = Rig.json(hostup.post(PATH, body(true, "12"))).getJsonObject("schedule");

        assertThat(schedule.getString("nextRun")).isEqualTo("2026-04-28T00:00:00.000Z");
        assertThat(schedule.getString("lastRun")).isNull();
    }

    @Test
    void replacesAndRemovesTheOnlyOne() throws IOException {
        String path = hostup.path("db-01") + "/snapshot-schedules";

        var off = Rig.json(hostup.post(path, body(false, "6"))).getJsonObject("schedule");

        assertThat(off.getBoolean("enabled")).isFalse();
        assertThat(off.getString("lastRun")).isEqualTo("2026-04-27T12:00:00.000Z");
        assertThat(off.getString("nextRun")).isNull();
        assertThat(hostup.delete(path).statusCode()).isEqualTo(204);
        assertThat(Rig.json(hostup.get(path)).getValue("schedule")).isNull();
    }

    @Test
    void refusesWithoutSlotsAndBehindAShutGate() throws IOException {
        var noSlots = hostup.post(hostup.path("cache-01") + "/snapshot-schedules", body(true, "6"));
        var shut = hostup.post(hostup.path("old-01") + "/snapshot-schedules", body(true, "6"));

        assertThat(noSlots.statusCode()).isEqualTo(409);
        assertThat(Rig.json(noSlots).getString("detail")).startsWith("Snapshots are not included");
        assertThat(shut.statusCode()).isEqualTo(409);
        assertThat(Rig.code(shut)).isEqualTo("vps_not_ready");
    }

    @Test
    void refusesWhatIsNotANumber() throws IOException {
        var answer = hostup.post(PATH, "{\"enabled\":true,\"intervalHours\":\"6\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("/intervalHours");
    }

    private static String body(boolean enabled, String intervalHours) {
        return "{\"enabled\":%s,\"intervalHours\":%s}".formatted(enabled, intervalHours);
    }
}
