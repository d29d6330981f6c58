package dev.nattvakt.slack;

import java.time.Duration;
import java.util.List;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import dev.nattvakt.caller.CallBuilder;
import dev.nattvakt.caller.VirtualTime;
import dev.nattvakt.sandbox.fault.Effect;
import dev.nattvakt.sandbox.fault.Fault;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.Answered;
import dev.nattvakt.tool.CompletedCall;
import dev.nattvakt.tool.ToolResult;
import dev.nattvakt.words.FleetExamples;

import static dev.nattvakt.slack.PlayedWorkspace.ANNA;
import static dev.nattvakt.slack.PlayedWorkspace.responsePath;
import static org.assertj.core.api.Assertions.assertThat;

/// Plans over many servers through real sockets: typed, shown, confirmed, carried out, undone.
@QuarkusTest
@TestProfile(SlackProfile.class)
class SlackFleetTest extends SlackDialogue {

    @Inject AskedCalls askedCalls;

    @Test
    void pausesManyServersByOneYesAndUndoesItByAnother() throws Exception {
        JsonNode question = said(ANNA, "/nattvakt pause node-01 node-02 node-03");
        assertThat(question.path("response_type").asText()).isEqualTo("ephemeral");
        assertThat(text(question))
                .contains("all of them would be protected less", "node-01", "node-02", "node-03");
        assertThat(writes()).isEmpty();
        String path = responsePath();

        workspace.presses(ANNA, button(question, "confirm"), path);

        List<JsonNode> posts = posted(path, 3);
        assertThat(posts.getFirst().path("replace_original").asBoolean()).isTrue();
        assertThat(buttons(posts.getFirst())).isEmpty();
        JsonNode result = posts.get(posts.size() - 2);
        assertThat(result.path("response_type").asText()).isEqualTo("in_channel");
        assertThat(text(result))
                .contains("<@" + ANNA + "> asked for this", "3 servers changed as planned", "rcp_");
        assertThat(posts.getLast().path("replace_original").asBoolean()).isTrue();
        assertThat(writes()).hasSize(3);

        String again = responsePath();
        workspace.presses(ANNA, button(question, "confirm"), again);
        assertThat(text(posted(again, 2).getLast())).contains("done already");
        assertThat(writes()).hasSize(3);

        String undo = responsePath();
        workspace.presses(ANNA, button(result, "undo"), undo);
        List<JsonNode> undone = posted(undo, 2);
        assertThat(text(undone.getFirst())).contains("pressed Undo");
        assertThat(buttons(undone.getFirst())).isEmpty();
        assertThat(text(undone.getLast())).contains("would change 3 servers");
        String back = responsePath();
        workspace.presses(ANNA, button(undone.getLast(), "confirm"), back);
        assertThat(text(posted(back, 3).get(1))).contains("3 servers changed as planned");
        assertThat(writes()).hasSize(6);
    }

    @Test
    void anOperatorConfirmsWhatWeakensNothing() throws Exception {
        JsonNode question = said(OLLE, "/nattvakt protect web-* node-01 daily 02:00 keep 3");
        assertThat(question.path("response_type").asText()).isEqualTo("ephemeral");
        assertThat(text(question)).contains("web-01", "1 at 02:00 UTC");
        assertThat(button(question, "confirm").path("style").asText()).isEmpty();
        String path = responsePath();

        workspace.presses(OLLE, button(question, "confirm"), path);

        assertThat(text(posted(path, 3).get(1))).contains("web-01", "as planned");
        assertThat(writes()).isNotEmpty();
    }

    @Test
    void anOperatorsPauseIsAskedInTheChannelAndAnApproverSaysYes() throws Exception {
        JsonNode question = said(OLLE, "/nattvakt pause node-01 node-02");
        assertThat(question.path("response_type").asText()).isEqualTo("in_channel");
        String own = responsePath();

        workspace.presses(OLLE, button(question, "confirm"), own);
        assertThat(text(posted(own, 1).getFirst())).contains("only an approver may do this");
        assertThat(writes()).isEmpty();

        String other = responsePath();
        workspace.presses(ANNA, button(question, "confirm"), other);
        assertThat(text(posted(other, 3).get(1)))
                .contains("<@" + OLLE + "> asked for this", "<@" + ANNA + "> confirmed it");
        assertThat(writes()).hasSize(2);
    }

    @Test
    void goesOnWhereItStopped() throws Exception {
        JsonNode question = said(ANNA, "/nattvakt pause node-01 node-02");
        Fault unreachable =
                Fault.on(
                                "GET",
                                ".*" + hostUp.state().vps("node-02").id() + ".*",
                                Effect.Status.of(503))
                        .times(99);
        hostUp.add(unreachable);
        String path = responsePath();

        workspace.presses(ANNA, button(question, "confirm"), path);

        JsonNode partly = posted(path, 3).get(1);
        assertThat(text(partly)).contains("1 of 2 servers as planned", "gone on with until");
        assertThat(writes()).hasSize(1);
        hostUp.remove(unreachable);
        String more = responsePath();
        workspace.presses(ANNA, button(partly, "confirm"), more);
        assertThat(text(posted(more, 3).get(1))).contains("2 servers changed as planned");
        assertThat(writes()).hasSize(2);
    }

    @Test
    void oneMessageShowsTheProgress() throws Exception {
        JsonNode question = said(ANNA, "/nattvakt pause node-1* node-20 node-21 node-22");
        for (String method : List.of("POST", "PATCH")) {
            hostUp.add(
                    Fault.on(method, ".*", new Effect.Delay(Duration.ofMillis(1_200), false))
                            .times(99));
        }
        String path = responsePath();

        workspace.presses(ANNA, button(question, "confirm"), path);

        List<JsonNode> posts = posted(path, 4);
        JsonNode progress = posts.get(1);
        assertThat(text(progress)).contains("Confirmed by", " of 13 servers so far");
        assertThat(progress.path("replace_original").asBoolean()).isTrue();
        assertThat(posts.stream().map(SlackFleetTest::text))
                .anyMatch(text -> text.contains("13 servers changed as planned"));
        assertThat(posts.size()).isLessThanOrEqualTo(5);
    }

    @Test
    void cancelEndsThePlan() throws Exception {
        JsonNode question = said(ANNA, "/nattvakt pause node-01 node-02");
        String path = responsePath();

        workspace.presses(ANNA, button(question, "cancel"), path);
        assertThat(text(posted(path, 1).getFirst())).contains("Cancelled by");

        String late = responsePath();
        workspace.presses(ANNA, button(question, "confirm"), late);
        assertThat(text(posted(late, 2).getLast())).contains("was declined already");
        assertThat(writes()).isEmpty();
    }

    @Test
    void anAgentsPauseWaitsForAButtonInTheApprovalChannel() throws Exception {
        int before = approvals().size();
        JsonNode asked =
                agent(
                        "plan_fleet_change",
                        "{\"servers\":[\"node-31\",\"node-32\"],\"enabled\":false}");
        String token = asked.at("/plan/token").asText();
        assertThat(approvals()).hasSize(before + 1);
        JsonNode question = MAPPER.readTree(approvals().getLast().body());
        assertThat(text(question)).contains("Approval needed", "node-31", "node-32", "REST");
        assertThat(outcome(applied(token))).isEqualTo("needs_confirmation");
        String path = responsePath();

        workspace.presses(ANNA, button(question, "approve"), path, "C0APPROVE");

        JsonNode end = posted(path, 2).getLast();
        assertThat(end.path("replace_original").asBoolean()).isTrue();
        assertThat(text(end)).contains("approved what", "2 servers changed as planned");
        assertThat(button(end, "undo")).isNotNull();
        assertThat(outcome(applied(token))).isEqualTo("verified");
        assertThat(writes()).hasSize(2);
    }

    @Test
    void anAgentsPlanThatWeakensNothingAsksNobodyInSlack() {
        int before = approvals().size();

        JsonNode asked =
                agent("plan_fleet_change", "{\"servers\":[\"node-01\",\"node-02\"],\"hour\":5}");

        assertThat(outcome(asked)).isEqualTo("needs_confirmation");
        assertThat(approvals()).hasSize(before);
        assertThat(outcome(applied(asked.at("/plan/token").asText()))).isEqualTo("verified");
    }

    @Test
    void anAgentHearsOfANo() throws Exception {
        String token =
                agent("plan_fleet_change", "{\"servers\":[\"node-0*\"],\"enabled\":false}")
                        .at("/plan/token")
                        .asText();
        JsonNode question = MAPPER.readTree(approvals().getLast().body());
        String path = responsePath();

        workspace.presses(ANNA, button(question, "decline"), path, "C0APPROVE");

        assertThat(text(posted(path, 1).getFirst())).contains("declined what", "Nothing was sent");
        assertThat(applied(token).path("code").asText()).isEqualTo("declined");
    }

    @Test
    void anApprovalWhosePlanIsGoneIsAskedAgain() throws Exception {
        askedCalls.saw(
                new CompletedCall(
                        Answered.definition("plan_fleet_change"),
                        (ObjectNode)
                                MAPPER.readTree("{\"servers\":[\"node-01\"],\"enabled\":false}"),
                        CallBuilder.aCall(new VirtualTime()).build(),
                        ToolResult.of(new Answer.Fleet(FleetExamples.waiting())),
                        Duration.ZERO));
        String path = responsePath();
        workspace.presses(
                ANNA,
                MAPPER.createObjectNode()
                        .put("action_id", "approve")
                        .put("value", FleetExamples.TOKEN),
                path,
                "C0APPROVE");
        JsonNode end = posted(path, 1).getFirst();
        assertThat(end.path("replace_original").asBoolean()).isTrue();
        assertThat(text(end)).contains("not known here");
        String again = responsePath();

        workspace.presses(ANNA, button(end, "ask-again"), again, "C0APPROVE");

        List<JsonNode> posts = posted(again, 2);
        assertThat(text(posts.getFirst())).contains("Asked again by");
        assertThat(text(posts.getLast())).contains("Confirmation needed", "node-01");
        assertThat(button(posts.getLast(), "confirm")).isNotNull();
        assertThat(writes()).isEmpty();
    }

    @Test
    void whatWasNotAskedHereIsNotAskedAgain() throws Exception {
        String path = responsePath();
        workspace.presses(
                ANNA,
                MAPPER.createObjectNode()
                        .put("action_id", "approve")
                        .put("value", "BBBBBBBBBBBBBBBBBBBBBB"),
                path,
                "C0APPROVE");
        assertThat(buttons(posted(path, 1).getFirst())).isEmpty();
        String forged = responsePath();

        workspace.presses(
                ANNA,
                MAPPER.createObjectNode().put("action_id", "ask-again").put("value", "{}"),
                forged,
                "C0APPROVE");

        assertThat(text(posted(forged, 1).getFirst())).contains("no longer works");
    }

    @Test
    void tellsWhatWasChangedAndHowToUndoIt() {
        said(ANNA, "/snapshot db-01 every 4h");

        JsonNode changes = said(VERA, "/nattvakt changes db-01 7d");

        assertThat(changes.path("response_type").asText()).isEqualTo("ephemeral");
        assertThat(text(changes)).contains("<!date^", "<@" + ANNA + ">", "/nattvakt undo rcp_");
    }

    @Test
    void aViewerPlansNothing() {
        assertThat(text(said(VERA, "/nattvakt pause all"))).contains("only an operator");
        assertThat(writes()).isEmpty();
    }

    @Test
    void aServerThatIsNotThereIsNamed() {
        assertThat(text(said(ANNA, "/nattvakt pause node-01 node-99"))).contains("node-99");
        assertThat(writes()).isEmpty();
    }
}
