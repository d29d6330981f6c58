package dev.nattvakt.mcp;

import java.util.Map;

import io.quarkiverse.mcp.server.test.McpAssured;
import io.quarkiverse.mcp.server.test.McpAssured.McpStreamableTestClient;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.nattvakt.FreshFleet;

import static org.assertj.core.api.Assertions.assertThat;

/// Each test has a server of its own: daily at 02:00, three copies.
@QuarkusTest
class ElicitationTest {

    @BeforeEach
    void freshFleet() {
        FreshFleet.begin();
    }

    @Test
    void yesIsCarriedOutAndTheModelNeverSeesTheToken() {
        try (Asked user = new Asked()) {
            user.calls("set_backup_schedule", Asked.fewerCopies("node-21"));
            JsonObject question = user.question();
            user.accepts(question, new JsonObject().put("confirm", true));

            JsonObject answer = user.answer();

            assertThat(question.getJsonObject("params").getString("message"))
                    .contains("weaken the protection of \"node-21\"")
                    .contains("copies 3 -> 1")
                    .contains("Nothing has been sent yet")
                    .doesNotContain("apply_plan")
                    .doesNotContain("oken");
            assertThat(answer.getJsonObject("structuredContent").getString("outcome"))
                    .isEqualTo("verified");
            assertThat(answer.encode()).doesNotContain("oken");
            assertThat(Asked.copies("node-21")).isEqualTo(1);
        }
    }

    @Test
    void questionIsAFlatFormWithOneTick() {
        try (Asked user = new Asked()) {
            user.calls("set_backup_schedule", Asked.fewerCopies("node-22"));
            JsonObject question = user.question();
            user.replies(question, new JsonObject().put("action", "cancel"));

            JsonObject schema = question.getJsonObject("params").getJsonObject("requestedSchema");

            assertThat(schema.getJsonArray("required")).containsExactly("confirm");
            assertThat(
                            schema.getJsonObject("properties")
                                    .getJsonObject("confirm")
                                    .getString("type"))
                    .isEqualTo("boolean");
            user.answer();
        }
    }

    @Test
    void declineAndCancelAndNonsenseSendNothing() {
        for (JsonObject result :
                new JsonObject[] {
                    new JsonObject().put("action", "decline"),
                    new JsonObject().put("action", "cancel"),
                    new JsonObject()
                            .put("action", "accept")
                            .put("content", new JsonObject().put("confirm", "yes"))
                }) {
            try (Asked user = new Asked()) {
                user.calls("set_backup_schedule", Asked.fewerCopies("node-23"));
                user.replies(user.question(), result);

                JsonObject answer = user.answer();

                assertThat(answer.getBoolean("isError")).isTrue();
                JsonObject structured = answer.getJsonObject("structuredContent");
                assertThat(structured.getString("outcome")).isEqualTo("refused");
                assertThat(structured.getString("code")).isEqualTo("declined");
                assertThat(structured.getString("written")).isEqualTo("no");
                assertThat(answer.encode()).doesNotContain("oken");
                assertThat(Asked.copies("node-23")).isEqualTo(3);
            }
        }
    }

    @Test
    void yesFromAnotherSessionIsNoYes() {
        try (Asked user = new Asked();
                Asked stranger = new Asked()) {
            user.calls("set_backup_schedule", Asked.fewerCopies("node-27"));
            stranger.accepts(user.question(), new JsonObject().put("confirm", true));

            assertThat(user.answer().getJsonObject("structuredContent").getString("code"))
                    .isEqualTo("declined");
            assertThat(Asked.copies("node-27")).isEqualTo(3);
        }
    }

    @Test
    void yesToACancelledCallSendsNothing() {
        try (Asked user = new Asked()) {
            user.calls("set_backup_schedule", Asked.fewerCopies("node-26"));
            JsonObject question = user.question();
            user.cancels();
            user.accepts(question, new JsonObject().put("confirm", true));

            assertThat(user.answer().getJsonObject("structuredContent").getString("code"))
                    .isEqualTo("cancelled");
            assertThat(Asked.copies("node-26")).isEqualTo(3);
        }
    }

    @Test
    void auditTellsHowFarItIs() {
        try (Asked user = new Asked()) {
            user.calls(
                    "audit_protection",
                    new JsonObject().put("query", "app"),
                    new JsonObject().put("progressToken", "p1"));

            assertThat(user.answer().getJsonObject("structuredContent").getString("outcome"))
                    .isEqualTo("answered");
            assertThat(user.progress()).containsExactly("1 of 2 servers", "2 of 2 servers");
        }
    }

    @Test
    void missingArgumentsAreAskedForWithWhatFits() {
        try (Asked user = new Asked()) {
            user.calls(
                    "set_backup_schedule",
                    new JsonObject().put("vps", "web-01").put("dryRun", true));
            JsonObject first = user.question();
            user.accepts(
                    first,
                    new JsonObject()
                            .put("frequency", "weekly")
                            .put("hour", 3)
                            .put("retentionCount", 2));
            JsonObject second = user.question();
            user.accepts(second, new JsonObject().put("dayOfWeek", 1));

            JsonObject answer = user.answer().getJsonObject("structuredContent");

            JsonObject properties =
                    first.getJsonObject("params")
                            .getJsonObject("requestedSchema")
                            .getJsonObject("properties");
            assertThat(first.getJsonObject("params").getString("message"))
                    .startsWith("Set backup schedule for \"web-01\" still needs: ");
            assertThat(properties.getJsonObject("hour").getInteger("maximum")).isEqualTo(23);
            assertThat(properties.getJsonObject("frequency").getJsonArray("enum")).hasSize(3);
            assertThat(
                            second.getJsonObject("params")
                                    .getJsonObject("requestedSchema")
                                    .getJsonObject("properties")
                                    .fieldNames())
                    .containsExactly("dayOfWeek");
            assertThat(answer.getString("outcome")).isEqualTo("planned");
            assertThat(answer.getJsonObject("after").getInteger("dayOfWeek")).isEqualTo(1);
        }
    }

    @Test
    void clientThatCannotAskGetsThePlan() {
        McpStreamableTestClient client = McpAssured.newConnectedStreamableClient();
        client.when()
                .toolsCall(
                        "set_backup_schedule",
                        Map.of("vps", "node-24", "retentionCount", 1),
                        response -> {
                            assertThat(response.isError()).isTrue();
                            assertThat(response.firstContent().asText().text())
                                    .contains("apply_plan")
                                    .contains("planToken");
                        })
                .thenAssertResults();
        assertThat(client.snapshot().requests()).isEmpty();
        client.disconnect();
    }
}
