package dev.nattvakt.slack.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.caller.VirtualTime;
import dev.nattvakt.slack.api.Delivery.Delivered;
import dev.nattvakt.slack.api.Delivery.Refused;
import dev.nattvakt.slack.api.Delivery.Spent;
import dev.nattvakt.slack.api.Delivery.Unconfirmed;
import dev.nattvakt.slack.api.Delivery.Unreachable;

import static org.assertj.core.api.Assertions.assertThat;

class RepliesTest {

    private static final ResponseUrl URL =
            ResponseUrl.of("https://hooks.slack.com/commands/T1/2/canary");
    private static final ObjectNode MESSAGE =
            JsonNodeFactory.instance.objectNode().put("text", "på natten 🌙");

    private final VirtualTime time = new VirtualTime();
    private final PlayedSlack slack = new PlayedSlack();
    private final SlackConnection connection = new SlackConnection(slack.line());
    private final Replies replies = new Replies(connection, URL, time, time);

    @AfterEach
    void close() {
        connection.close();
        slack.close();
    }

    @Test
    void postsJsonToTheAddress() {
        assertThat(post()).isEqualTo(new Delivered());

        assertThat(slack.posts())
                .containsExactly(
                        new PlayedSlack.Posted(
                                "hooks.slack.com",
                                "/commands/T1/2/canary",
                                null,
                                "application/json; charset=utf-8",
                                "{\"text\":\"på natten 🌙\"}"));
        assertThat(replies).asString().doesNotContain("canary");
    }

    @Test
    void saysFiveThingsAndNoMore() {
        List<Delivery> deliveries = IntStream.range(0, 7).mapToObj(_ -> post()).toList();

        assertThat(deliveries.subList(0, 5)).containsOnly(new Delivered());
        assertThat(deliveries.subList(5, 7)).containsOnly(new Spent());
        assertThat(slack.posts()).hasSize(5);
    }

    @Test
    void saysFiveThingsHoweverManyAskAtOnce() throws Exception {
        List<Future<Delivery>> deliveries = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 40; i++) {
                deliveries.add(threads.submit(this::post));
            }
        }

        int delivered = 0;
        for (Future<Delivery> delivery : deliveries) {
            delivered += delivery.get().equals(new Delivered()) ? 1 : 0;
        }
        assertThat(delivered).isEqualTo(5);
        assertThat(slack.posts()).hasSize(5);
    }

    @Test
    void isOverAfterHalfAnHour() {
        time.advance(Duration.ofMinutes(30).minusNanos(1));
        assertThat(post()).isEqualTo(new Delivered());

        time.advance(Duration.ofNanos(1));
        assertThat(post()).isEqualTo(new Spent());
        assertThat(slack.posts()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 599})
    void triesAgainWhenSlackStumbles(int status) {
        slack.then(status, "").then(status, "");

        assertThat(post()).isEqualTo(new Delivered());

        assertThat(time.waits()).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1));
        assertThat(left(replies)).isEqualTo(2);
    }

    @Test
    void triesAgainWhenTheAnswerIsLost() {
        slack.thenDrop();

        assertThat(post()).isEqualTo(new Delivered());
        assertThat(left(replies)).isEqualTo(3);
    }

    @Test
    void doesNotWaitForASilentSlack() {
        slack.thenSilence().thenSilence().thenSilence();
        try (var hasty = new SlackConnection(slack.line(), Duration.ofMillis(300))) {
            var impatient = new Replies(hasty, URL, time, time);

            assertThat(impatient.post(MESSAGE, time.deadline(Duration.ofSeconds(30))))
                    .isEqualTo(new Unconfirmed());
            assertThat(left(impatient)).isEqualTo(2);
        }
    }

    @Test
    void givesUpAfterThreeAttempts() {
        slack.then(500, "").then(500, "").then(500, "").then(500, "").then(500, "");

        assertThat(post()).isEqualTo(new Unconfirmed());
        assertThat(slack.posts()).hasSize(3);

        assertThat(post()).isEqualTo(new Unconfirmed());
        assertThat(slack.posts()).hasSize(5);
        assertThat(post()).isEqualTo(new Spent());
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "7, 7", "0, 0", "abc, 1", "-5, 1", "1234567, 1"})
    void waitsAsLongAsSlackSays(String retryAfter, int seconds) {
        slack.thenTooMany(retryAfter);

        assertThat(post()).isEqualTo(new Delivered());
        assertThat(time.waits()).containsExactly(Duration.ofSeconds(seconds));
    }

    @Test
    void doesNotWaitBeyondTheDeadline() {
        slack.thenTooMany("30");

        assertThat(post()).isEqualTo(new Refused(429));
        assertThat(time.waits()).isEmpty();
        assertThat(slack.posts()).hasSize(1);
    }

    @Test
    void countsNothingWhenNothingWasSent() {
        slack.close();

        assertThat(post()).isEqualTo(new Unreachable());

        assertThat(time.waits()).hasSize(2);
        for (int i = 0; i < 6; i++) {
            assertThat(post()).isEqualTo(new Unreachable());
        }
    }

    @Test
    void sendsNothingWhenTheDeadlineIsOver() {
        assertThat(replies.post(MESSAGE, time.deadline(Duration.ZERO)))
                .isEqualTo(new Unreachable());

        assertThat(slack.posts()).isEmpty();
        assertThat(left(replies)).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 410})
    void takesANoForAnAnswer(int status) {
        slack.then(status, "used_url");

        assertThat(post()).isEqualTo(new Refused(status));
        assertThat(slack.posts()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void followsNobodyElsewhere(int status) {
        try (var elsewhere = new PlayedSlack()) {
            int port = ((SlackTransport.Played) elsewhere.line()).port();
            slack.then(request ->
                    request.response()
                            .setStatusCode(status)
                            .putHeader("Location", "http://127.0.0.1:%d/commands/x".formatted(port))
                            .end());

            assertThat(post()).isEqualTo(new Refused(status));
            assertThat(elsewhere.posts()).isEmpty();
        }
        assertThat(slack.posts()).hasSize(1);
    }

    @Test
    void readsNoBodyThatIsTooLong() {
        slack.then(200, "x".repeat(2 * 1024 * 1024));

        assertThat(post()).isEqualTo(new Delivered());
    }

    @Test
    void triesOnceWhatIsSoonReplaced() {
        slack.then(500, "");

        assertThat(replies.postOnce(MESSAGE, time.deadline(Duration.ofSeconds(30))))
                .isEqualTo(new Unconfirmed());

        assertThat(slack.posts()).hasSize(1);
        assertThat(time.waits()).isEmpty();
    }

    /// How many more it takes.
    private int left(Replies replies) {
        int left = 0;
        while (!replies.post(MESSAGE, time.deadline(Duration.ofSeconds(30))).equals(new Spent())) {
            left++;
        }
        return left;
    }

    private Delivery post() {
        return replies.post(MESSAGE, time.deadline(Duration.ofSeconds(30)));
    }
}
