package dev.nattvakt.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.nattvakt.FreshFleet;
import dev.nattvakt.audit.AuditLog;
import dev.nattvakt.audit.Seen;
import dev.nattvakt.doors.Told;
import dev.nattvakt.sandbox.Sandbox;
import dev.nattvakt.tool.Answered;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/// What was changed, asked over REST: by this process, by one before it, and elsewhere.
@QuarkusTest
@TestProfile(WatchTest.Profile.class)
class HistoryOverRestTest {

    @Inject Watch watch;

    @ConfigProperty(name = "nattvakt.audit.file")
    Path record;

    private Sandbox hostUp;
    private Instant begin;

    @BeforeEach
    void startAnew() {
        hostUp = FreshFleet.begin();
        watch.round();
        begin = Instant.now();
    }

    private static Told call(String tool, String arguments) {
        Response response =
                given().contentType("application/json")
                        .body(arguments.replace('\'', '"'))
                        .post("/tools/" + tool);
        return Told.overRest(
                tool, response.statusCode(), response.contentType(), response.asString());
    }

    /// The latest changes of this test, newest first.
    private List<JsonNode> changes() {
        Told told = call("list_changes", "{'since':'%s'}".formatted(begin)).is("answered");
        return told.body().path("changes").valueStream().toList();
    }

    @Test
    void tellsWhoChangedWhatAndHowToUndoIt() {
        Told asked = call("set_backup_schedule", "{'vps':'db-01','retentionCount':2}");
        String plan = "{'planToken':'%s'}".formatted(asked.text("/plan/token"));
        Told made = call("apply_plan", plan).is("verified");
        call("set_backup_schedule", "{'vps':'db-01','retentionCount':2}").is("already_set");

        Told told = call("list_changes", "{'vps':'db-01','since':'1h','limit':1}").is("answered");

        JsonNode change = told.body().at("/changes/0");
        assertThat(told.body().path("changes")).hasSize(1);
        assertThat(change.at("/vps/name").asText()).isEqualTo("db-01");
        assertThat(change.at("/vps/id").asText()).isEqualTo(made.text("/vps/id"));
        assertThat(change.at("/vps/primaryIp").asText()).isEqualTo(made.text("/vps/primaryIp"));
        assertThat(change.path("tool").asText()).isEqualTo("apply_plan");
        assertThat(change.path("door").asText()).isEqualTo("rest");
        assertThat(change.path("by").asText()).isEqualTo("anonymous");
        assertThat(change.path("approvedBy").toString())
                .isEqualTo("{\"who\":\"anonymous\",\"way\":\"caller\"}");
        assertThat(change.path("before")).isEqualTo(made.body().path("before"));
        assertThat(change.path("after")).isEqualTo(made.body().path("after"));
        assertThat(change.path("outcome").asText()).isEqualTo("verified");
        assertThat(change.path("receipt").asText()).isEqualTo(made.text("/receipt/id"));
        assertThat(change.path("undo")).isEqualTo(made.body().path("undo"));
        assertThat(told.summary())
                .contains(
                        "\"db-01\"",
                        "copies 7 -> 2",
                        "by anonymous over rest, approved by anonymous in a call; verified",
                        "receipt " + made.text("/receipt/id"),
                        "to undo it: set_backup_schedule {\"vps\":\"");
    }

    @Test
    void changesElsewhereStandBetween() {
        call("set_snapshot_schedule", "{'vps':'web-01','intervalHours':6}").is("verified");
        call("set_backup_schedule", "{'vps':'db-01','hour':5}").is("verified");
        watch.round();
        hostUp.reset();
        watch.round();
        call("set_snapshot_schedule", "{'vps':'web-01','intervalHours':8}").is("verified");

        List<JsonNode> changes = changes();

        assertThat(changes)
                .extracting(change -> change.path("by").asText())
                .containsExactly("anonymous", "elsewhere", "elsewhere", "anonymous", "anonymous");
        assertThat(changes.get(1)).as("time, server and by").hasSize(3);
    }

    @Test
    void tellsWhatAProcessBeforeThisOneDid() throws IOException {
        Clock then = Clock.fixed(begin.plusMillis(1), ZoneOffset.UTC);
        AuditLog earlier = AuditLog.open(Optional.of(record), false, then, () -> "earlier");
        earlier.saw(
                Seen.call(
                        "bo",
                        "apply_plan",
                        JsonNodeFactory.instance.objectNode(),
                        Answered.inSandbox(Answered.of(Seen.moved("web-99")))));
        Files.writeString(record, "{\"audit\":1,\"time\":\"20", StandardOpenOption.APPEND);
        call("set_snapshot_schedule", "{'vps':'web-01','intervalHours':6}").is("verified");

        assertThat(changes())
                .extracting(change -> change.at("/vps/name").asText())
                .containsExactly("web-01", "web-99");
        assertThat(changes().getLast().path("receipt").asText()).isEqualTo("rcp_1");
    }

    @Test
    void comesInPages() {
        List<String> made = new ArrayList<>();
        for (int hours = 4; hours < 9; hours++) {
            made.addFirst(
                    call(
                                    "set_snapshot_schedule",
                                    "{'vps':'node-0%d','intervalHours':%d}".formatted(hours, hours))
                            .is("verified")
                            .text("/receipt/id"));
        }

        List<String> told = new ArrayList<>();
        String from = "";
        do {
            Told page = call("list_changes", "{'since':'%s','limit':2%s}".formatted(begin, from));
            page.body().path("changes").forEach(row -> told.add(row.path("receipt").asText()));
            String next = page.text("/nextCursor");
            assertThat(page.summary().contains("ask again with cursor " + next))
                    .isEqualTo(!next.isEmpty());
            from = next.isEmpty() ? "" : ",'cursor':'%s'".formatted(next);
        } while (!from.isEmpty());

        assertThat(told).isEqualTo(made);
    }

    @Test
    void aFleetChangeIsUndoneWhereItStillStands() {
        Told paused = applied("{'servers':['node-0*'],'enabled':false}");
        String receipt = paused.text("/receipt/id");
        assertThat(changes())
                .filteredOn(change -> change.path("partOf").asText().equals(receipt))
                .hasSizeGreaterThanOrEqualTo(3);
        call("set_backup_schedule", "{'vps':'node-02','hour':9}").is("verified");

        Told undone = applied("{'undoOf':'%s'}".formatted(receipt));

        assertThat(undone.outcome()).isEqualTo("verified");
        assertThat(backup("node-01").path("enabled").asBoolean()).isTrue();
        assertThat(backup("node-02").path("enabled").asBoolean()).isFalse();
        assertThat(backup("node-02").path("hour").asInt()).isEqualTo(9);
        assertThat(backup("node-03").path("enabled").asBoolean()).isTrue();
        call("plan_fleet_change", "{'undoOf':'rcp_nobodys'}").is("invalid");
    }

    private static Told applied(String wish) {
        Told planned = call("plan_fleet_change", wish).is("needs_confirmation");
        return call("apply_plan", "{'planToken':'%s'}".formatted(planned.text("/plan/token")));
    }

    private static JsonNode backup(String server) {
        return call("get_protection", "{'vps':'%s'}".formatted(server))
                .body()
                .at("/backup/schedules/0");
    }
}
