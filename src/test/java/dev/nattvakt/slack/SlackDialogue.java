package dev.nattvakt.slack;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import org.junit.jupiter.api.BeforeEach;

import dev.nattvakt.FreshFleet;
import dev.nattvakt.sandbox.Sandbox;
import dev.nattvakt.sandbox.fault.Arrival;
import dev.nattvakt.slack.api.PlayedSlack;

import static dev.nattvakt.slack.PlayedWorkspace.responsePath;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/// What a test says to the Slack door, what Slack hears of it, and what HostUp does. A test class
/// that extends this runs with [SlackProfile].
abstract class SlackDialogue {

    static final String OLLE = "U0OLLE";
    static final String VERA = "U0VERA";

    static final ObjectMapper MAPPER = new ObjectMapper();

    @TestHTTPResource URI server;
    @Inject PlayedSlack slack;

    PlayedWorkspace workspace;
    Sandbox hostUp;

    @BeforeEach
    void aNewDay() {
        workspace = new PlayedWorkspace(server);
        // After a late answer the next one is waited for less long; a fast one mends that.
        workspace.types(VERA, "/nattvakt whoami");
        hostUp = FreshFleet.begin();
    }

    /// The answer, whether it came at once or, on a busy machine, late.
    JsonNode said(String user, String line) {
        String path = responsePath();
        JsonNode inline = workspace.types(user, line, path).json();
        try {
            return text(inline).contains("Working on it") ? posted(path, 1).getFirst() : inline;
        } catch (Exception none) {
            throw new AssertionError(none);
        }
    }

    List<JsonNode> posted(String path, int count) throws Exception {
        List<JsonNode> posts = new ArrayList<>();
        for (PlayedSlack.Posted posted : slack.await(path, count)) {
            assertThat(posted.host()).isEqualTo("hooks.slack.com");
            posts.add(MAPPER.readTree(posted.body()));
        }
        return posts;
    }

    List<PlayedSlack.Posted> approvals() {
        return slack.posts().stream()
                .filter(posted -> posted.path().equals("/api/chat.postMessage"))
                .toList();
    }

    JsonNode applied(String token) {
        return agent("apply_plan", "{\"planToken\":\"" + token + "\"}");
    }

    static JsonNode agent(String tool, String arguments) {
        try {
            return MAPPER.readTree(
                    given().contentType("application/json")
                            .body(arguments)
                            .post("/tools/" + tool)
                            .asString());
        } catch (IOException notJson) {
            throw new AssertionError(notJson);
        }
    }

    static String outcome(JsonNode answer) {
        return answer.path("outcome").asText();
    }

    static String text(JsonNode message) {
        return PlayedWorkspace.plain(message.path("text").asText());
    }

    static JsonNode button(JsonNode message, String actionId) {
        return buttons(message).stream()
                .filter(button -> button.path("action_id").asText().equals(actionId))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + actionId + " in " + message));
    }

    static List<JsonNode> buttons(JsonNode message) {
        List<JsonNode> buttons = new ArrayList<>();
        for (JsonNode block : message.path("blocks")) {
            if (block.path("type").asText().equals("actions")) {
                block.path("elements").forEach(buttons::add);
            }
        }
        return buttons;
    }

    List<Arrival> writes() {
        return hostUp.log().stream().filter(arrival -> !arrival.method().equals("GET")).toList();
    }
}
