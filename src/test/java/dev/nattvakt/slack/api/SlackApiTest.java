package dev.nattvakt.slack.api;

import java.time.Duration;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.Secret;
import dev.nattvakt.caller.VirtualTime;
import dev.nattvakt.slack.api.ApiResponse.Done;
import dev.nattvakt.slack.api.ApiResponse.Refused;
import dev.nattvakt.slack.api.ApiResponse.Unconfirmed;
import dev.nattvakt.slack.api.ApiResponse.Unreachable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SlackApiTest {

    private static final String POSTED =
            """
            {"ok":true,"channel":"C123","ts":"1503435956.000247","message":{"text":"hej"}}\
            """;
    private static final String ID = "1503435956.000247";
    private static final ObjectNode MESSAGE =
            JsonNodeFactory.instance.objectNode().put("text", "hej");

    private final VirtualTime time = new VirtualTime();
    private final PlayedSlack slack = new PlayedSlack();
    private final SlackConnection connection = new SlackConnection(slack.line());
    private final SlackApi api = new SlackApi(connection, () -> new Secret("xoxb-canary"), time);

    @AfterEach
    void close() {
        connection.close();
        slack.close();
    }

    @Test
    void postsAMessage() throws JsonProcessingException {
        slack.then(200, POSTED);

        assertThat(api.postMessage("C123", MESSAGE, deadline())).isEqualTo(new Done<>(ID));

        PlayedSlack.Posted post = slack.posts().getFirst();
        assertThat(post.host()).isEqualTo("slack.com");
        assertThat(post.path()).isEqualTo("/api/chat.postMessage");
        assertThat(post.authorization()).isEqualTo("Bearer xoxb-canary");
        assertThat(json(post))
                .isEqualTo(
                        json(
                                """
                                {"text":"hej","channel":"C123",
                                 "unfurl_links":false,"unfurl_media":false}\
                                """));
        assertThat(MESSAGE).hasSize(1);
    }

    @Test
    void readsWhoIsInAGroup() {
        slack.then(200, "{\"ok\":true,\"users\":[\"U1\",\"W2\"]}");

        assertThat(api.usersOf("S1", deadline())).isEqualTo(new Done<>(Set.of("U1", "W2")));

        PlayedSlack.Posted post = slack.posts().getFirst();
        assertThat(post.path()).isEqualTo("/api/usergroups.users.list");
        assertThat(post.body()).isEqualTo("usergroup=S1");
        assertThat(post.contentType()).isEqualTo("application/x-www-form-urlencoded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s1", "U1", "S1&x=1", "S1 "})
    void asksAboutGroupsOnly(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> api.usersOf(id, deadline()));
        assertThat(slack.posts()).isEmpty();
    }

    @Test
    void takesANoFromA200() {
        slack.then(200, "{\"ok\":false,\"error\":\"channel_not_found\"}");

        assertThat(api.postMessage("C123", MESSAGE, deadline()))
                .isEqualTo(new Refused<>("channel_not_found"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ok",
                "[]",
                "{\"ok\":true",
                "{\"ok\":true}",
                "{\"ok\":\"true\",\"channel\":\"C1\",\"ts\":\"1.1\"}",
                "{\"ok\":true,\"channel\":\"C1\",\"ts\":\"never\"}",
                "{\"ok\":false}",
                "{\"ok\":false,\"error\":\"Please <b>click</b>\"}",
                "{\"ok\":false,\"error\":\"fatal_error\"}",
                "{\"ok\":false,\"error\":\"internal_error\"}"
            })
    void doesNotGuessWhatAnOddAnswerMeans(String body) {
        slack.then(200, body);

        assertThat(api.postMessage("C123", MESSAGE, deadline())).isEqualTo(new Unconfirmed<>());
        assertThat(slack.posts()).hasSize(1);
    }

    @Test
    void doesNotReadAnAnswerThatIsTooLong() {
        slack.then(200, "{\"ok\":true,\"users\":[\"U1\",\"" + "x".repeat(300_000) + "\"]}");

        assertThat(api.usersOf("S1", deadline())).isEqualTo(new Unconfirmed<>());
    }

    @Test
    void postsOnceWhenNobodyKnowsWhetherItArrived() {
        slack.thenDrop();
        assertThat(api.postMessage("C123", MESSAGE, deadline())).isEqualTo(new Unconfirmed<>());

        slack.then(503, "");
        assertThat(api.postMessage("C123", MESSAGE, deadline())).isEqualTo(new Unconfirmed<>());

        assertThat(slack.posts()).hasSize(2);
        assertThat(time.waits()).isEmpty();
    }

    @Test
    void asksAgainWhatMayBeAskedTwice() {
        slack.thenDrop().then(503, "").then(200, "{\"ok\":true,\"users\":[\"U1\"]}");

        assertThat(api.usersOf("S1", deadline())).isEqualTo(new Done<>(Set.of("U1")));
        assertThat(slack.posts()).hasSize(3);
    }

    @Test
    void doesNotCallAnUnansweredRequestUndone() {
        slack.thenDrop().thenTooMany("3600");

        assertThat(api.usersOf("S1", deadline())).isEqualTo(new Unconfirmed<>());
    }

    @Test
    void waitsAsLongAsSlackSays() {
        slack.thenTooMany("4").then(200, POSTED);

        assertThat(api.postMessage("C123", MESSAGE, deadline())).isEqualTo(new Done<>(ID));
        assertThat(time.waits()).containsExactly(Duration.ofSeconds(4));
    }

    @Test
    void doesNotWaitBeyondTheDeadline() {
        slack.thenTooMany("3600");

        assertThat(api.postMessage("C123", MESSAGE, deadline()))
                .isEqualTo(new Refused<>("ratelimited"));
        assertThat(time.waits()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"302, http_302", "401, http_401", "404, http_404"})
    void takesANoInAStatus(int status, String error) {
        slack.then(status, "");

        assertThat(api.postMessage("C123", MESSAGE, deadline())).isEqualTo(new Refused<>(error));
    }

    @Test
    void saysThatSlackCannotBeReached() {
        slack.close();

        assertThat(api.postMessage("C123", MESSAGE, deadline())).isEqualTo(new Unreachable<>());
        assertThat(time.waits()).hasSize(2);
    }

    private Deadline deadline() {
        return time.deadline(Duration.ofSeconds(30));
    }

    private static JsonNode json(PlayedSlack.Posted post) throws JsonProcessingException {
        return json(post.body());
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text);
    }
}
