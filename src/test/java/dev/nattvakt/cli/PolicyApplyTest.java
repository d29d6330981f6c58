package dev.nattvakt.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Against a server that plays what a real one answers.
class PolicyApplyTest {

    private static final String WEAK =
            """
            {"vps":{"id":"vps_db","name":"db-01"},"action":"change","direction":"weakens",
             "before":{"retentionCount":7},"after":{"retentionCount":3}}\
            """;
    private static final String STRONG =
            """
            {"vps":{"id":"vps_web","name":"web-01"},"action":"change","direction":"strengthens"}\
            """;

    private static final String SHUT =
            """
            {"vps":{"id":"vps_mail","name":"mail-01"},"action":"refused","why":"The gate is shut."}\
            """;

    @TempDir Path folder;

    private final List<String> asked = new ArrayList<>();
    private final Queue<String> answers = new ArrayDeque<>();
    private final Map<String, String> environment = new HashMap<>();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        environment.put("NATTVAKT_URL", "http://127.0.0.1:" + server.getAddress().getPort());
        environment.put("NATTVAKT_TOKEN", "secret-token");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void carriesOutWhatOnlyStrengthens() {
        answers.add(plan("1", STRONG));
        answers.add(ended("verified", "All 1 done."));

        assertThat(run(false)).isEqualTo(PolicyApply.DONE);
        assertThat(asked)
                .containsExactly(
                        "plan_fleet_change {\"policy\":true}", "apply_plan {\"planToken\":\"1\"}");
        assertThat(lines()).containsExactly("All 1 done.");
    }

    @Test
    void leavesOutTheServersThatWouldGetWeaker() {
        answers.add(plan("1", WEAK, STRONG));
        answers.add(plan("2", STRONG));
        answers.add(ended("verified", "All 1 done."));

        assertThat(run(false)).isEqualTo(PolicyApply.LEFT);
        assertThat(asked)
                .containsExactly(
                        "plan_fleet_change {\"policy\":true}",
                        "plan_fleet_change {\"policy\":true,\"except\":[\"vps_db\"]}",
                        "apply_plan {\"planToken\":\"2\"}");
        assertThat(lines())
                .contains(
                        "Needs a person: \"db-01\" would get weaker, from {\"retentionCount\":7} to"
                                + " {\"retentionCount\":3}.",
                        "All 1 done.");
    }

    @Test
    void yesCarriesOutWhatWeakensToo() {
        answers.add(plan("1", WEAK, STRONG));
        answers.add(ended("verified", "All 2 done."));

        assertThat(run(true)).isEqualTo(PolicyApply.DONE);
        assertThat(asked).last().isEqualTo("apply_plan {\"planToken\":\"1\"}");
    }

    /// The server decides who may say yes: with approval=slack it asks there and does nothing.
    @ParameterizedTest
    @CsvSource({"needs_confirmation, 1", "refused, 1", "unavailable, 2", "rate_limited, 2"})
    void yesPassesNobodyWhoHasToBeAsked(String outcome, int code) {
        answers.add(plan("1", WEAK));
        answers.add(ended(outcome, "Somebody else says yes."));

        assertThat(run(true)).isEqualTo(code);
        assertThat(asked).hasSize(2);
        assertThat(lines()).containsExactly("Somebody else says yes.");
    }

    @Test
    void changesNothingWhereMoreGetWeakerThanTheAnswerShows() {
        answers.add(plan("1", WEAK).replace("\"weakens\":1", "\"weakens\":201"));

        assertThat(run(false)).isEqualTo(PolicyApply.LEFT);
        assertThat(asked).hasSize(1);
    }

    @Test
    void leavesAloneWhatGetsWeakerBetweenTwoPlans() {
        answers.add(plan("1", WEAK, STRONG));
        answers.add(plan("2", WEAK));

        assertThat(run(false)).isEqualTo(PolicyApply.LEFT);
        assertThat(asked).hasSize(2);
    }

    @Test
    void goesOnWithAPlanWhileItGetsSmaller() {
        answers.add(plan("1", STRONG));
        answers.add(partly(30));
        answers.add(partly(10));
        answers.add(ended("verified", "All done."));

        assertThat(run(false)).isEqualTo(PolicyApply.DONE);
        assertThat(asked).hasSize(4);
    }

    @Test
    void stopsWhereAPlanGetsNoSmaller() {
        answers.add(plan("1", STRONG));
        answers.add(partly(30));
        answers.add(partly(30));

        assertThat(run(false)).isEqualTo(PolicyApply.LEFT);
        assertThat(asked).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"already_set, 0", "refused, 1", "invalid, 2", "unavailable, 2"})
    void whereNothingCanBePlannedTheServerSaysWhy(String outcome, int code) {
        answers.add(ended(outcome, "That is why."));

        assertThat(run(false)).isEqualTo(code);
        assertThat(lines()).containsExactly("That is why.");
    }

    @Test
    void rowsThatAreRefusedAreLeft() {
        answers.add(
                plan("1", STRONG, SHUT).replace("\"weakens\":0", "\"weakens\":0,\"refused\":1"));
        answers.add(ended("verified", "All 1 done."));

        assertThat(run(false)).isEqualTo(PolicyApply.LEFT);
        assertThat(lines())
                .containsExactly("Left alone: \"mail-01\": The gate is shut.", "All 1 done.");
    }

    @ParameterizedTest
    @CsvSource({"NATTVAKT_URL", "NATTVAKT_TOKEN"})
    void saysWhatIsNeededWithoutAServer(String missing) {
        environment.remove(missing);

        assertThat(run(false)).isEqualTo(PolicyApply.COULD_NOT);
        assertThat(asked).isEmpty();
        assertThat(lines())
                .singleElement()
                .asString()
                .contains("NATTVAKT_URL", "NATTVAKT_TOKEN_FILE");
    }

    @Test
    void readsTheTokenFromAFile() throws IOException {
        environment.remove("NATTVAKT_TOKEN");
        environment.put(
                "NATTVAKT_TOKEN_FILE",
                Files.writeString(folder.resolve("token"), "secret-token\n").toString());
        answers.add(ended("already_set", "All are in line."));

        assertThat(run(false)).isEqualTo(PolicyApply.DONE);
    }

    @Test
    void aServerThatIsNotThereOrNoneOfOursCannotBeAsked() {
        answers.add("{\"title\":\"Unauthorized\",\"detail\":\"The token is not known.\"}");
        assertThat(run(false)).isEqualTo(PolicyApply.COULD_NOT);
        answers.add("<html>");
        assertThat(run(false)).isEqualTo(PolicyApply.COULD_NOT);
        server.stop(0);
        assertThat(run(false)).isEqualTo(PolicyApply.COULD_NOT);

        assertThat(lines()).allSatisfy(line -> assertThat(line).doesNotContain("secret"));
        assertThat(lines().getFirst()).contains("The token is not known.");
    }

    private void answer(HttpExchange exchange) throws IOException {
        assertThat(exchange.getRequestHeaders().getFirst("Authorization"))
                .isEqualTo("Bearer secret-token");
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(exchange.getRequestURI().getPath().replace("/tools/", "") + " " + body);
        byte[] answer = answers.remove().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private int run(boolean yes) {
        return new PolicyApply(environment, new PrintStream(printed, true, StandardCharsets.UTF_8))
                .run(yes);
    }

    private List<String> lines() {
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static String plan(String token, String... rows) {
        long weaker = List.of(rows).stream().filter(WEAK::equals).count();
        return """
        {"outcome":"needs_confirmation","summary":"A plan.","rows":[%s],
         "counts":{"change":%d,"weakens":%d},"plan":{"token":"%s"}}\
        """
                .formatted(String.join(",", rows), rows.length, weaker, token);
    }

    private static String partly(int left) {
        return """
        {"outcome":"partly","summary":"Some done.",
         "counts":{"verified":5,"not_reached":%d},"plan":{"token":"1"}}\
        """
                .formatted(left);
    }

    private static String ended(String outcome, String summary) {
        return "{\"outcome\":\"%s\",\"summary\":\"%s\"}".formatted(outcome, summary);
    }
}
