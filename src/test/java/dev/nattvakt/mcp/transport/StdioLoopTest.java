package dev.nattvakt.mcp.transport;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.mcp.Said;
import dev.nattvakt.mcp.SmallHouse;
import dev.nattvakt.mcp.exchange.OpenRequests;
import dev.nattvakt.mcp.message.Json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

class StdioLoopTest {

    private static final String PING =
            """
            {"jsonrpc":"2.0","id":%d,"method":"ping"}\
            """;
    private static final String INITIALIZE =
            """
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"%s","capabilities":%s}}\
            """;
    private static final String WEAKEN =
            """
            {"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"set_snapshot_schedule","arguments":{"vps":"web-01"}}}\
            """;
    private static final String FIND =
            """
            {"jsonrpc":"2.0","id":%d,"method":"tools/call","params":{"name":"find_vps"}}\
            """;
    private static final String FIND_AND_TELL =
            """
            {"jsonrpc":"2.0","id":%d,"method":"tools/call","params":{"name":"find_vps","_meta":{"progressToken":"t"}}}\
            """;
    private static final String CANCEL =
            """
            {"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":%d}}\
            """;

    private final SmallHouse house = new SmallHouse();
    private final OpenRequests open = new OpenRequests(Duration.ofSeconds(20), () -> "q1");
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void answersALineWithALine() throws IOException {
        talk(Runnable::run, PING.formatted(1), PING.formatted(2));

        assertThat(replies()).extracting(reply -> reply.path("id").asInt()).containsExactly(1, 2);
    }

    @Test
    void endsWhenNobodyReadsTheAnswersAlthoughTheInputStaysOpen() throws Exception {
        try (PipedOutputStream client = new PipedOutputStream();
                PipedInputStream in = new PipedInputStream(client)) {
            client.write((PING.formatted(1) + "\n").getBytes(StandardCharsets.UTF_8));
            client.flush();

            StdioLoop.serve(house.handler(), open, in, new NobodyReads());
        }
    }

    private static final class NobodyReads extends OutputStream {

        @Override
        public void write(int octet) throws IOException {
            throw new IOException("Broken pipe");
        }
    }

    @Test
    void answersALastLineThatDoesNotEnd() throws IOException {
        feed(Runnable::run, PING.formatted(1));

        assertThat(replies()).hasSize(1);
    }

    /// Its sender would take the reply for one to a request of its own, or reply in turn.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "'id':1,'result':{}",
                "'id':null,'error':{'code':-32700,'message':'?'}",
                "'error':{'code':-32600,'message':'?'}",
                "'id':1.5,'result':null",
                "'id':{},'result':{}",
                "'result':{}"
            })
    void nobodyAnswersAnAnswer(String answer) throws IOException {
        talk(
                Runnable::run,
                ("{'jsonrpc':'2.0'," + answer + "}").replace('\'', '"'),
                ("{'jsonrpc':'1.0'," + answer + "}").replace('\'', '"'),
                PING.formatted(1));

        assertThat(replies()).extracting(reply -> reply.path("id").asInt()).containsExactly(1);
    }

    @Test
    void skipsEmptyLinesAndCarriageReturns() throws IOException {
        feed(Runnable::run, "\n\r\n  \n" + PING.formatted(1) + "\r\n");

        assertThat(replies()).hasSize(1);
    }

    @Test
    void goesOnAfterNonsense() throws IOException {
        talk(Runnable::run, "nonsense", "[]", PING.formatted(1));

        assertThat(replies())
                .extracting(reply -> reply.at("/error/code").asInt())
                .containsExactly(-32700, -32600, 0);
    }

    @Test
    void goesOnAfterALineThatIsTooLong() throws IOException {
        talk(Runnable::run, " ".repeat(1 << 20) + PING.formatted(1), PING.formatted(2));

        assertThat(replies()).hasSize(2);
        assertThat(replies().getFirst().at("/error/code").asInt()).isEqualTo(-32600);
        assertThat(replies().getLast().path("id").asInt()).isEqualTo(2);
    }

    @Test
    void takesALineOfTheLongestLength() throws IOException {
        String ping = PING.formatted(1);

        talk(Runnable::run, " ".repeat((1 << 20) - ping.length()) + ping);

        assertThat(replies().getFirst().has("result")).isTrue();
    }

    @Test
    void answersNeitherNotificationsNorResponses() throws IOException {
        talk(
                Runnable::run,
                "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}");

        assertThat(replies()).isEmpty();
    }

    @Test
    void doesNotBeginWhatWasTakenBack() throws IOException {
        Queue<Runnable> later = new ArrayDeque<>();

        talk(later::add, FIND.formatted(1), FIND.formatted(2), CANCEL.formatted(1));
        later.forEach(Runnable::run);

        assertThat(house.ran).hasSize(1);
        assertThat(replies()).extracting(reply -> reply.path("id").asInt()).containsExactly(2);
    }

    @Test
    void doesNotMindACancellationThatComesTooLate() throws IOException {
        talk(Runnable::run, FIND.formatted(1), CANCEL.formatted(1), CANCEL.formatted(9));

        assertThat(replies()).hasSize(1);
    }

    @Test
    void doesNotAnswerWhatWasTakenBackHalfway() throws IOException {
        Queue<Runnable> later = new ArrayDeque<>();
        StdioLoop loop = loop(later::add, FIND.formatted(1) + "\n" + CANCEL.formatted(1) + "\n");
        house.meanwhile = () -> assertThatCode(loop::read).doesNotThrowAnyException();
        loop.readOne();

        later.remove().run();

        assertThat(house.ran).hasSize(1);
        assertThat(replies()).isEmpty();
    }

    @Test
    void tellsHowFarItIsToAClientThatAsked() throws IOException {
        talk(Runnable::run, FIND_AND_TELL.formatted(1));

        assertThat(replies()).hasSize(3);
        assertThat(replies().getFirst().path("method").asText())
                .isEqualTo("notifications/progress");
        assertThat(replies().getFirst().path("params"))
                .hasToString(
                        "{\"progress\":1,\"total\":2,\"message\":\"1 of 2 servers\",\"progressToken\":\"t\"}");
        assertThat(replies().getLast().path("id").asInt()).isEqualTo(1);
    }

    @Test
    void stopsTellingWhenTheRequestIsTakenBack() throws IOException {
        Queue<Runnable> later = new ArrayDeque<>();
        StdioLoop loop =
                loop(later::add, FIND_AND_TELL.formatted(1) + "\n" + CANCEL.formatted(1) + "\n");
        house.meanwhile = () -> assertThatCode(loop::read).doesNotThrowAnyException();
        loop.readOne();

        later.remove().run();

        assertThat(replies())
                .extracting(reply -> reply.at("/params/progress").asInt())
                .containsExactly(1);
    }

    @Test
    void refusesAnIdThatIsStillOpen() throws IOException {
        Queue<Runnable> later = new ArrayDeque<>();

        talk(later::add, FIND.formatted(1), FIND.formatted(1));
        later.forEach(Runnable::run);

        assertThat(house.ran).hasSize(1);
        assertThat(replies())
                .extracting(reply -> reply.at("/error/code").asInt())
                .containsExactly(-32600, 0);
    }

    @Test
    void answersEverythingBeforeItEnds() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int id = 0; id < 200; id++) {
            lines.append(PING.formatted(id)).append('\n');
        }

        StdioLoop.serve(
                house.handler(), open, new ByteArrayInputStream(Said.bytes(lines.toString())), out);

        assertThat(replies())
                .hasSize(200)
                .extracting(reply -> reply.path("id").asInt())
                .doesNotHaveDuplicates();
    }

    @Test
    void asksTheUserWhereTheHandshakeSaidSo() throws Exception {
        try (PipedPair pipe = new PipedPair()) {
            Thread server = pipe.serve(house.handler(), open);
            pipe.say(INITIALIZE.formatted("2025-06-18", "{\"elicitation\":{}}"));
            assertThat(pipe.hear().at("/result/protocolVersion").asText()).isEqualTo("2025-06-18");
            pipe.say(WEAKEN);
            JsonNode question = pipe.hear();
            assertThat(question.path("method").asText()).isEqualTo("elicitation/create");
            assertThat(question.at("/params").has("mode")).isFalse();
            pipe.say(
                    "{\"jsonrpc\":\"2.0\",\"id\":%s,\"result\":{\"action\":\"accept\",\"content\":{\"confirm\":true}}}"
                            .formatted(question.path("id")));

            assertThat(pipe.hear().at("/result/structuredContent/outcome").asText())
                    .isEqualTo("verified");

            pipe.endInput();
            server.join();
        }
        assertThat(house.ran).containsExactly("set_snapshot_schedule", "apply_plan");
    }

    @Test
    void endOfTheInputIsTheEndOfEveryQuestion() throws Exception {
        try (PipedPair pipe = new PipedPair()) {
            Thread server = pipe.serve(house.handler(), open);
            pipe.say(INITIALIZE.formatted("2025-11-25", "{\"elicitation\":{}}"));
            pipe.hear();
            pipe.say(WEAKEN);
            pipe.hear();

            pipe.endInput();
            server.join(5_000);

            assertThat(server.isAlive()).isFalse();
        }
        assertThat(house.ran).containsExactly("set_snapshot_schedule");
    }

    @Test
    void answersABatchWhereTheRevisionHasThem() throws IOException {
        String batch = "[" + PING.formatted(2) + "," + PING.formatted(3) + ",7]";

        talk(
                Runnable::run,
                INITIALIZE.formatted("2025-03-26", "{}"),
                batch,
                INITIALIZE.formatted("2025-06-18", "{}"),
                batch);

        assertThat(replies()).hasSize(4);
        assertThat(replies().get(1)).hasSize(3);
        assertThat(replies().get(3).at("/error/code").asInt()).isEqualTo(-32600);
    }

    /// Neither an old client nor one that did not introduce itself is asked.
    @ParameterizedTest
    @CsvSource({"2025-03-26, '{\"elicitation\":{}}'", "2025-11-25, {}"})
    void asksNobodyWhoCannotBeAsked(String revision, String capabilities) throws IOException {
        talk(Runnable::run, INITIALIZE.formatted(revision, capabilities), WEAKEN);

        assertThat(replies().getLast().at("/result/structuredContent/outcome").asText())
                .isEqualTo("needs_confirmation");
    }

    private void talk(Executor threads, String... lines) throws IOException {
        feed(threads, String.join("\n", lines) + "\n");
    }

    private void feed(Executor threads, String input) throws IOException {
        loop(threads, input).read();
    }

    private StdioLoop loop(Executor threads, String input) {
        return new StdioLoop(
                house.handler(), open, new ByteArrayInputStream(Said.bytes(input)), out, threads);
    }

    private List<JsonNode> replies() {
        List<JsonNode> replies = new ArrayList<>();
        out.toString(StandardCharsets.UTF_8)
                .lines()
                .forEach(line -> replies.add(Json.read(Said.bytes(line)).orElseThrow()));
        return replies;
    }
}
