package dev.nattvakt.doors;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.FreshFleet;
import dev.nattvakt.sandbox.Sandbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/// What only MCP can get wrong. What each answer is stands in [Told], for both doors.
@QuarkusTest
class McpDoorTest {

    private static final int INVALID_PARAMS = -32602;
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<String> TOOLS = Published.TOOLS;

    @TestHTTPResource URI root;

    private Sandbox sandbox;

    @BeforeEach
    void startAnew() {
        sandbox = FreshFleet.begin();
    }

    @Test
    void tellsItsName() {
        try (RawMcp client = RawMcp.connected()) {
            assertThat(client.introduction().at("/serverInfo/name").asText()).isEqualTo("nattvakt");
        }
    }

    @Test
    void listsEachToolAsPublished() throws Exception {
        try (RawMcp client = RawMcp.connected()) {
            JsonNode tools = client.ask("tools/list", "{}").at("/result/tools");

            assertThat(tools).hasSize(TOOLS.size());
            for (JsonNode tool : tools) {
                assertThat(tool).isEqualTo(Published.tool(tool.path("name").asText()));
            }
        }
    }

    @Test
    void saysAllFourHintsOfEachTool() {
        List<Map<String, Object>> tools = rpc("\"method\":\"tools/list\"").getList("result.tools");

        assertThat(tools)
                .hasSize(TOOLS.size())
                .allSatisfy(tool ->
                        assertThat(MAPPER.<JsonNode>valueToTree(tool.get("annotations")))
                                .isEqualTo(
                                        Published.tool((String) tool.get("name"))
                                                .path("annotations")));
        assertThat(tools)
                .filteredOn(tool ->
                        ((Map<?, ?>) tool.get("annotations")).get("readOnlyHint") == Boolean.TRUE)
                .extracting(tool -> tool.get("name"))
                .containsExactlyInAnyOrder(
                        "find_vps",
                        "get_protection",
                        "audit_protection",
                        "list_changes",
                        "preview_capacity");
        assertThat(tools)
                .filteredOn(tool ->
                        ((Map<?, ?>) tool.get("annotations")).get("destructiveHint")
                                == Boolean.TRUE)
                .extracting(tool -> tool.get("name"))
                .containsExactlyInAnyOrder(
                        "set_backup_schedule",
                        "set_snapshot_schedule",
                        "set_backup_settings",
                        "remove_schedule",
                        "plan_fleet_change",
                        "apply_plan");
    }

    @Test
    void doesNotKnowAToolThatIsNotThere() {
        try (RawMcp client = RawMcp.connected()) {
            assertThat(client.call("buy_everything", "{}").errorCode()).isEqualTo(INVALID_PARAMS);
        }
    }

    @ParameterizedTest
    @FieldSource("TOOLS")
    void refusesAnArgumentThatTheToolDoesNotHave(String tool) {
        Told told = Through.MCP.call(tool, "{\"colour\":\"red\"}");

        assertThat(told.is("invalid").each("problems", "/argument")).contains("colour");
        assertThat(sandbox.log()).isEmpty();
    }

    @Test
    void takesACallWithoutArguments() {
        assertThat(
                        rpc("""
                        "method":"tools/call","params":{"name":"get_protection"}\
                        """)
                                .getString("result.structuredContent.missing[0]"))
                .isEqualTo("vps");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "-1e400", "1e-400", "99999999999999999999", "0.1", "true"})
    void refusesANumberOutOfAllRange(String limit) {
        JsonPath answer =
                rpc(
                        """
                        "method":"tools/call","params":{"name":"find_vps","arguments":{"limit":%s}}\
                        """
                                .formatted(limit));

        assertThat(answer.getString("result.structuredContent.outcome")).isEqualTo("invalid");
        assertThat(answer.getBoolean("result.isError")).isTrue();
        assertThat(sandbox.log()).isEmpty();
    }

    @Test
    void takesANullAsNotSaid() {
        Through.MCP
                .call("find_vps", "{\"query\":\"web-01\",\"limit\":null,\"cursor\":null}")
                .is("answered")
                .has("/servers/0/name", "web-01");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"query\":\"a\",\"query\":\"b\"}",
                "{\"limit\":NaN}",
                "{\"query\":\"a\"} x",
                "{\"query\":"
            })
    void refusesWhatIsNotOneJsonObject(String arguments) {
        Response response =
                given().contentType("application/json")
                        .accept("application/json, text/event-stream")
                        .body(
                                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"find_vps\",\"arguments\":"
                                        + arguments
                                        + "}}")
                        .post("/mcp");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.jsonPath().getInt("error.code")).isEqualTo(-32700);
        assertThat(sandbox.log()).isEmpty();
    }

    @Test
    void refusesAnEmptyBody() {
        Response response =
                given().contentType("application/json")
                        .accept("application/json, text/event-stream")
                        .post("/mcp");

        assertThat(response.asString()).contains("-32700");
    }

    @Test
    void refusesAMegabyte() throws IOException {
        assertThat(Megabyte.postTo(root, "/mcp")).isEqualTo(413);
    }

    @Test
    void answersARequestWithoutASession() {
        assertThat(
                        rpc("""
                        "method":"tools/call","params":{"name":"find_vps","arguments":{"query":"web-01"}}\
                        """)
                                .getString("result.structuredContent.servers[0].name"))
                .isEqualTo("web-01");
    }

    private static JsonPath rpc(String request) {
        return given().contentType("application/json")
                .accept("application/json, text/event-stream")
                .body("{\"jsonrpc\":\"2.0\",\"id\":1," + request + "}")
                .post("/mcp")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
