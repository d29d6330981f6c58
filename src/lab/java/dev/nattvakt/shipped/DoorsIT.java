package dev.nattvakt.shipped;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.doors.Published;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/// What the packaged application can do that only packaging can break: every record that is read or
/// written by reflection, every resource, the ciphers and the time zones, through the doors.
@QuarkusIntegrationTest
@TestProfile(SandboxProfile.class)
class DoorsIT {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/health/started",
                "/health/live",
                "/health/ready",
                "/metrics",
                "/openapi",
                "/"
            })
    void answersWhoeverOperatesIt(String path) {
        given().get(path).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/board/board.css", "/board/board.js", "/board/moon.svg"})
    void hasWhatTheBoardNeeds(String path) {
        given().get(path).then().statusCode(200);
    }

    @Test
    void drawsTheBoard() {
        assertThat(given().get("/").asString()).contains("<svg", "db-01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mcp", "openai", "openai-chat", "anthropic", "gemini"})
    void hasTheCatalogueInEveryFormat(String format) {
        assertThat(given().queryParam("format", format).get("/tools").asString())
                .contains(Published.TOOLS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    find_vps              | {"query":"node","limit":2}                                                | 200 | answered
                    get_protection        | {"vps":"db-01"}                                                           | 200 | answered
                    audit_protection      | {"onlyProblems":true}                                                     | 200 | answered
                    list_changes          | {"since":"7d","limit":5}                                                  | 200 | answered
                    preview_capacity      | {"vps":"cache-01","snapshotSlots":1}                                      | 200 | answered
                    set_backup_schedule   | {"vps":"node-01","frequency":"daily","hour":5,"retentionCount":3}         | 200 | verified
                    set_snapshot_schedule | {"vps":"web-01","enabled":true,"intervalHours":6}                         | 200 | verified
                    set_backup_settings   | {"vps":"db-01","maxTotalBackups":7,"dryRun":true}                         | 200 | ?
                    remove_schedule       | {"vps":"log-01","kind":"backup"}                                          | 200 | needs_confirmation
                    set_backup_schedule   | {"vps":"mail-01","frequency":"daily","hour":2,"retentionCount":1}         | 409 | refused
                    set_backup_schedule   | {"vps":"web-01","hours":2}                                                | 422 | invalid
                    get_protection        | {"vps":"app"}                                                             | 404 | not_found
                    apply_plan            | {"planToken":"forged"}                                                    | 422 | invalid
                    apply_plan            | {"planToken":"AAAAAAAAAAAAAAAAAAAAAA"}                                    | 409 | conflict
                    """)
    void answersEveryToolOverRest(String tool, String arguments, int status, String outcome) {
        Response response =
                given().contentType("application/json").body(arguments).post("/tools/" + tool);

        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.path("outcome").toString())
                .matches("?".equals(outcome) ? "planned|already_set" : outcome);
        assertThat(response.<String>path("summary")).isNotBlank();
        assertThat(response.<Boolean>path("sandbox")).isTrue();
    }

    @Test
    void keepsAPlanAndAppliesIt() {
        JsonPath asked = call("set_backup_schedule", "{\"vps\":\"db-01\",\"retentionCount\":2}");
        assertThat(asked.getString("outcome")).isEqualTo("needs_confirmation");

        JsonPath applied =
                call("apply_plan", "{\"planToken\":\"" + asked.getString("plan.token") + "\"}");

        assertThat(applied.getString("outcome")).isEqualTo("verified");
        assertThat(applied.getInt("after.retentionCount")).isEqualTo(2);
    }

    @Test
    void knowsTheTimeZonesOfTheWorld() {
        JsonPath planned =
                call(
                        "set_backup_schedule",
                        """
                        {"vps":"web-01","frequency":"weekly","dayOfWeek":1,"hour":0,"retentionCount":1,
                         "timeZone":"Europe/Stockholm","dryRun":true}
                        """);

        assertThat(planned.getString("outcome")).isEqualTo("planned");
        assertThat(planned.getString("summary")).contains("Stockholm");
    }

    @Test
    void speaksMcpWithSessions() throws Exception {
        JsonNode listed =
                mcp(
                        "2025-11-25",
                        Map.of(),
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}");
        JsonNode called =
                mcp(
                        "2025-11-25",
                        Map.of(),
                        """
                        {"jsonrpc":"2.0","id":2,"method":"tools/call",
                         "params":{"name":"get_protection","arguments":{"vps":"db-01"}}}
                        """);

        assertThat(listed.at("/result/tools")).hasSize(Published.TOOLS.size());
        assertThat(called.at("/result/structuredContent/outcome").asText()).isEqualTo("answered");
        assertThat(called.at("/result/content/0/text").asText()).contains("db-01");
    }

    @Test
    void speaksTheNewestMcp() throws Exception {
        JsonNode called =
                mcp(
                        "2026-07-28",
                        Map.of("Mcp-Method", "tools/call", "Mcp-Name", "set_snapshot_schedule"),
                        """
                        {"jsonrpc":"2.0","id":2,"method":"tools/call",
                         "params":{"name":"set_snapshot_schedule","arguments":{"vps":"cache-01","intervalHours":6},
                                   "_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28",
                                            "io.modelcontextprotocol/clientInfo":{"name":"it","version":"1"},
                                            "io.modelcontextprotocol/clientCapabilities":{}}}}
                        """);

        assertThat(called.at("/result/isError").asBoolean()).isTrue();
        assertThat(called.at("/result/structuredContent/outcome").asText()).isEqualTo("refused");
    }

    @Test
    void keepsStrangersOut() {
        given().header("Host", "evil.example").get("/tools").then().statusCode(403);
        given().header("Origin", "https://evil.example").get("/tools").then().statusCode(403);
    }

    private static JsonPath call(String tool, String arguments) {
        return given().contentType("application/json")
                .body(arguments)
                .post("/tools/" + tool)
                .jsonPath();
    }

    /// The answer, whether it came as JSON or as the one event of a stream.
    private static JsonNode mcp(String revision, Map<String, String> headers, String message)
            throws Exception {
        String body =
                given().contentType("application/json")
                        .header("Accept", "application/json, text/event-stream")
                        .header("MCP-Protocol-Version", revision)
                        .headers(headers)
                        .body(message)
                        .post("/mcp")
                        .asString();
        List<String> lines = body.lines().filter(line -> line.startsWith("data:")).toList();
        return MAPPER.readTree(
                lines.isEmpty() ? body : lines.getLast().substring("data:".length()));
    }
}
