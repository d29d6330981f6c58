package dev.nattvakt.mcp;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.nattvakt.FreshFleet;
import dev.nattvakt.doors.RawMcp;

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
            JsonNode question = user.question();
            user.accepts(question, new JsonObject().put("confirm", true));

            JsonNode answer = user.answer();

            assertThat(question.at("/params/message").asText())
                    .contains("weaken the protection of \"node-21\"")
                    .contains("copies 3 -> 1")
                    .contains("Nothing has been sent yet")
                    .doesNotContain("apply_plan")
                    .doesNotContain("oken");
            assertThat(answer.at("/structuredContent/outcome").asText()).isEqualTo("verified");
            assertThat(answer.at("/structuredContent/receipt/approvedWay").asText())
                    .isEqualTo("elicitation");
            assertThat(answer.toString()).doesNotContain("oken");
            assertThat(Asked.copies("node-21")).isEqualTo(1);
        }
    }

    @Test
    void oneYesIsEnoughForManyServers() {
        try (Asked user = new Asked()) {
            user.calls(
                    "plan_fleet_change",
                    new JsonObject()
                            .put("servers", new JsonArray().add("node-2*"))
                            .put("retentionCount", 1));
            JsonNode question = user.question();
            user.accepts(question, new JsonObject().put("confirm", true));

            JsonNode answer = user.answer();

            assertThat(question.at("/params/message").asText())
                    .contains("This would change 10 servers", "copies 3 -> 1", "Go ahead?")
                    .doesNotContain("apply_plan")
                    .doesNotContain("oken");
            assertThat(answer.at("/structuredContent/outcome").asText()).isEqualTo("verified");
            assertThat(answer.at("/structuredContent/counts/verified").asInt()).isEqualTo(10);
            assertThat(answer.toString()).doesNotContain("oken");
            assertThat(Asked.copies("node-25")).isEqualTo(1);
        }
    }

    @Test
    void questionIsAFlatFormWithOneTick() {
        try (Asked user = new Asked()) {
            user.calls("set_backup_schedule", Asked.fewerCopies("node-22"));
            JsonNode question = user.question();
            user.replies(question, new JsonObject().put("action", "cancel"));

            JsonNode schema = question.at("/params/requestedSchema");

            assertThat(schema.at("/required/0").asText()).isEqualTo("confirm");
            assertThat(schema.at("/properties/confirm/type").asText()).isEqualTo("boolean");
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

                JsonNode answer = user.answer();

                assertThat(answer.path("isError").asBoolean()).isTrue();
                JsonNode structured = answer.path("structuredContent");
                assertThat(structured.path("outcome").asText()).isEqualTo("refused");
                assertThat(structured.path("code").asText()).isEqualTo("declined");
                assertThat(structured.path("written").asText()).isEqualTo("no");
                assertThat(answer.toString()).doesNotContain("oken");
                assertThat(Asked.copies("node-23")).isEqualTo(3);
            }
        }
    }

    /// X8: neither does it end the question.
    @Test
    void answerFromAnotherSessionIsNone() {
        try (Asked user = new Asked();
                Asked stranger = new Asked()) {
            user.calls("set_backup_schedule", Asked.fewerCopies("node-27"));
            JsonNode question = user.question();

            assertThat(stranger.saysYes(question)).isEqualTo(400);
            assertThat(stranger.replies(question, new JsonObject().put("action", "decline")))
                    .isEqualTo(400);
            assertThat(user.client().answer(question, "\"result\":{}")).isEqualTo(202);

            assertThat(user.structured().path("outcome").asText()).isEqualTo("needs_confirmation");
            assertThat(Asked.copies("node-27")).isEqualTo(3);
        }
    }

    @Test
    void numberOfAQuestionCannotBeGuessed() {
        try (Asked user = new Asked()) {
            user.calls("set_backup_schedule", Asked.fewerCopies("node-27"));
            JsonNode question = user.question();

            assertThat(question.path("id").asText()).hasSizeGreaterThanOrEqualTo(22);
            user.replies(question, new JsonObject().put("action", "decline"));
            assertThat(user.structured().path("code").asText()).isEqualTo("declined");
        }
    }

    /// M4
    @Test
    void clientThatCouldNotAskAfterAllGetsThePlanAtOnce() {
        for (String member :
                List.of(
                        "\"error\":{\"code\":-32601,\"message\":\"no\"}",
                        "\"result\":{}",
                        "\"result\":7")) {
            try (Asked user = new Asked()) {
                user.calls("set_backup_schedule", Asked.fewerCopies("node-27"));

                assertThat(user.client().answer(user.question(), member)).isEqualTo(202);

                JsonNode answer = user.structured();
                assertThat(answer.path("outcome").asText()).isEqualTo("needs_confirmation");
                assertThat(answer.at("/plan/token").asText()).isNotEmpty();
            }
        }
    }

    /// M10
    @Test
    void cancelledCallEndsAtOnceAndWithoutAnAnswer() {
        try (Asked user = new Asked()) {
            user.calls("set_backup_schedule", Asked.fewerCopies("node-26"));
            JsonNode question = user.question();

            user.cancels();

            assertThat(user.call().reply().isMissingNode()).isTrue();
            assertThat(user.saysYes(question)).isEqualTo(400);
            assertThat(Asked.copies("node-26")).isEqualTo(3);
        }
    }

    /// M9, G3
    @Test
    void yesWhoseCallerHasGoneIsNotCarriedOut() throws Exception {
        try (Asked user = new Asked()) {
            user.calls("set_backup_schedule", Asked.fewerCopies("node-26"));
            JsonNode question = user.question();

            user.call().hangUp();

            Instant end = Instant.now().plusSeconds(10);
            while (user.saysYes(question) != 400 && Instant.now().isBefore(end)) {
                Thread.onSpinWait();
            }
            assertThat(Asked.copies("node-26")).isEqualTo(3);
        }
    }

    @Test
    void olderRevisionIsNeverAsked() {
        try (Asked user = new Asked("2025-03-26", RawMcp.ASKS)) {
            user.calls("set_backup_schedule", Asked.fewerCopies("node-27"));

            assertThat(user.structured().path("outcome").asText()).isEqualTo("needs_confirmation");
        }
    }

    @Test
    void auditTellsHowFarItIs() {
        try (Asked user = new Asked()) {
            user.calls(
                    "audit_protection",
                    new JsonObject().put("query", "app"),
                    new JsonObject().put("progressToken", "p1"));

            assertThat(user.structured().path("outcome").asText()).isEqualTo("answered");
            assertThat(user.progress()).containsExactly("1 of 2 servers", "2 of 2 servers");
        }
    }

    @Test
    void missingArgumentsAreAskedForWithWhatFits() {
        try (Asked user = new Asked()) {
            user.calls(
                    "set_backup_schedule",
                    new JsonObject().put("vps", "web-01").put("dryRun", true));
            JsonNode first = user.question();
            user.accepts(
                    first,
                    new JsonObject()
                            .put("frequency", "weekly")
                            .put("hour", 3)
                            .put("retentionCount", 2));
            JsonNode second = user.question();
            user.accepts(second, new JsonObject().put("dayOfWeek", 1));

            JsonNode answer = user.structured();

            JsonNode properties = first.at("/params/requestedSchema/properties");
            assertThat(first.at("/params/message").asText())
                    .startsWith("Set backup schedule for \"web-01\" still needs: ");
            assertThat(properties.at("/hour/maximum").asInt()).isEqualTo(23);
            assertThat(properties.at("/frequency/enum")).hasSize(3);
            assertThat(second.at("/params/requestedSchema/properties").properties())
                    .extracting(Map.Entry::getKey)
                    .containsExactly("dayOfWeek");
            assertThat(answer.path("outcome").asText()).isEqualTo("planned");
            assertThat(answer.at("/after/dayOfWeek").asInt()).isEqualTo(1);
        }
    }

    @Test
    void clientThatCannotAskGetsThePlan() {
        try (RawMcp client = RawMcp.connected()) {
            RawMcp.Call call =
                    client.call("set_backup_schedule", Asked.fewerCopies("node-24").encode());

            assertThat(call.result().at("/content/0/text").asText())
                    .contains("apply_plan")
                    .contains("planToken");
            assertThat(call.rest()).isEmpty();
        }
    }
}
