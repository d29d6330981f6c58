package dev.nattvakt.doors;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.FreshFleet;
import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Role;
import dev.nattvakt.caller.ServerFilter;
import dev.nattvakt.mcp.session.Client;
import dev.nattvakt.mcp.session.ClientCapability;
import dev.nattvakt.mcp.session.Revision;
import dev.nattvakt.mcp.session.SessionIds;
import dev.nattvakt.sandbox.Sandbox;
import dev.nattvakt.tool.Seal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/// The revisions with a handshake at `/mcp`: what clients in the field send, and what must come
/// back at once.
@QuarkusTest
class OlderMcpDoorTest {

    private static final String WEAKEN = "{\"vps\":\"db-01\",\"retentionCount\":2}";
    private static final Client ASKING =
            new Client(Revision.V2025_11_25, "raw", Set.of(ClientCapability.FORMS));

    private Sandbox sandbox;

    @BeforeEach
    void startAnew() {
        sandbox = FreshFleet.begin();
    }

    @ParameterizedTest
    @CsvSource({
        "2025-11-25, 2025-11-25",
        "2025-06-18, 2025-06-18",
        "2025-03-26, 2025-03-26",
        "2024-11-05, 2025-11-25",
        "2026-07-28, 2025-11-25",
        "tomorrow, 2025-11-25"
    })
    void settlesOnARevision(String wish, String settled) {
        try (RawMcp client = RawMcp.connected(wish, RawMcp.CANNOT_ASK, Map.of())) {
            assertThat(client.introduction().path("protocolVersion").asText()).isEqualTo(settled);
            assertThat(client.session()).matches("[!-~]{40,400}");
            assertThat(client.tool("find_vps", "{}").path("isError").asBoolean()).isFalse();
        }
    }

    /// M1, M2
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    tools/call  | {"arguments":{}}
                    tools/call  | []
                    tools/call  | "x"
                    tools/call  | {"name":"find_vps","arguments":""}
                    tools/call  | {"name":"find_vps","arguments":[]}
                    tools/call  | {"name":"find_vps","arguments":"nonsense"}
                    tools/call  | {"name":"find_vps","_meta":"x"}
                    tools/call  | {"name":"no_such_tool"}
                    prompts/get | {}
                    prompts/get | "x"
                    ping        | []
                    resources/read | {}
                    completion/complete | {}
                    """)
    void answersWhatHasTheWrongShapeAtOnce(String method, String params) {
        try (RawMcp client = RawMcp.connected()) {
            RawMcp.Call call = client.start(method, params);

            assertThat(call.errorCode()).isEqualTo(-32602);
            assertThat(call.status()).isEqualTo(200);
            assertThat(call.reply().at("/error/message").asText()).endsWith(".");
        }
        assertThat(sandbox.log()).isEmpty();
    }

    /// M2, M12
    @ParameterizedTest
    @ValueSource(strings = {"\"{\\\"query\\\":\\\"web-01\\\"}\"", "null", "{\"query\":\"web-01\"}"})
    void takesArgumentsAsTheyAreMeant(String arguments) {
        try (RawMcp client = RawMcp.connected()) {
            assertThat(client.call("find_vps", arguments).structured().path("outcome").asText())
                    .isEqualTo("answered");
        }
    }

    /// M3
    @ParameterizedTest
    @ValueSource(strings = {"", ",\"clientInfo\":null", ",\"capabilities\":{\"elicitation\":7}"})
    void shakesHandsWithAClientThatSaysLittle(String more) {
        try (RawMcp client = RawMcp.unconnected(Map.of())) {
            RawMcp.Call call =
                    client.start("initialize", "{\"protocolVersion\":\"2025-06-18\"" + more + "}");

            assertThat(call.result().path("protocolVersion").asText()).isEqualTo("2025-06-18");
            assertThat(call.response().headers().firstValue("Mcp-Session-Id")).isPresent();
        }
    }

    /// M5: an id that does not hold is never taken for none, and one of another process holds.
    @ParameterizedTest
    @MethodSource("deadIds")
    void dropsAnIdThatDoesNotHold(String id) {
        try (RawMcp client = RawMcp.connected().session(id)) {
            RawMcp.Call call = client.call("set_backup_schedule", WEAKEN);

            assertThat(call.status()).isEqualTo(404);
            assertThat(call.errorCode()).isEqualTo(-32001);
            assertThat(client.tell("notifications/cancelled", "{\"requestId\":1}")).isEqualTo(404);
        }
        assertThat(sandbox.log()).isEmpty();
    }

    static List<String> deadIds() {
        Clock now = Clock.systemUTC();
        String good = ids(now, "sandbox").begin(ASKING, Caller.ANONYMOUS);
        String others =
                ids(now, "sandbox")
                        .begin(ASKING, new Caller("bob", Role.APPROVER, ServerFilter.ALL));
        return List.of(
                "invented",
                "%",
                "x".repeat(3000),
                good.substring(1),
                good + "A",
                others,
                ids(now, "another key").begin(ASKING, Caller.ANONYMOUS),
                ids(Clock.offset(now, Duration.ofHours(-25)), "sandbox")
                        .begin(ASKING, Caller.ANONYMOUS),
                ids(Clock.offset(now, Duration.ofHours(2)), "sandbox")
                        .begin(ASKING, Caller.ANONYMOUS));
    }

    @Test
    void asksThePersonAfterARestart() {
        String old =
                ids(Clock.offset(Clock.systemUTC(), Duration.ofHours(-23)), "sandbox")
                        .begin(ASKING, Caller.ANONYMOUS);
        try (RawMcp client = RawMcp.connected().session(old)) {
            RawMcp.Call call = client.call("set_backup_schedule", WEAKEN);
            JsonNode question = call.question();

            assertThat(client.answer(question, "\"result\":{\"action\":\"decline\"}"))
                    .isEqualTo(202);
            assertThat(call.structured().path("code").asText()).isEqualTo("declined");
        }
        assertThat(Played.writes(sandbox)).isEmpty();
    }

    @Test
    void takesNoIdForAClientThatCannotAsk() {
        try (RawMcp client =
                RawMcp.connected(RawMcp.NEWEST, RawMcp.ASKS, Map.of()).withoutSession()) {
            RawMcp.Call call = client.call("set_backup_schedule", WEAKEN);

            assertThat(call.structured().path("outcome").asText()).isEqualTo("needs_confirmation");
        }
        assertThat(Played.writes(sandbox)).isEmpty();
    }

    /// Without a version header the session's revision holds, else 2025-03-26.
    @Test
    void knowsTheRevisionWithoutTheHeader() {
        try (RawMcp client = RawMcp.connected(RawMcp.NEWEST, RawMcp.ASKS, Map.of())) {
            client.withoutVersion();
            RawMcp.Call asked = client.call("set_backup_schedule", WEAKEN);
            client.answer(asked.question(), "\"result\":{\"action\":\"cancel\"}");
            assertThat(asked.structured().path("code").asText()).isEqualTo("declined");
            assertThat(client.post(BATCH).status()).isEqualTo(400);

            client.withoutSession();

            assertThat(client.post(BATCH).status()).isEqualTo(200);
        }
    }

    /// The handshake settled that the user can be asked; a header does not take that back.
    @Test
    void asksTheUserWhateverRevisionAHeaderNames() {
        try (RawMcp client = RawMcp.connected("2025-11-25", RawMcp.ASKS, Map.of());
                RawMcp other =
                        RawMcp.unconnected(Map.of("MCP-Protocol-Version", "2025-03-26"))
                                .session(client.session())) {
            RawMcp.Call asked = other.call("set_backup_schedule", WEAKEN);

            client.answer(asked.question(), "\"result\":{\"action\":\"cancel\"}");
            assertThat(asked.structured().path("code").asText()).isEqualTo("declined");
        }
    }

    /// M6
    @ParameterizedTest
    @CsvSource({
        "application/json, application/json",
        "*/*, application/json",
        "text/event-stream, text/event-stream",
        "'application/json, text/event-stream', application/json",
        "'text/html, application/*;q=0.8', application/json"
    })
    void answersInWhatIsTaken(String accept, String type) {
        try (RawMcp client =
                RawMcp.connected(RawMcp.NEWEST, RawMcp.CANNOT_ASK, Map.of("Accept", accept))) {
            RawMcp.Call call = client.call("find_vps", "{}");

            assertThat(call.structured().path("outcome").asText()).isEqualTo("answered");
            assertThat(call.response().headers().firstValue("Content-Type")).hasValue(type);
        }
    }

    @Test
    void doesNotAskAClientThatTakesNoStream() {
        try (RawMcp client =
                RawMcp.connected(
                        RawMcp.NEWEST, RawMcp.ASKS, Map.of("Accept", "application/json"))) {
            assertThat(
                            client.call("set_backup_schedule", WEAKEN)
                                    .structured()
                                    .path("outcome")
                                    .asText())
                    .isEqualTo("needs_confirmation");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Accept, text/html, 406",
        "Accept, 'application/json;q=0', 406",
        "Content-Type, text/plain, 415",
        "Content-Encoding, gzip, 415"
    })
    void saysWhyItDoesNotReadABody(String header, String value, int status) {
        try (RawMcp client = RawMcp.unconnected(Map.of(header, value))) {
            RawMcp.Call call = client.start("ping", "{}");

            assertThat(call.status()).isEqualTo(status);
            assertThat(call.reply().toString()).contains("Send ");
        }
    }

    /// M7: what mcp-remote 0.12 to 0.15 sends, and so Claude Desktop.
    @Test
    void takesANewHeaderForNoNewRevision() {
        try (RawMcp client = RawMcp.unconnected(Map.of("Mcp-Method", "initialize"))) {
            assertThat(
                            client.start(
                                            "initialize",
                                            "{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{}}")
                                    .result()
                                    .path("protocolVersion")
                                    .asText())
                    .isEqualTo("2025-06-18");
        }
    }

    /// M8
    @Test
    void hearsNotificationsThatItDoesNotKnow() {
        try (RawMcp client = RawMcp.connected()) {
            assertThat(client.tell("notifications/initialized", "{}")).isEqualTo(202);
            assertThat(client.tell("notifications/anything", "{}")).isEqualTo(202);
            assertThat(client.tell("notifications/cancelled", "{\"requestId\":[]}")).isEqualTo(202);
            assertThat(client.tell("notifications/progress", "[]")).isEqualTo(202);
        }
    }

    /// M11
    @ParameterizedTest
    @ValueSource(strings = {"null", "true", "[1]", "{}", "1.5"})
    void refusesAnIdThatIsNone(String id) {
        try (RawMcp client = RawMcp.connected()) {
            RawMcp.Call call =
                    client.post("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"ping\"}");

            assertThat(call.status()).isEqualTo(400);
            assertThat(call.errorCode()).isEqualTo(-32600);
        }
    }

    private static final String BATCH =
            """
            [{"jsonrpc":"2.0","id":1,"method":"ping"},
             {"jsonrpc":"2.0","method":"notifications/anything"},
             {"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"arguments":{}}},
             {"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"find_vps","arguments":{"query":"web-01"}}},
             7]\
            """;

    /// M1, M13 All answers of a batch are in memory at once.
    @Test
    void refusesABatchThatWouldFillTheMemory() {
        String one = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"},";
        try (RawMcp client = RawMcp.connected("2025-03-26", RawMcp.CANNOT_ASK, Map.of())) {
            assertThat(client.post("[" + one.repeat(20).replaceFirst(",$", "]")).reply())
                    .hasSize(20);
            RawMcp.Call call = client.post("[" + one.repeat(21).replaceFirst(",$", "]"));

            assertThat(call.status()).isEqualTo(400);
            assertThat(call.reply().toString()).contains("20 messages");
        }
    }

    @Test
    void answersEachMessageOfABatchWhereThereAreBatches() {
        try (RawMcp client = RawMcp.connected("2025-03-26", RawMcp.CANNOT_ASK, Map.of())) {
            RawMcp.Call call = client.post(BATCH);

            assertThat(call.status()).isEqualTo(200);
            assertThat(call.reply()).hasSize(4);
            assertThat(call.reply().at("/0/result").isObject()).isTrue();
            assertThat(call.reply().at("/1/error/code").asInt()).isEqualTo(-32602);
            assertThat(call.reply().at("/2/result/structuredContent/servers")).hasSize(1);
            assertThat(call.reply().at("/3/error/code").asInt()).isEqualTo(-32600);
            assertThat(
                            client.post(
                                            "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-03-26\"}}]")
                                    .status())
                    .isEqualTo(400);
            assertThat(client.post("[]").status()).isEqualTo(400);
            assertThat(
                            client.post("[{\"jsonrpc\":\"2.0\",\"method\":\"notifications/x\"}]")
                                    .status())
                    .isEqualTo(202);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-06-18", "2025-11-25"})
    void refusesABatchElsewhere(String revision) {
        try (RawMcp client = RawMcp.connected(revision, RawMcp.CANNOT_ASK, Map.of())) {
            assertThat(client.post(BATCH).status()).isEqualTo(400);
        }
        assertThat(sandbox.log()).isEmpty();
    }

    /// M13
    @Test
    void hasOneRouteInTwoSpellingsAndSaysWhatItTakes() {
        given().contentType("application/json")
                .body("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}")
                .post("/mcp/")
                .then()
                .statusCode(200);
        for (String method : List.of("GET", "DELETE", "PUT")) {
            Response refused = given().request(method, "/mcp");
            assertThat(refused.statusCode()).isEqualTo(405);
            assertThat(refused.header("Allow")).isEqualTo("POST, OPTIONS");
            assertThat(refused.asString()).contains("Send POST");
        }
        Response options = given().options("/mcp");
        assertThat(options.statusCode()).isEqualTo(204);
        assertThat(options.header("Allow")).isEqualTo("POST, OPTIONS");
    }

    @Test
    void refusesAVersionThatNobodyAgreedTo() {
        for (String version : List.of("2024-11-05", "1.0", "")) {
            Response refused =
                    given().contentType("application/json")
                            .header("MCP-Protocol-Version", version)
                            .body("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}")
                            .post("/mcp");
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.asString()).contains("-320");
        }
    }

    /// X2
    @Test
    void takesNoHandshakeThatNobodyNeeds() {
        try (RawMcp client = RawMcp.unconnected(Map.of())) {
            String capabilities = "{\"experimental\":{\"x\":\"" + "x".repeat(53_000) + "\"}}";

            RawMcp.Call call =
                    client.start(
                            "initialize",
                            "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":"
                                    + capabilities
                                    + "}");

            assertThat(call.status()).isEqualTo(413);
            assertThat(call.reply().toString()).contains("16 KB");
        }
    }

    @Test
    void keepsNoMoreOfAClientThanFits() {
        try (RawMcp client = RawMcp.unconnected(Map.of())) {
            client.shakeHands(RawMcp.NEWEST, RawMcp.ASKS, "n".repeat(10_000));

            assertThat(client.session()).hasSizeLessThan(500);
        }
    }

    /// X15
    @ParameterizedTest
    @CsvSource({
        "Mcp-Name, find_vps",
        "Mcp-Method, tools/list",
        "Mcp-Name, '=?base64?!?='",
    })
    void refusesHeadersThatDoNotEqualTheBody(String header, String value) {
        try (RawMcp client = RawMcp.connected()) {
            String session = client.session();
            try (RawMcp liar =
                    RawMcp.unconnected(Map.of(header, value, "MCP-Protocol-Version", RawMcp.NEWEST))
                            .session(session)) {
                RawMcp.Call call =
                        liar.call(
                                "set_snapshot_schedule",
                                "{\"vps\":\"web-01\",\"intervalHours\":6}");

                assertThat(call.status()).isEqualTo(400);
                assertThat(call.errorCode()).isEqualTo(-32020);
            }
        }
        assertThat(sandbox.log()).isEmpty();
    }

    @Test
    void refusesAVersionInTheBodyThatTheHeaderContradicts() {
        try (RawMcp client = RawMcp.connected()) {
            RawMcp.Call call =
                    client.start(
                            "tools/call",
                            "{\"name\":\"find_vps\",\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\",\"io.modelcontextprotocol/clientCapabilities\":{}}}");

            assertThat(call.errorCode()).isEqualTo(-32020);
        }
        assertThat(sandbox.log()).isEmpty();
    }

    @Test
    void takesNoNumberForWhatItIsNot() {
        try (RawMcp client = RawMcp.connected()) {
            assertThat(
                            client.call(
                                            "set_backup_schedule",
                                            "{\"vps\":\"db-01\",\"hour\":3.0000000000000001}")
                                    .structured()
                                    .path("outcome")
                                    .asText())
                    .isEqualTo("invalid");
        }
        assertThat(Played.writes(sandbox)).isEmpty();
    }

    @Test
    void tellsProgressOnTheStreamOfTheCall() {
        try (RawMcp client = RawMcp.connected()) {
            RawMcp.Call call =
                    client.start(
                            "tools/call",
                            "{\"name\":\"audit_protection\",\"arguments\":{\"query\":\"app\"},\"_meta\":{\"progressToken\":7}}");

            assertThat(call.structured().path("outcome").asText()).isEqualTo("answered");
            assertThat(call.rest())
                    .extracting(note -> note.at("/params/progressToken").asInt())
                    .containsExactly(7, 7);
        }
    }

    private static SessionIds ids(Clock clock, String key) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        return new SessionIds(Seal.underAnyOf(() -> List.of(bytes), "nattvakt session 1"), clock);
    }
}
