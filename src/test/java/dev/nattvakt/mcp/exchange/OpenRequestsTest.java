package dev.nattvakt.mcp.exchange;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.api.Test;

import dev.nattvakt.mcp.message.Json;
import dev.nattvakt.mcp.message.Message;
import dev.nattvakt.mcp.message.Response;
import dev.nattvakt.mcp.message.Result;

import static org.assertj.core.api.Assertions.assertThat;

class OpenRequestsTest {

    private static final Peer ANNA = new Peer("session-1", "anna");
    private static final JsonNode ID = IntNode.valueOf(7);
    private static final Response DONE = new Result(Json.object());

    private final AtomicInteger ids = new AtomicInteger();
    private final OpenRequests open =
            new OpenRequests(Duration.ofMillis(200), () -> "q" + ids.incrementAndGet());
    private final Wire wire = new Wire();

    @Test
    void answerOfThePeerThatWasAskedCounts() {
        wire.whenAsked(id -> assertThat(open.answer(ANNA, yes(id))).isTrue());

        assertThat(ask()).contains(DONE);
    }

    @Test
    void answerOfNobodyElseCounts() {
        wire.whenAsked(id -> {
            assertThat(open.answer(new Peer("session-1", "bob"), yes(id))).isFalse();
            assertThat(open.answer(new Peer("session-2", "anna"), yes(id))).isFalse();
            assertThat(open.answer(ANNA, yes("q99"))).isFalse();
            assertThat(open.answer(ANNA, new Message.Answer(ID, Optional.empty()))).isFalse();
            assertThat(open.answer(ANNA, yes(id))).isTrue();
            assertThat(open.answer(ANNA, yes(id))).isFalse();
        });

        assertThat(ask()).contains(DONE);
    }

    @Test
    void silenceEndsTheQuestionAndTellsTheClient() {
        assertThat(ask()).contains(DONE);

        assertThat(wire.sent)
                .extracting(message -> message.path("method").asText())
                .containsExactly("elicitation/create", "notifications/cancelled");
        assertThat(open.answer(ANNA, yes("q1"))).isFalse();
    }

    @Test
    void requestThatIsTakenBackEndsWithItsQuestion() {
        wire.whenAsked(_ -> open.cancel(ANNA, ID));

        assertThat(ask()).isEmpty();
        assertThat(wire.isEnded).isTrue();
    }

    @Test
    void nobodyElseTakesItBack() {
        wire.whenAsked(id -> {
            open.cancel(new Peer("session-2", "anna"), ID);
            open.cancel(ANNA, IntNode.valueOf(8));
            open.answer(ANNA, yes(id));
        });

        assertThat(ask()).contains(DONE);
    }

    @Test
    void yesOfOneWhoHasGoneIsNotHeard() {
        wire.whenAsked(id -> {
            wire.isOpen = false;
            open.answer(ANNA, yes(id));
        });

        assertThat(ask()).isEmpty();
    }

    @Test
    void whatIsTakenBackBeforeItBeginsNeverDoes() {
        OpenRequest request = open.open(ANNA, ID, wire);
        open.cancel(ANNA, ID);

        assertThat(
                        request.run(() -> {
                            throw new IllegalStateException("it began");
                        }))
                .isEmpty();
        assertThat(open.isOpen(ANNA, ID)).isFalse();
    }

    private Optional<Response> ask() {
        return open.open(ANNA, ID, wire)
                .run(() ->
                        new Turn.Ask(
                                new ClientRequest("elicitation/create", Json.object()),
                                _ -> new Turn.Done(DONE)));
    }

    private static Message.Answer yes(String id) {
        return new Message.Answer(
                TextNode.valueOf(id), Optional.of(Json.object().put("action", "accept")));
    }

    private static final class Wire implements Outlet {

        private final List<ObjectNode> sent = new ArrayList<>();
        private Consumer<String> whenAsked = _ -> {};
        private boolean isOpen = true;
        private boolean isEnded;

        void whenAsked(Consumer<String> reaction) {
            whenAsked = reaction;
        }

        @Override
        public void send(ObjectNode message) {
            sent.add(message);
            if (message.has("id")) {
                whenAsked.accept(message.path("id").asText());
            }
        }

        @Override
        public boolean isOpen() {
            return isOpen;
        }

        @Override
        public void end() {
            isEnded = true;
        }
    }
}
