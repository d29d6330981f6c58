package dev.nattvakt.slack;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.sandbox.fault.Effect;
import dev.nattvakt.sandbox.fault.Fault;
import dev.nattvakt.slack.api.PlayedSlack;

import static dev.nattvakt.slack.PlayedWorkspace.ANNA;
import static dev.nattvakt.slack.PlayedWorkspace.responsePath;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/// The Slack door through real sockets: signed commands and presses go in, Slack is played at the
/// other end, and the simulator plays HostUp.
@QuarkusTest
@TestProfile(SlackProfile.class)
class SlackDoorTest extends SlackDialogue {

    @Test
    void showsAServerToTheOneWhoAsked() {
        JsonNode answer = said(VERA, "/backup db-01");

        assertThat(answer.path("response_type").asText()).isEqualTo("ephemeral");
        assertThat(PlayedWorkspace.plain(answer.path("text").asText()))
                .contains("db-01", "is protected", "<!date^", "Sandbox");
        assertThat(writes()).isEmpty();
    }

    @Test
    void tellsTheChannelWhatWasChangedAndByWhom() {
        JsonNode answer = said(ANNA, "/backup web-01 daily 02:00 keep 3");

        assertThat(answer.path("response_type").asText()).isEqualTo("in_channel");
        assertThat(PlayedWorkspace.plain(answer.path("text").asText()))
                .contains("now backs up daily at 02:00", "<@" + ANNA + ">", "<!date^", "rcp_");
        assertThat(button(answer, "undo")).isNotNull();
        assertThat(writes()).hasSize(1);
    }

    @Test
    void anUndoRestoresWhatWasAndItsButtonDies() throws Exception {
        JsonNode change = said(ANNA, "/snapshot db-01 every 4h");
        String path = responsePath();

        workspace.presses(ANNA, button(change, "undo"), path);

        List<JsonNode> posts = posted(path, 2);
        assertThat(posts.getFirst().path("replace_original").asBoolean()).isTrue();
        assertThat(buttons(posts.getFirst())).isEmpty();
        assertThat(text(posts.getFirst())).contains("every 4 hours", "pressed Undo");
        assertThat(text(posts.getLast())).contains("db-01");
        assertThat(writes()).isNotEmpty();
    }

    @Test
    void weakeningWaitsForConfirmAndIsAppliedOnce() throws Exception {
        JsonNode question = said(ANNA, "/backup db-01 keep 2");
        assertThat(question.path("response_type").asText()).isEqualTo("ephemeral");
        assertThat(writes()).isEmpty();
        String path = responsePath();

        JsonNode confirm = button(question, "confirm");
        PlayedWorkspace.Acknowledged acknowledged = workspace.presses(ANNA, confirm, path);

        assertThat(acknowledged.status()).isEqualTo(200);
        assertThat(acknowledged.body()).isEmpty();
        List<JsonNode> posts = posted(path, 2);
        assertThat(posts.getFirst().path("replace_original").asBoolean()).isTrue();
        assertThat(buttons(posts.getFirst())).isEmpty();
        assertThat(posts.getLast().path("response_type").asText()).isEqualTo("in_channel");
        assertThat(text(posts.getLast())).contains("db-01", "keeping 2 copies");
        assertThat(writes()).hasSize(1);

        String again = responsePath();
        workspace.presses(ANNA, confirm, again);
        List<JsonNode> repeated = posted(again, 2);
        assertThat(text(repeated.getFirst())).contains("Confirmed by");
        assertThat(text(repeated.getLast())).contains("was done already", "rcp_");
        assertThat(writes()).hasSize(1);
    }

    @Test
    void aTerminalThatHasNoAddressForAnswersIsAnsweredAtOnce() throws Exception {
        JsonNode question = said(ANNA, "/backup db-01 keep 2");

        PlayedWorkspace.Acknowledged acknowledged =
                workspace.presses(ANNA, button(question, "confirm"), "");

        assertThat(acknowledged.status()).isEqualTo(200);
        assertThat(text(MAPPER.readTree(acknowledged.body()).path(0))).contains("keeping 2 copies");
        assertThat(writes()).hasSize(1);
    }

    @Test
    void cancelLeavesAllAsItIsAndEndsThePlan() throws Exception {
        JsonNode question = said(ANNA, "/backup db-01 off");
        String path = responsePath();

        workspace.presses(ANNA, button(question, "cancel"), path);
        assertThat(text(posted(path, 1).getFirst())).contains("Cancelled by", "Nothing was sent");

        String late = responsePath();
        workspace.presses(ANNA, button(question, "confirm"), late);
        assertThat(text(posted(late, 2).getLast())).contains("was declined already");
        assertThat(writes()).isEmpty();
    }

    @Test
    void anOperatorsWeakeningIsAskedInTheChannelAndAnApproverSaysYes() throws Exception {
        JsonNode question = said(OLLE, "/backup db-01 keep 2");
        assertThat(question.path("response_type").asText()).isEqualTo("in_channel");
        assertThat(text(question)).contains("<@" + OLLE + "> asks for this");
        String own = responsePath();
        String other = responsePath();

        workspace.presses(OLLE, button(question, "confirm"), own);
        JsonNode refused = posted(own, 1).getFirst();
        assertThat(writes()).isEmpty();
        assertThat(refused.path("replace_original").asBoolean()).isFalse();
        assertThat(refused.path("response_type").asText()).isEqualTo("ephemeral");
        assertThat(text(refused)).contains("only an approver may do this");

        workspace.presses(ANNA, button(question, "confirm"), other);
        assertThat(text(posted(other, 2).getLast()))
                .contains("<@" + OLLE + ">", "<@" + ANNA + ">", "keeping 2 copies");
        assertThat(writes()).hasSize(1);
    }

    @Test
    void anAgentsWeakeningWaitsForAButtonInTheApprovalChannel() throws Exception {
        int before = approvals().size();
        JsonNode asked = agent("set_backup_schedule", "{\"vps\":\"db-01\",\"retentionCount\":2}");
        assertThat(asked.path("outcome").asText()).isEqualTo("needs_confirmation");
        String token = asked.at("/plan/token").asText();
        JsonNode same = agent("set_backup_schedule", "{\"vps\":\"db-01\",\"retentionCount\":2}");
        assertThat(same.at("/plan/token").asText()).isEqualTo(token);
        assertThat(outcome(applied(token))).isEqualTo("needs_confirmation");
        assertThat(approvals()).hasSize(before + 1);
        assertThat(writes()).isEmpty();
        PlayedSlack.Posted post = approvals().getLast();
        JsonNode question = MAPPER.readTree(post.body());
        assertThat(post.authorization()).isEqualTo("Bearer " + SlackProfile.BOT_TOKEN);
        assertThat(question.path("channel").asText()).isEqualTo("C0APPROVE");
        assertThat(text(question)).contains("anonymous", "REST", "copies 7 -&gt; 2");

        String path = responsePath();
        workspace.presses(ANNA, button(question, "approve"), path, "C0APPROVE");
        List<JsonNode> resolved = posted(path, 2);

        assertThat(text(resolved.getLast())).contains("approved what", "anonymous");
        assertThat(resolved.getLast().path("replace_original").asBoolean()).isTrue();
        JsonNode heard = applied(token);
        assertThat(outcome(heard)).isEqualTo("verified");
        assertThat(heard.at("/receipt/requestedBy").asText()).isEqualTo("anonymous");
        assertThat(heard.at("/receipt/approvedBy").asText())
                .isEqualTo(ANNA + "@" + PlayedWorkspace.TEAM);
        assertThat(heard.at("/receipt/approvedWay").asText()).isEqualTo("slack");
        assertThat(writes()).hasSize(1);
    }

    @Test
    void aPlanMadeInSlackIsNotAppliedByAnyOtherDoor() {
        JsonNode question = said(OLLE, "/backup db-01 keep 2");
        int before = approvals().size();

        JsonNode answer = applied(button(question, "confirm").path("value").asText());

        assertThat(outcome(answer)).isEqualTo("needs_confirmation");
        assertThat(approvals()).hasSize(before);
        assertThat(writes()).isEmpty();
    }

    @Test
    void theChannelHearsThatAYesCameToNothing() throws Exception {
        JsonNode question = said(OLLE, "/backup db-01 keep 2");
        said(ANNA, "/backup db-01 at 05:00");
        String path = responsePath();

        workspace.presses(ANNA, button(question, "confirm"), path);

        JsonNode end = posted(path, 2).getLast();
        assertThat(end.path("replace_original").asBoolean()).isTrue();
        assertThat(buttons(end)).isEmpty();
        assertThat(text(end)).contains("<@" + OLLE + ">", "<@" + ANNA + ">", "have changed");
        assertThat(writes()).hasSize(1);
    }

    @Test
    void theQuestionComesBackWhenAYesCouldNotBeCarriedOut() throws Exception {
        JsonNode question = said(OLLE, "/backup db-01 keep 2");
        hostUp.add(Fault.on("GET", ".*", Effect.Status.of(503)).times(20));
        String path = responsePath();

        workspace.presses(ANNA, button(question, "confirm"), path);

        List<JsonNode> posts = posted(path, 3);
        assertThat(button(posts.get(1), "confirm")).isEqualTo(button(question, "confirm"));
        assertThat(posts.getLast().path("response_type").asText()).isEqualTo("ephemeral");
    }

    @Test
    void theRequesterMayCancelAndNobodyElseWithoutTheRole() throws Exception {
        JsonNode question = said(OLLE, "/backup db-01 keep 2");
        String others = responsePath();
        String own = responsePath();

        workspace.presses(PlayedSlack.MEMBER, button(question, "cancel"), others);
        JsonNode refused = posted(others, 1).getFirst();
        assertThat(text(refused)).contains("only an approver may do this");
        assertThat(refused.path("replace_original").asBoolean()).isFalse();

        workspace.presses(OLLE, button(question, "cancel"), own);
        assertThat(text(posted(own, 1).getFirst())).contains("Cancelled by");
    }

    @Test
    void aViewerCannotTakeAwayAnUndo() throws Exception {
        JsonNode change = said(ANNA, "/snapshot db-01 every 4h");
        String path = responsePath();
        int before = writes().size();

        workspace.presses(VERA, button(change, "undo"), path);

        JsonNode refused = posted(path, 1).getFirst();
        assertThat(text(refused)).contains("You may not do this here");
        assertThat(refused.path("replace_original").asBoolean()).isFalse();
        assertThat(writes()).hasSize(before);
    }

    @Test
    void anUndoThatWeakensIsAskedInTheChannelLikeACommand() throws Exception {
        JsonNode change = said(ANNA, "/snapshot db-01 every 4h");
        String path = responsePath();

        workspace.presses(OLLE, button(change, "undo"), path);

        List<JsonNode> posts = posted(path, 2);
        assertThat(text(posts.getFirst())).contains("<@" + ANNA + "> asked for this");
        JsonNode question = posts.getLast();
        assertThat(question.path("response_type").asText()).isEqualTo("in_channel");
        assertThat(text(question)).contains("<@" + OLLE + "> asks for this");
        assertThat(button(question, "confirm")).isNotNull();
    }

    @Test
    void anUndoThatCouldNotBeDoneYetComesBack() throws Exception {
        JsonNode change = said(ANNA, "/snapshot db-01 every 4h");
        hostUp.add(Fault.on("GET", ".*", Effect.Status.of(503)).times(20));
        String path = responsePath();

        workspace.presses(ANNA, button(change, "undo"), path);

        List<JsonNode> posts = posted(path, 3);
        assertThat(button(posts.get(1), "undo")).isEqualTo(button(change, "undo"));
        assertThat(posts.get(1).path("replace_original").asBoolean()).isTrue();
    }

    @Test
    void aReceiptThatIsNotKnownAnyMoreStaysAsItIs() throws Exception {
        JsonNode undo = button(said(ANNA, "/snapshot db-01 every 4h"), "undo");
        ObjectNode forgotten = undo.deepCopy();
        forgotten.put("value", undo.path("value").asText().replaceAll("rcp_[\\w-]+", "rcp_old"));
        String path = responsePath();

        workspace.presses(ANNA, forgotten, path);

        JsonNode answer = posted(path, 1).getFirst();
        assertThat(answer.path("replace_original").asBoolean()).isFalse();
        assertThat(text(answer)).contains("db-01");
    }

    @Test
    void whatIsTooLongGetsTheSameEmptyAnswer() {
        String body = "text=" + "x".repeat(16 * 1024);

        assertThat(workspace.send("/slack/commands", body))
                .isEqualTo(new PlayedWorkspace.Acknowledged(401, ""));
        assertThat(hostUp.log()).isEmpty();
    }

    @Test
    void anAgentHearsOfANo() throws Exception {
        String token =
                agent("remove_schedule", "{\"vps\":\"db-01\",\"kind\":\"backup\"}")
                        .at("/plan/token")
                        .asText();
        JsonNode question = MAPPER.readTree(approvals().getLast().body());
        String path = responsePath();

        workspace.presses(ANNA, button(question, "decline"), path, "C0APPROVE");
        assertThat(text(posted(path, 1).getFirst())).contains("declined what");

        JsonNode heard = applied(token);
        assertThat(outcome(heard)).isEqualTo("refused");
        assertThat(heard.path("code").asText()).isEqualTo("declined");
        assertThat(writes()).isEmpty();
    }

    @Test
    void nobodyIsAskedWhenSlackCannotBeReached() {
        slack.then(200, "{\"ok\":false,\"error\":\"channel_not_found\"}");

        JsonNode asked = agent("set_snapshot_schedule", "{\"vps\":\"db-01\",\"enabled\":false}");

        assertThat(outcome(asked)).isEqualTo("unavailable");
        assertThat(asked.path("code").asText()).isEqualTo("approvers_unreachable");
        assertThat(writes()).isEmpty();
    }

    @Test
    void aLateAnswerFollowsByTheAddressThatSlackSent() throws Exception {
        hostUp.add(Fault.on("GET", ".*", new Effect.Delay(Duration.ofMillis(1_200), false)));
        String path = responsePath();

        PlayedWorkspace.Acknowledged acknowledged = workspace.types(ANNA, "/backup node-07", path);

        assertThat(acknowledged.text()).contains("Working on it");
        List<JsonNode> posts = posted(path, 1);
        assertThat(text(posts.getFirst())).contains("node-07");
        assertThat(posts).hasSize(1);
    }

    @Test
    void aLostAnswerIsKeptForTheStatusCommand() throws Exception {
        hostUp.add(Fault.on("GET", ".*", new Effect.Delay(Duration.ofMillis(1_200), false)));
        slack.then(404, "expired_url");
        String path = responsePath();
        workspace.types(OLLE, "/snapshot web-01 every 6h", path);
        posted(path, 1);

        assertThat(text(said(OLLE, "/nattvakt status")))
                .contains("/snapshot web-01 every 6h", "verified");
    }

    @Test
    void aReceiptCanBeLookedUp() {
        String text = text(said(ANNA, "/snapshot web-01 every 6h"));
        String receipt = text.replaceAll("(?s).*(rcp_[A-Za-z0-9_-]+).*", "$1");

        assertThat(text(said(VERA, "/nattvakt status " + receipt))).contains("verified", "web-01");
        assertThat(text(said(VERA, "/nattvakt status rcp_unheard"))).contains("no such answer");
    }

    @Test
    void theSameCommandTwiceAtOnceHasOneEffect() throws Exception {
        hostUp.add(Fault.on("POST", ".*", new Effect.Delay(Duration.ofMillis(300), false)));
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<JsonNode>> presses = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                presses.add(() -> said(ANNA, "/backup web-01 daily 2am keep 3"));
            }
            List<String> types = new ArrayList<>();
            for (Future<JsonNode> each : people.invokeAll(presses)) {
                types.add(each.get().path("response_type").asText());
            }
            assertThat(types).containsExactlyInAnyOrder("in_channel", "ephemeral");
        }
        assertThat(writes()).hasSize(1);
    }

    @Test
    void aReplayIsAcknowledgedAndStartsNothing() throws Exception {
        String body =
                PlayedWorkspace.form(
                        PlayedWorkspace.command(
                                ANNA, "/backup web-01 daily 02:00 keep 3", responsePath()));
        String timestamp = Long.toString(Instant.now().getEpochSecond());
        String signature = "v0=" + PlayedWorkspace.hmac(timestamp, body);
        List<Integer> statuses = new ArrayList<>();
        int spoken = 0;
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<PlayedWorkspace.Acknowledged> replay =
                    () -> workspace.send("/slack/commands", body, timestamp, signature);
            List<Callable<PlayedWorkspace.Acknowledged>> hundred = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                hundred.add(replay);
            }
            for (Future<PlayedWorkspace.Acknowledged> each : people.invokeAll(hundred)) {
                statuses.add(each.get().status());
                spoken += each.get().body().isEmpty() ? 0 : 1;
            }
        }
        assertThat(statuses).containsOnly(200);
        assertThat(spoken).isEqualTo(1);
        // Whatever these hundred began comes before this.
        said(ANNA, "/snapshot web-01 every 6h");
        assertThat(writes()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "/slack/commands, v0=00, 0",
        "/slack/commands, v1=, 0",
        "/slack/commands, '', 0",
        "/slack/commands, right, 301",
        "/slack/commands, right, -301",
        "/slack/interactions, v0=00, 0",
        "/slack/interactions, right, 301"
    })
    void whateverIsNotProvenGetsTheSameEmptyAnswer(String path, String signature, long off) {
        String body =
                PlayedWorkspace.form(PlayedWorkspace.command(ANNA, "/nattvakt", "/commands/T/1/a"));
        String timestamp = Long.toString(Instant.now().getEpochSecond() + off);

        PlayedWorkspace.Acknowledged answer =
                workspace.send(
                        path,
                        body,
                        timestamp,
                        signature.equals("right")
                                ? "v0=" + PlayedWorkspace.hmac(timestamp, body)
                                : signature);

        assertThat(answer).isEqualTo(new PlayedWorkspace.Acknowledged(401, ""));
        assertThat(hostUp.log()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "team_id, T0OTHER",
        "user_id, U0STRANGER",
        "channel_id, C0ELSEWHERE",
        "user_id, U0ANNAX"
    })
    void whoeverHasNoRoleMayNothing(String field, String value) {
        Map<String, String> form =
                PlayedWorkspace.command(ANNA, "/backup web-01 daily 02:00 keep 3", responsePath());
        form.put(field, value);
        form.put("user_name", "anna");

        PlayedWorkspace.Acknowledged answer =
                workspace.send("/slack/commands", PlayedWorkspace.form(form));

        assertThat(answer.text()).contains("You may not do this here");
        assertThat(answer.json().path("response_type").asText()).isEqualTo("ephemeral");
        assertThat(hostUp.log()).isEmpty();
    }

    @Test
    void aViewerCannotChangeAnything() {
        assertThat(text(said(VERA, "/backup web-01 daily 02:00 keep 3")))
                .contains("only an operator may do this");
        assertThat(hostUp.log()).isEmpty();
    }

    @Test
    void aUserGroupMayOnItsServersOnly() {
        String member = PlayedSlack.MEMBER;

        assertThat(text(said(member, "/backup web-01 daily 02:00 keep 3")))
                .contains("now backs up daily");
        assertThat(text(said(member, "/backup db-01 daily 03:00")))
                .contains("There is no server called");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nattvakt", "/nattvakt help", "/backup", "/snapshot"})
    void helpShowsExamplesThatWorkHere(String command) {
        assertThat(text(said(VERA, command))).contains("web-01");
    }

    @Test
    void whatIsNotUnderstoodIsNamedAndNothingIsDone() {
        assertThat(text(said(ANNA, "/backup web-01 dayly 02:00 keep 3")))
                .contains("dayly", "daily");
        assertThat(hostUp.log()).isEmpty();
    }

    @Test
    void whoamiTellsTheRoles() {
        assertThat(text(said(OLLE, "/nattvakt whoami")))
                .contains(OLLE, "an operator", "all servers");
    }

    @Test
    void secretsShowNowhere() {
        String all = slack.posts().toString() + workspace.types(ANNA, "/nattvakt audit").body();

        assertThat(all).doesNotContain(PlayedWorkspace.SECRET);
        String metrics = given().get("/metrics").asString();
        assertThat(metrics)
                .doesNotContain(PlayedWorkspace.SECRET, SlackProfile.BOT_TOKEN, "commands/T0TEAM");
    }
}
