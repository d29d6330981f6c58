package dev.nattvakt.sandbox;

import java.io.IOException;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/// Each server shows the one thing it is there for.
class FleetTest {
    @RegisterExtension static final Rig hostup = new Rig();

    @Test
    void web01HasSlotsAndNothingScheduled() throws IOException {
        JsonObject backups = backups("web-01");

        assertThat(backups.getJsonArray("schedules")).isEmpty();
        assertThat(backups.getJsonObject("settings"))
                .isEqualTo(
                        new JsonObject(
                                """
                                {"totalBackupLimit":3,"manualBackupsActive":0,"scheduledBackupsActive":0,
                                 "availableScheduledSlots":3,"autoDeleteOldest":false}\
                                """));
        assertThat(backups.getJsonObject("limits").getInteger("totalBackupLimit")).isEqualTo(3);
        assertThat(backups.getJsonArray("history")).isEmpty();
        assertThat(backups.getJsonObject("actions").fieldNames())
                .containsExactly("canCreate", "canUpdate", "canDelete");
        assertThat(snapshots("web-01"))
                .isEqualTo(
                        new JsonObject(
                                """
                                {"schedule":null,"limits":{"totalSnapshots":3},"available":true,"reason":null,
                                 "actions":{"canEnable":{"allowed":true,"reason":null,"code":null}}}\
                                """));
    }

    @Test
    void db01RanWellLastNightWithEverySlotFull() throws IOException {
        JsonObject backups = backups("db-01");

        JsonObject schedule = backups.getJsonArray("schedules").getJsonObject(0);
        assertThat(schedule.getString("time")).isEqualTo("02:00");
        assertThat(schedule.getString("lastRun")).isEqualTo("2026-04-27T02:00:00.000Z");
        assertThat(schedule.getString("nextRun")).isEqualTo("2026-04-28T02:00:00.000Z");
        assertThat(schedule.getString("status")).isEqualTo("completed");
        JsonObject settings = backups.getJsonObject("settings");
        assertThat(settings.getInteger("scheduledBackupsActive")).isEqualTo(7);
        assertThat(settings.getInteger("availableScheduledSlots")).isZero();
        JsonObject copies = Rig.json(hostup.get(hostup.path("db-01") + "/backups"));
        assertThat(copies.getJsonArray("backups")).hasSize(7);
        assertThat(copies.getJsonObject("quotaInfo").getInteger("remaining")).isZero();
    }

    @Test
    void db01TakesSnapshotsEverySixHours() throws IOException {
        JsonObject schedule = snapshots("db-01").getJsonObject("schedule");

        assertThat(schedule.getInteger("intervalHours")).isEqualTo(6);
        assertThat(schedule.getString("lastRun")).isEqualTo("2026-04-27T12:00:00.000Z");
        assertThat(schedule.getString("nextRun")).isEqualTo("2026-04-27T18:00:00.000Z");
        JsonObject copies = Rig.json(hostup.get(hostup.path("db-01") + "/snapshots"));
        assertThat(copies.getJsonArray("data")).hasSize(4);
        assertThat(copies.getJsonArray("data").getJsonObject(0).getString("expiresAt"))
                .isEqualTo("2026-04-28T12:00:00.000Z");
    }

    @Test
    void cache01HasNoSnapshotSlotsButCanBuySome() throws IOException {
        JsonObject snapshots = snapshots("cache-01");

        assertThat(snapshots.getBoolean("available")).isFalse();
        assertThat(snapshots.getJsonObject("limits").getInteger("totalSnapshots")).isZero();
        assertThat(snapshots.getString("reason")).startsWith("Snapshots are not included");
        JsonObject gate = snapshots.getJsonObject("actions").getJsonObject("canEnable");
        assertThat(gate.getBoolean("allowed")).isFalse();
        assertThat(hostup.get(hostup.path("cache-01") + "/actions/upgrade").body())
                .contains("\"snapshotSlots\"");
    }

    @Test
    void mail01WaitsForAPendingOrder() throws IOException {
        assertThat(gate("mail-01", "canCreate"))
                .isEqualTo(
                        new JsonObject(
                                """
                                {"allowed":false,"code":"pending_order",
                                 "reason":"A pending order must be completed first."}\
                                """));
    }

    @Test
    void log01FailedLastMonday() throws IOException {
        JsonObject schedule = schedule("log-01");

        assertThat(schedule.getString("frequency")).isEqualTo("weekly");
        assertThat(schedule.getString("daySpecifier")).isEqualTo("1");
        assertThat(schedule.getString("lastRun")).isEqualTo("2026-04-27T03:00:00.000Z");
        assertThat(schedule.getString("status")).isEqualTo("failed");
    }

    @Test
    void batch01IsOverdue() throws IOException {
        JsonObject schedule = schedule("batch-01");

        assertThat(schedule.getBoolean("enabled")).isTrue();
        assertThat(schedule.getString("lastRun")).isEqualTo("2026-04-25T01:00:00.000Z");
        assertThat(schedule.getString("nextRun")).isEqualTo("2026-04-26T01:00:00.000Z");
    }

    @Test
    void old01IsSuspendedWithEveryGateShut() throws IOException {
        assertThat(Rig.json(hostup.get(hostup.path("old-01"))).getString("serviceStatus"))
                .isEqualTo("suspended");
        for (String name : new String[] {"canCreate", "canUpdate", "canDelete"}) {
            assertThat(gate("old-01", name).getBoolean("allowed")).isFalse();
        }
        assertThat(
                        snapshots("old-01")
                                .getJsonObject("actions")
                                .getJsonObject("canEnable")
                                .getBoolean("allowed"))
                .isFalse();
    }

    @Test
    void files01IsSwitchedOff() throws IOException {
        JsonObject schedule = schedule("files-01");

        assertThat(schedule.getString("name")).isEqualTo("Weekly files");
        assertThat(schedule.getString("daySpecifier")).isEqualTo("0");
        assertThat(schedule.getBoolean("enabled")).isFalse();
        assertThat(schedule.getString("nextRun")).isNull();
    }

    @Test
    void manyNodesShareTwoOClock() {
        long atTwo =
                hostup.sandbox().state().fleet().stream()
                        .filter(vps -> vps.name().startsWith("node-"))
                        .filter(vps -> vps.backups().schedules().getFirst().cadence().hour() == 2)
                        .count();

        assertThat(atTwo).isEqualTo(32);
    }

    private static JsonObject backups(String vps) throws IOException {
        return Rig.json(hostup.get(hostup.path(vps) + "/backup-schedules"));
    }

    private static JsonObject schedule(String vps) throws IOException {
        return backups(vps).getJsonArray("schedules").getJsonObject(0);
    }

    private static JsonObject gate(String vps, String name) throws IOException {
        return backups(vps).getJsonObject("actions").getJsonObject(name);
    }

    private static JsonObject snapshots(String vps) throws IOException {
        return Rig.json(hostup.get(hostup.path(vps) + "/snapshot-schedules"));
    }
}
