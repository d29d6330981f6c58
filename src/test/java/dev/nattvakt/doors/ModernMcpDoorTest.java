package dev.nattvakt.doors;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.FreshFleet;
import dev.nattvakt.sandbox.Sandbox;
import dev.nattvakt.sandbox.fault.Arrival;
import dev.nattvakt.sandbox.fault.Effect;
import dev.nattvakt.sandbox.fault.Fault;

import static org.assertj.core.api.Assertions.assertThat;

/// Revision 2026-07-28 at `/mcp`: its headers, its statuses, and its questions to the user against
/// a HostUp that is played.
@QuarkusTest
class ModernMcpDoorTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String BODY =
            """
            {"jsonrpc":"2.0","id":7,"method":"%s","params":{%s"_meta":{\
            "io.modelcontextprotocol/protocolVersion":"%s",\
            "io.modelcontextprotocol/clientInfo":{"name":"test","version":"1"},\
            "io.modelcontextprotocol/clientCapabilities":{"elicitation":{}}}}}\
            """;
    private static final Duration SLOW = Duration.ofSeconds(1);
    private static final String VERSION = "MCP-Protocol-Version";
    private static final String MODERN = "2026-07-28";
    private static final String FIND = "\"name\":\"find_vps\",\"arguments\":{},";
    private static final String WEAKEN =
            "\"name\":\"set_backup_schedule\",\"arguments\":{\"vps\":\"db-01\",\"retentionCount\":2},";
    private static final String YES =
            "{\"confirm\":{\"action\":\"accept\",\"content\":{\"confirm\":true}}}";

    @TestHTTPResource("/mcp")
    URI mcp;

    private Sandbox sandbox;

    @BeforeEach
    void startAnew() {
        sandbox = FreshFleet.begin();
    }

    @Test
    void introducesItself() throws Exception {
        HttpResponse<String> response =
                post(body("server/discover", ""), VERSION, MODERN, "Mcp-Method", "server/discover");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(response.headers().firstValue("Mcp-Session-Id")).isEmpty();
        assertThat(json(response).at("/result/supportedVersions/0").asText()).isEqualTo(MODERN);
    }

    @Test
    void callsATool() throws Exception {
        JsonNode result = json(call("find_vps", FIND)).path("result");

        assertThat(result.path("resultType").asText()).isEqualTo("complete");
        assertThat(result.at("/structuredContent/outcome").asText()).isEqualTo("answered");
        assertThat(Published.flaws("find_vps", result.path("structuredContent"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    MCP-Protocol-Version:2026-07-28                                                                               | -32020
                    MCP-Protocol-Version:2026-07-28 ; Mcp-Method:tools/call                                                       | -32020
                    MCP-Protocol-Version:2026-07-28 ; Mcp-Name:find_vps                                                           | -32020
                    Mcp-Method:tools/call ; Mcp-Name:find_vps                                                                     | -32020
                    MCP-Protocol-Version:2026-07-28 ; Mcp-Method:tools/list ; Mcp-Name:find_vps                                   | -32020
                    MCP-Protocol-Version:2026-07-28 ; Mcp-Method:Tools/Call ; Mcp-Name:find_vps                                   | -32020
                    MCP-Protocol-Version:2026-07-28 ; Mcp-Method:tools/call ; Mcp-Name:apply_plan                                 | -32020
                    MCP-Protocol-Version:2026-07-28 ; Mcp-Method:tools/call ; Mcp-Name:=?base64?!?=                               | -32020
                    MCP-Protocol-Version:2026-07-28 ; Mcp-Method:tools/call ; Mcp-Name:=?base64?=                                 | -32020
                    MCP-Protocol-Version:2025-11-25 ; Mcp-Method:tools/call ; Mcp-Name:find_vps                                   | -32020
                    MCP-Protocol-Version:1900-01-01 ; Mcp-Method:tools/call ; Mcp-Name:find_vps                                   | -32020
                    MCP-Protocol-Version:1900-01-01                                                                               | -32020
                    MCP-Protocol-Version:2026-07-28 ; MCP-Protocol-Version:2026-07-28 ; Mcp-Method:tools/call ; Mcp-Name:find_vps | -32020
                    MCP-Protocol-Version:2025-11-25 ; MCP-Protocol-Version:2026-07-28 ; Mcp-Method:tools/call ; Mcp-Name:find_vps | -32020
                    MCP-Protocol-Version:2026-07-28 ; Mcp-Method:tools/call ; Mcp-Method:tools/call ; Mcp-Name:find_vps           | -32020
                    MCP-Protocol-Version:2026-07-28 ; Mcp-Method:tools/call ; Mcp-Name:find_vps ; Mcp-Name:find_vps               | -32020
                    MCP-Protocol-Version:2026-07-28 ; Mcp-Method:tools/call ; Mcp-Name:find_vps, find_vps                         | -32020
                    """)
    void refusesHeadersThatDoNotEqualTheBody(String headers, int code) throws Exception {
        HttpResponse<String> response = post(body("tools/call", FIND), headers.split(":| ; "));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).at("/error/code").asInt()).isEqualTo(code);
        assertThat(json(response).path("id").asInt()).isEqualTo(7);
        assertThat(sandbox.log()).isEmpty();
    }

    @Test
    void takesANameInBase64() throws Exception {
        String name =
                Base64.getEncoder().encodeToString("find_vps".getBytes(StandardCharsets.UTF_8));

        assertThat(call("=?base64?" + name + "?=", FIND).statusCode()).isEqualTo(200);
    }

    @Test
    void namesTheVersionsThatItKnows() throws Exception {
        HttpResponse<String> response =
                post(
                        BODY.formatted("tools/list", "", "2099-01-01"),
                        VERSION,
                        "2099-01-01",
                        "Mcp-Method",
                        "tools/list");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).at("/error/code").asInt()).isEqualTo(-32022);
        assertThat(json(response).at("/error/data/supported/0").asText()).isEqualTo(MODERN);
    }

    @ParameterizedTest
    @CsvSource({
        "ping, 404, -32601",
        "initialize, 404, -32601",
        "logging/setLevel, 404, -32601",
        "tools/remove, 404, -32601"
    })
    void doesNotKnowOtherMethods(String method, int status, int code) throws Exception {
        HttpResponse<String> response =
                post(body(method, ""), VERSION, MODERN, "Mcp-Method", method);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(json(response).at("/error/code").asInt()).isEqualTo(code);
    }

    @Test
    void refusesARequestWithoutItsMeta() throws Exception {
        HttpResponse<String> response =
                post(
                        "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/list\"}",
                        VERSION,
                        MODERN,
                        "Mcp-Method",
                        "tools/list");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).at("/error/code").asInt()).isEqualTo(-32602);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    [{"jsonrpc":"2.0","id":7,"method":"tools/list"}] | -32600
                    {"jsonrpc":"2.0","id":7,"result":{}}             | -32600
                    {"jsonrpc":"2.0","id":7,                         | -32700
                    ``                                               | -32700
                    """)
    void refusesWhatIsNoRequest(String sent, int code) throws Exception {
        HttpResponse<String> response = post(sent, VERSION, MODERN, "Mcp-Method", "tools/list");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).at("/error/code").asInt()).isEqualTo(code);
    }

    @Test
    void acceptsANotification() throws Exception {
        HttpResponse<String> response =
                post(
                        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/anything\"}",
                        VERSION,
                        MODERN);

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "DELETE", "PUT"})
    void takesPostOnly(String method) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(mcp)
                        .header(VERSION, MODERN)
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build();

        HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).hasValue("POST, OPTIONS");
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain, application/json, 415",
        "application/x-www-form-urlencoded, application/json, 415",
        "application/json, text/html, 406",
        "application/json, text/event-stream, 200",
        "application/json; charset=utf-8, */*, 200",
        "application/json, 'application/json, text/event-stream', 200"
    })
    void takesAndGivesJson(String contentType, String accept, int status) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(mcp)
                        .header("Content-Type", contentType)
                        .header("Accept", accept)
                        .header(VERSION, MODERN)
                        .header("Mcp-Method", "tools/list")
                        .POST(HttpRequest.BodyPublishers.ofString(body("tools/list", "")))
                        .build();

        assertThat(CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(status);
    }

    @Test
    void takesNoBodyThatNobodyNeeds() throws Exception {
        String long64K = "\"name\":\"find_vps\",\"fill\":\"" + "x".repeat(64 * 1024) + "\",";

        assertThat(call("find_vps", long64K).statusCode()).isEqualTo(413);
        assertThat(sandbox.log()).isEmpty();
    }

    @Test
    void standsBehindTheFence() throws Exception {
        HttpResponse<String> response =
                post(
                        body("tools/list", ""),
                        VERSION,
                        MODERN,
                        "Mcp-Method",
                        "tools/list",
                        "Origin",
                        "http://evil.example");

        assertThat(response.statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-03-26", "2025-06-18", "2025-11-25"})
    void answersOlderRevisionsInTheirWay(String version) throws Exception {
        HttpResponse<String> response =
                post("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"ping\"}", VERSION, version);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).doesNotContain("resultType");
    }

    @Test
    void answersAnOlderRequestWithNewHeaders() throws Exception {
        HttpResponse<String> response =
                post(
                        "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"ping\"}",
                        VERSION,
                        "2025-11-25",
                        "Mcp-Method",
                        "ping");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(json(response).path("result")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"true, 5", "TRUE, 5", "1, 5", "false, 11"})
    void narrowsToReadersOnly(String wish, int tools) throws Exception {
        HttpResponse<String> response =
                post(
                        body("tools/list", ""),
                        VERSION,
                        MODERN,
                        "Mcp-Method",
                        "tools/list",
                        "X-Nattvakt-Readonly",
                        wish);

        assertThat(json(response).at("/result/tools")).hasSize(tools);
    }

    @Test
    void callsNoWriterForAReader() throws Exception {
        HttpResponse<String> response =
                post(
                        body("tools/call", WEAKEN),
                        VERSION,
                        MODERN,
                        "Mcp-Method",
                        "tools/call",
                        "Mcp-Name",
                        "set_backup_schedule",
                        "X-Nattvakt-Readonly",
                        "true");

        assertThat(json(response).at("/error/code").asInt()).isEqualTo(-32602);
        assertThat(sandbox.log()).isEmpty();
    }

    @Test
    void asksBeforeItWeakens() throws Exception {
        JsonNode result = json(call("set_backup_schedule", WEAKEN)).path("result");

        String token = result.path("requestState").asText();
        assertThat(result.path("resultType").asText()).isEqualTo("input_required");
        assertThat(result.at("/inputRequests/confirm/params/message").asText())
                .contains("copies 7 -> 2")
                .doesNotContain(token);
        assertThat(Played.writes(sandbox)).isEmpty();
    }

    @Test
    void carriesOutOneYesToManyServers() throws Exception {
        String many =
                "\"name\":\"plan_fleet_change\",\"arguments\":{\"servers\":[\"node-0*\"],\"retentionCount\":1},";
        JsonNode asked = json(call("plan_fleet_change", many)).path("result");
        assertThat(asked.at("/inputRequests/confirm/params/message").asText())
                .contains("This would change 9 servers");

        JsonNode answer =
                json(call(
                                "plan_fleet_change",
                                many
                                        + "\"requestState\":\"%s\",\"inputResponses\":%s,"
                                                .formatted(
                                                        asked.path("requestState").asText(), YES)))
                        .at("/result/structuredContent");

        assertThat(outcome(answer)).isEqualTo("verified");
        assertThat(Played.writes(sandbox)).hasSize(9);
    }

    @Test
    void carriesOutAYesOnce() throws Exception {
        String token = token();

        JsonNode done = answer(token, YES);

        assertThat(outcome(done)).isEqualTo("verified");
        assertThat(done.at("/receipt/approvedWay").asText()).isEqualTo("elicitation");
        assertThat(outcome(answer(token, YES))).isEqualTo("conflict");
        assertThat(Played.writes(sandbox)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"confirm\":{\"action\":\"decline\"}}",
                "{\"confirm\":{\"action\":\"cancel\"}}",
                "{\"confirm\":{\"action\":\"accept\",\"content\":{\"confirm\":false}}}",
                "{}"
            })
    void sendsNothingWithoutAYes(String responses) throws Exception {
        JsonNode answer = answer(token(), responses);

        assertThat(outcome(answer)).isEqualTo("refused");
        assertThat(answer.path("code").asText()).isEqualTo("declined");
        assertThat(Played.writes(sandbox)).isEmpty();
    }

    @Test
    void refusesAPlanUnderTheNameOfAnotherTool() throws Exception {
        String state = token();

        JsonNode reply =
                json(
                        call(
                                "set_snapshot_schedule",
                                retry(state, YES)
                                        .replace("set_backup_schedule", "set_snapshot_schedule")));

        assertThat(reply.at("/error/code").asInt()).isEqualTo(-32602);
        assertThat(Played.writes(sandbox)).isEmpty();
    }

    @Test
    void refusesEveryForgedState() throws Exception {
        String token = token();

        for (int at = 0; at < token.length(); at += 7) {
            char other = token.charAt(at) == 'A' ? 'B' : 'A';
            String forged = token.substring(0, at) + other + token.substring(at + 1);
            assertThat(outcome(answer(forged, YES))).isEqualTo("conflict");
        }
        assertThat(Played.writes(sandbox)).isEmpty();
    }

    /// HostUp's read is slow; meanwhile the client hangs up. The next call of that server begins
    /// when this one has ended.
    @Test
    void sendsNothingForAClientThatHasHungUp() throws Exception {
        String body = body("tools/call", retry(token(), YES));
        int before = sandbox.log().size();
        sandbox.add(Fault.on("GET", "backup", new Effect.Delay(SLOW, false)));
        try (Socket socket = new Socket(mcp.getHost(), mcp.getPort())) {
            socket.getOutputStream().write(raw(body).getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            Instant end = Instant.now().plusSeconds(5);
            while (reads(before).isEmpty()) {
                assertThat(Instant.now()).isBefore(end);
                Thread.onSpinWait();
            }
        }

        call("set_backup_schedule", WEAKEN);

        assertThat(Played.writes(sandbox)).isEmpty();
    }

    /// Some clients send no body before they are told to.
    @Test
    void tellsAClientThatWaitsToGoOn() throws Exception {
        try (Socket socket = new Socket(mcp.getHost(), mcp.getPort())) {
            socket.setSoTimeout(5_000);
            String[] parts = raw(body("tools/list", "{}")).split("\r\n\r\n", 2);
            String head = parts[0] + "\r\nExpect: 100-continue\r\n\r\n";
            String told = "HTTP/1.1 100 Continue\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));

            assertThat(socket.getInputStream().readNBytes(told.length()))
                    .asString()
                    .isEqualTo(told);

            socket.getOutputStream().write(parts[1].getBytes(StandardCharsets.UTF_8));

            assertThat(socket.getInputStream().readNBytes(12)).asString().startsWith("HTTP/1.1 ");
        }
    }

    private List<Arrival> reads(int before) {
        return sandbox.log().stream()
                .skip(before)
                .filter(arrival -> arrival.path().contains("backup"))
                .toList();
    }

    private String raw(String body) {
        return """
        POST /mcp HTTP/1.1
        Host: %s
        Content-Type: application/json
        Content-Length: %d
        MCP-Protocol-Version: 2026-07-28
        Mcp-Method: tools/call
        Mcp-Name: set_backup_schedule

        %s\
        """
                .formatted(mcp.getAuthority(), body.length(), body)
                .replace("\n", "\r\n");
    }

    @Test
    void asksForWhatIsMissing() throws Exception {
        String incomplete = "\"name\":\"set_backup_schedule\",\"arguments\":{\"vps\":\"web-01\"},";
        JsonNode form =
                json(call("set_backup_schedule", incomplete))
                        .at("/result/inputRequests/arguments/params/requestedSchema");
        assertThat(form.path("properties").properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("frequency", "hour", "retentionCount");

        JsonNode result =
                json(call(
                                "set_backup_schedule",
                                incomplete
                                        + "\"inputResponses\":{\"arguments\":{\"action\":\"accept\",\"content\":{\"frequency\":\"daily\",\"hour\":2,\"retentionCount\":3}}},"))
                        .at("/result/structuredContent");

        assertThat(outcome(result)).isEqualTo("verified");
        assertThat(Played.writes(sandbox)).hasSize(1);
    }

    private String token() throws Exception {
        return json(call("set_backup_schedule", WEAKEN)).at("/result/requestState").asText();
    }

    private JsonNode answer(String state, String responses) throws Exception {
        return json(call("set_backup_schedule", retry(state, responses)))
                .at("/result/structuredContent");
    }

    private static String retry(String state, String responses) {
        return WEAKEN
                + "\"requestState\":\"%s\",\"inputResponses\":%s,".formatted(state, responses);
    }

    private static String outcome(JsonNode answer) {
        return answer.path("outcome").asText();
    }

    private HttpResponse<String> call(String name, String params) throws Exception {
        return post(
                body("tools/call", params),
                VERSION,
                MODERN,
                "Mcp-Method",
                "tools/call",
                "Mcp-Name",
                name);
    }

    private static String body(String method, String params) {
        return BODY.formatted(method, params, MODERN);
    }

    private HttpResponse<String> post(String body, String... headers)
            throws IOException, InterruptedException {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "Content-Type",
                                "application/json",
                                "Accept",
                                "application/json, text/event-stream"));
        all.addAll(List.of(headers));
        HttpRequest request =
                HttpRequest.newBuilder(mcp)
                        .headers(all.toArray(String[]::new))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        return MAPPER.readTree(response.body());
    }
}
