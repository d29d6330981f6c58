package dev.nattvakt.doors;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.FreshFleet;
import dev.nattvakt.mcp.Said;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

/// A person's yes through the real doors.
@QuarkusTest
@TestProfile(PersonDoorTest.PersonNeeded.class)
class PersonDoorTest {

    private static final String CARDS =
            "{\"extensions\":{\"io.modelcontextprotocol/ui\":{\"mimeTypes\":[\"text/html;profile=mcp-app\"]}}}";
    private static final String OTHER_CARDS =
            "{\"extensions\":{\"io.modelcontextprotocol/ui\":{\"mimeTypes\":[\"text/html\"]}}}";
    private static final String WEAKER = "{\"vps\":\"db-01\",\"retentionCount\":3}";

    @BeforeEach
    void begin() {
        FreshFleet.begin();
    }

    @Test
    void restCannotSayYes() {
        given().contentType("application/json")
                .body(WEAKER)
                .post("/tools/set_backup_schedule")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("outcome", equalTo("refused"))
                .body("code", equalTo("person_needed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mcp", "openai", "openai-chat", "anthropic", "gemini"})
    void onlyCardsAreOfferedTheirTools(String format) {
        given().get("/tools?format=" + format)
                .then()
                .statusCode(200)
                .body(not(containsString("confirm_plan")))
                .body(containsString("apply_plan"));
        given().contentType("application/json")
                .body("{\"secret\":\"AAAAAAAAAAAAAAAAAAAAAA\"}")
                .post("/tools/confirm_plan")
                .then()
                .statusCode(404);
        given().get("/openapi").then().body(not(containsString("confirm_plan")));
    }

    @Test
    void aSessionRemembersThatItsClientShowsCards() {
        try (RawMcp client = RawMcp.connected(RawMcp.NEWEST, CARDS, Map.of())) {
            assertThat(client.introduction().path("capabilities").path("extensions").fieldNames())
                    .toIterable()
                    .containsExactly("io.modelcontextprotocol/ui");
            assertThat(client.ask("tools/list", "{}").toString())
                    .contains("confirm_plan")
                    .contains("ui://nattvakt/plan");

            JsonNode asked = client.tool("set_backup_schedule", WEAKER);
            JsonNode consent = asked.path("_meta").path("dev.nattvakt/consent");
            String secret = consent.path("secret").asText();
            assertThat(asked.at("/structuredContent/outcome").asText())
                    .isEqualTo("needs_confirmation");
            assertThat(secret).hasSize(22);

            String press = "{\"secret\":\"" + secret + "\"}";
            assertThat(client.tool("confirm_plan", press).at("/structuredContent/outcome").asText())
                    .isEqualTo("verified");
            assertThat(client.tool("confirm_plan", press).at("/structuredContent/code").asText())
                    .isEqualTo("plan_used");
        }
    }

    @Test
    void withoutASessionNobodyCanBeAsked() {
        try (RawMcp client = RawMcp.connected(RawMcp.NEWEST, CARDS, Map.of())) {
            client.withoutSession();

            assertThat(
                            client.tool("set_backup_schedule", WEAKER)
                                    .at("/structuredContent/code")
                                    .asText())
                    .isEqualTo("person_needed");
            client.session("invented");
            assertThat(client.call("set_backup_schedule", WEAKER).response().statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void clientsWithCardsOfAnotherKindSeeWhatTheyAlwaysSaw() {
        try (RawMcp plain = RawMcp.connected();
                RawMcp other = RawMcp.connected(RawMcp.NEWEST, OTHER_CARDS, Map.of())) {
            assertThat(other.ask("tools/list", "{}").path("result"))
                    .isEqualTo(plain.ask("tools/list", "{}").path("result"));
            assertThat(other.ask("resources/list", "{}").toString()).doesNotContain("ui://");
            assertThat(other.introduction()).isEqualTo(plain.introduction());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "board"})
    void theCardsAreResources(String card) {
        String uri = "ui://nattvakt/" + card;
        try (RawMcp client = RawMcp.connected(RawMcp.NEWEST, CARDS, Map.of())) {
            JsonNode listed = client.ask("resources/list", "{}").at("/result/resources");
            JsonNode page =
                    client.ask("resources/read", "{\"uri\":\"" + uri + "\"}")
                            .at("/result/contents/0");

            assertThat(listed.findValuesAsText("uri")).contains(uri);
            assertThat(page.path("mimeType").asText()).isEqualTo("text/html;profile=mcp-app");
            assertThat(page.path("text").asText()).startsWith("<!doctype html>");
            assertThat(page.at("/_meta/ui/csp/connectDomains").isArray()).isTrue();
            assertThat(page.at("/_meta/ui/csp/connectDomains")).isEmpty();
            assertThat(page.at("/_meta/ui/prefersBorder").asBoolean()).isTrue();
        }
    }

    @Test
    void aRequestThatStandsAloneSaysItselfThatItsClientShowsCards() {
        given().header("MCP-Protocol-Version", "2026-07-28")
                .header("Mcp-Method", "tools/call")
                .header("Mcp-Name", "set_snapshot_schedule")
                .header("Accept", "application/json, text/event-stream")
                .contentType("application/json")
                .body(
                        Said.modern(
                                "tools/call",
                                "\"name\":\"set_snapshot_schedule\",\"arguments\":{\"vps\":\"db-01\",\"enabled\":false}",
                                CARDS))
                .post("/mcp")
                .then()
                .statusCode(200)
                .body(containsString("dev.nattvakt/consent"))
                .body(containsString("io.modelcontextprotocol/serverInfo"));
    }

    public static final class PersonNeeded implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("nattvakt.approval", "person");
        }
    }
}
