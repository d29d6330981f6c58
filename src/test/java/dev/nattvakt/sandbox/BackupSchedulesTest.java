package dev.nattvakt.sandbox;

import java.io.IOException;
import java.util.List;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class BackupSchedulesTest {
    private static final String PATH = Rig.WEB_01 + "/backup-schedules";

    @RegisterExtension static final Rig hostup = new Rig();

    @Test
    void answersAPostAsTheDocumentationDoes() throws IOException {
        var answer =
                hostup.post(
                        PATH,
                        """
                        {"frequency":"daily","hour":2,"retentionCount":3,"enabled":true,
                         "name":"Nightly backup"}\
                        """);

        assertThat(answer.statusCode()).isEqualTo(201);
        JsonObject saved = Rig.json(answer);
        assertThat(saved.remove("id").toString()).matches("bks_[0-9a-z]{26}");
        assertThat(saved)
                .isEqualTo(
                        new JsonObject(
                                """
                                {"name":"Nightly backup","frequency":"daily","time":"02:00",
                                 "daySpecifier":null,"retentionCount":3,"enabled":true,"lastRun":null,
                                 "nextRun":"2026-04-28T02:00:00.000Z","status":null}\
                                """));
        assertThat(hostup.get(PATH).body()).contains("Nightly backup");
    }

    @Test
    void writesDaysAsTexts() throws IOException {
        JsonObject weekly =
                post(
                        """
                        {"frequency":"weekly","hour":3,"dayOfWeek":0,"retentionCount":1,"enabled":true}\
                        """);
        JsonObject monthly =
                post(
                        """
                        {"frequency":"monthly","hour":23,"dayOfMonth":31,"retentionCount":1,"enabled":true}\
                        """);

        assertThat(weekly.getString("daySpecifier")).isEqualTo("0");
        assertThat(weekly.getString("nextRun")).isEqualTo("2026-05-03T03:00:00.000Z");
        assertThat(weekly.getString("name")).isEqualTo("Weekly backup");
        assertThat(monthly.getString("daySpecifier")).isEqualTo("31");
        assertThat(monthly.getString("nextRun")).isEqualTo("2026-04-30T23:00:00.000Z");
    }

    @Test
    void keepsTheNameAndTheHistoryOnUpdate() throws IOException {
        String path = hostup.path("files-01") + "/backup-schedules";

        JsonObject saved =
                Rig.json(
                        hostup.post(
                                path,
                                """
                                {"frequency":"weekly","hour":5,"dayOfWeek":1,"retentionCount":3,
                                 "enabled":false}\
                                """));

        assertThat(saved.getString("name")).isEqualTo("Weekly files");
        assertThat(saved.getString("status")).isEqualTo("completed");
        assertThat(saved.getString("nextRun")).isNull();
    }

    @Test
    void namesEveryFlawAtOnce() throws IOException {
        var answer =
                hostup.post(
                        PATH,
                        """
                        {"frequency":"daily","hour":24,"dayOfWeek":1,"retentionCount":0,"enabled":"yes",
                         "name":7}\
                        """);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Rig.code(answer)).isEqualTo("invalid_request");
        assertThat(pointers(Rig.json(answer)))
                .containsExactlyInAnyOrder(
                        "/hour", "/dayOfWeek", "/retentionCount", "/enabled", "/name");
    }

    @Test
    void namesEveryFieldThatIsMissing() throws IOException {
        assertThat(pointers(post("{}")))
                .containsExactlyInAnyOrder("/frequency", "/hour", "/retentionCount", "/enabled");
        assertThat(
                        pointers(
                                post(
                                        """
                                        {"frequency":"weekly","hour":2.5,"dayOfMonth":3,
                                         "retentionCount":1,"enabled":true}\
                                        """)))
                .containsExactlyInAnyOrder("/hour", "/dayOfMonth", "/dayOfWeek");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[1]", "7", "not json", "{\"a\":"})
    void refusesABodyThatIsNoObject(String body) throws IOException {
        assertThat(pointers(post(body))).containsExactly("");
    }

    @Test
    void refusesMoreCopiesThanManualBackupsLeaveRoomFor() throws IOException {
        String path = hostup.path("app") + "/backup-schedules";
        String five = "{\"frequency\":\"daily\",\"hour\":2,\"retentionCount\":5,\"enabled\":true}";

        var answer = hostup.post(path, five);

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(Rig.code(answer)).isEqualTo("backup_limit_exceeded");
        assertThat(hostup.post(path, five.replace('5', '4')).statusCode()).isEqualTo(201);
    }

    @Test
    void refusesWithTheCodeOfTheShutGate() throws IOException {
        var answer =
                hostup.post(
                        hostup.path("mail-01") + "/backup-schedules",
                        "{\"frequency\":\"daily\",\"hour\":2,\"retentionCount\":1,\"enabled\":true}");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(Rig.code(answer)).isEqualTo("pending_order");
        assertThat(hostup.sandbox().state().vps("mail-01").backups().schedules()).isEmpty();
    }

    @Test
    void patchesTheSettingsAndNothingElse() throws IOException {
        var answer = hostup.patch(PATH, "{\"maxTotalBackups\":2,\"autoDeleteOldest\":true}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Rig.json(answer).getJsonObject("settings"))
                .isEqualTo(
                        new JsonObject(
                                """
                                {"totalBackupLimit":2,"manualBackupsActive":0,"scheduledBackupsActive":0,
                                 "availableScheduledSlots":2,"autoDeleteOldest":true}\
                                """));
        assertThat(hostup.sandbox().state().vps("web-01").backups().maxTotal()).isEqualTo(2);
    }

    @Test
    void refusesAPatchThatSaysNothingOrTooMuch() throws IOException {
        assertThat(hostup.patch(PATH, "{}").statusCode()).isEqualTo(400);
        assertThat(hostup.patch(PATH, "{\"maxTotalBackups\":0}").statusCode()).isEqualTo(400);
        assertThat(Rig.code(hostup.patch(PATH, "{\"maxTotalBackups\":4}")))
                .isEqualTo("backup_limit_exceeded");
        String shut = hostup.path("old-01") + "/backup-schedules";
        assertThat(Rig.code(hostup.patch(shut, "{\"autoDeleteOldest\":true}")))
                .isEqualTo("vps_not_ready");
    }

    @Test
    void deletesOneSchedule() throws IOException {
        var plan = hostup.sandbox().state().vps("db-01").backups();
        String one = hostup.path("db-01") + "/backup-schedules/" + plan.schedules().getFirst().id();

        assertThat(hostup.delete(one).statusCode()).isEqualTo(204);
        assertThat(hostup.delete(one).statusCode()).isEqualTo(404);
        assertThat(hostup.sandbox().state().vps("db-01").backups()).isEqualTo(plan.with(List.of()));
    }

    @Test
    void doesNotDeleteBehindAShutGate() throws IOException {
        var plan = hostup.sandbox().state().vps("old-01").backups();

        var answer =
                hostup.delete(
                        hostup.path("old-01")
                                + "/backup-schedules/"
                                + plan.schedules().getFirst().id());

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(hostup.sandbox().state().vps("old-01").backups()).isEqualTo(plan);
    }

    private static JsonObject post(String body) throws IOException {
        return Rig.json(hostup.post(PATH, body));
    }

    private static List<String> pointers(JsonObject problem) {
        return problem.getJsonArray("errors").stream()
                .map(error -> ((JsonObject) error).getString("pointer"))
                .toList();
    }
}
