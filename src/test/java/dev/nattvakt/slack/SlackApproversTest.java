package dev.nattvakt.slack;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpServerRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.CallBuilder;
import dev.nattvakt.caller.Door;
import dev.nattvakt.caller.Secret;
import dev.nattvakt.caller.VirtualTime;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.slack.api.PlayedSlack;
import dev.nattvakt.slack.api.SlackApi;
import dev.nattvakt.slack.api.SlackConnection;
import dev.nattvakt.slack.message.ShortMessages;
import dev.nattvakt.words.OutcomeExamples;

import static org.assertj.core.api.Assertions.assertThat;

class SlackApproversTest {

    private static final Outcome.NeedsConfirmation WAITING =
            (Outcome.NeedsConfirmation) OutcomeExamples.named("fewer copies wait");

    private final VirtualTime time = new VirtualTime();
    private final PlayedSlack slack = new PlayedSlack();
    private final SlackConnection connection = new SlackConnection(slack.line());
    private final PendingQuestions pendingQuestions = new PendingQuestions();
    private final SlackApprovers approvers =
            new SlackApprovers(
                    new SlackApi(connection, () -> new Secret("xoxb-canary"), time),
                    "C1",
                    pendingQuestions,
                    new ObjectMapper(),
                    time);
    private final Call call = CallBuilder.aCall(time).through(Door.MCP).build();

    @BeforeEach
    void beforeThePlanIsOver() {
        time.setWallClock(Instant.parse("2026-11-22T03:00:00Z"));
    }

    @AfterEach
    void close() {
        connection.close();
        slack.close();
    }

    @Test
    void asksOnceAndNotAgainWhenItIsSettledMeanwhile() {
        assertThat(approvers.ask(WAITING, call)).isTrue();
        assertThat(approvers.ask(WAITING, call)).isTrue();
        pendingQuestions.settle(OutcomeExamples.TOKEN, ShortMessages.cancelled("U1"));
        assertThat(approvers.ask(WAITING, call)).isTrue();

        assertThat(slack.posts()).hasSize(1);
    }

    @Test
    void asksAgainWhenSlackDidNotTakeIt() {
        slack.then(200, "{\"ok\":false,\"error\":\"not_in_channel\"}");

        assertThat(approvers.ask(WAITING, call)).isFalse();
        assertThat(approvers.ask(WAITING, call)).isTrue();
    }

    /// The second waits for the first, which Slack refuses; the third comes while the second posts.
    @Test
    void postsOnceWhileOthersWait() throws InterruptedException {
        Held first = new Held();
        Held second = new Held();
        slack.then(first).then(second);
        Thread one = asking();
        first.awaitArrival();
        Thread two = asking();
        awaitWaiting(two);
        first.answer("{\"ok\":false,\"error\":\"not_in_channel\"}");
        one.join();
        second.awaitArrival();
        Thread three = asking();
        awaitWaiting(three);
        second.answer("{\"ok\":true,\"channel\":\"C1\",\"ts\":\"1.1\"}");
        two.join();
        three.join();

        assertThat(slack.posts()).hasSize(2);
    }

    private Thread asking() {
        return Thread.ofPlatform().start(() -> approvers.ask(WAITING, call));
    }

    private static void awaitWaiting(Thread thread) {
        while (thread.getState() == Thread.State.NEW
                || thread.getState() == Thread.State.RUNNABLE) {
            Thread.onSpinWait();
        }
    }

    /// A post that Slack answers when it is told to.
    private static final class Held implements PlayedSlack.Answer {

        private final CompletableFuture<HttpServerRequest> arrived = new CompletableFuture<>();

        @Override
        public void to(HttpServerRequest request) {
            arrived.complete(request);
        }

        void awaitArrival() {
            arrived.join();
        }

        void answer(String body) {
            arrived.join().response().end(body);
        }
    }

    @Test
    void forgetsWhatIsOver() {
        approvers.ask(WAITING, call);
        time.advance(Duration.ofDays(30));

        approvers.ask(WAITING, CallBuilder.aCall(time).through(Door.MCP).build());

        assertThat(slack.posts()).hasSize(2);
    }
}
