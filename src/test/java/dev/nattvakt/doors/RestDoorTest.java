package dev.nattvakt.doors;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.FreshFleet;
import dev.nattvakt.caller.Role;
import dev.nattvakt.change.facts.Refusal;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.sandbox.Sandbox;
import dev.nattvakt.sandbox.fault.Effect;
import dev.nattvakt.sandbox.fault.Fault;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.tool.Answered;
import dev.nattvakt.tool.ToolResult;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/// What only plain HTTP can get wrong.
@QuarkusTest
class RestDoorTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<String> TOOLS = Published.TOOLS;

    @TestHTTPResource URI root;

    private Sandbox sandbox;

    @BeforeEach
    void startAnew() {
        sandbox = FreshFleet.begin();
    }

    /// HostUp's read is slow; meanwhile the client hangs up. The next call of that server begins
    /// when this one has ended.
    @Test
    void sendsNothingForAClientThatHasHungUp() {
        sandbox.add(Fault.on("GET", "backup", new Effect.Delay(Duration.ofSeconds(1), false)));
        HttpRequest request =
                HttpRequest.newBuilder(root.resolve("/tools/set_backup_schedule"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"vps\":\"db-01\",\"hour\":5}"))
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            var answer = client.sendAsync(request, BodyHandlers.discarding());
            Instant end = Instant.now().plusSeconds(5);
            while (Played.methods(sandbox).isEmpty()) {
                assertThat(Instant.now()).isBefore(end);
                Thread.onSpinWait();
            }
            answer.cancel(true);
        }

        Told next =
                Through.REST.call(
                        "set_backup_schedule", "{\"vps\":\"db-01\",\"retentionCount\":2}");

        next.is("needs_confirmation");
        assertThat(Played.writes(sandbox)).isEmpty();
    }

    static Stream<String> notOneJsonObject() {
        return Stream.of(
                "{\"query\":",
                "{query:1}",
                "{'query':'a'}",
                "{\"query\":\"a\"",
                "{\"query\":\"a\"} x",
                "{\"query\":\"a\"}{}",
                "{\"query\":\"a\",\"query\":\"b\"}",
                "{\"limit\":NaN}",
                "{\"limit\":" + "9".repeat(1_000) + "}",
                "{\"query\":" + "[".repeat(30_000),
                "{\"query\":".repeat(5_000) + "1" + "}".repeat(5_000),
                "{\"query\":\"\u0001\"}",
                "[]",
                "[{\"query\":\"a\"}]",
                "\"query\"",
                "null",
                "1",
                " ");
    }

    @ParameterizedTest
    @MethodSource("notOneJsonObject")
    void refusesWhatIsNotOneJsonObject(String body) {
        Told.overRest("find_vps", post("find_vps", body.getBytes(StandardCharsets.UTF_8)))
                .is("invalid");

        assertThat(sandbox.log()).isEmpty();
    }

    @Test
    void refusesBytesThatAreNoText() {
        byte[] body = "{\"query\":\"??\"}".getBytes(StandardCharsets.UTF_8);
        body[10] = (byte) 0xff;
        body[11] = (byte) 0xfe;

        Told.overRest("find_vps", post("find_vps", body)).is("invalid");
    }

    @Test
    void refusesANumberOutOfAllRange() {
        Told.overRest("find_vps", post("find_vps", "{\"limit\":1e400}")).is("invalid");
    }

    @Test
    void takesAnEmptyBodyAsNoArguments() {
        Told.overRest("find_vps", given().contentType("application/json").post("/tools/find_vps"))
                .is("answered");
    }

    @Test
    void takesANullAsNotSaid() {
        Told.overRest("find_vps", post("find_vps", "{\"query\":\"web-01\",\"limit\":null}"))
                .is("answered");
    }

    @Test
    void refusesAMegabyte() throws IOException {
        assertThat(Megabyte.postTo(root, "/tools/find_vps")).isEqualTo(413);
        assertThat(sandbox.log()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded"})
    void refusesAnotherContentType(String type) {
        Response response = given().contentType(type).body("{}").post("/tools/find_vps");

        assertProblem(response, 415);
        assertThat(sandbox.log()).isEmpty();
    }

    @Test
    void refusesAnotherMethod() {
        assertProblem(given().delete("/tools/find_vps"), 405);
        assertProblem(given().contentType("application/json").body("{}").put("/tools"), 405);
    }

    @Test
    void refusesToAnswerInHtml() {
        assertProblem(given().accept("text/html").get("/tools"), 406);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/tools/find_vps/more", "/q/dev"})
    void findsNothingWhereNothingIs(String path) {
        assertProblem(given().get(path), 404);
    }

    @Test
    void namesTheToolsThatThereAreForOneThatIsNot() {
        for (Response response :
                List.of(post("buy_everything", "{}"), given().get("/tools/buy_everything"))) {
            assertProblem(response, 404);
            assertThat(json(response).path("outcome").asText()).isEqualTo("not_found");
            assertThat(json(response).path("summary").asText())
                    .contains("\"buy_everything\"")
                    .contains(TOOLS);
        }
    }

    @ParameterizedTest
    @FieldSource("TOOLS")
    void showsEachToolAsPublished(String tool) {
        Response response = given().get("/tools/" + tool);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(json(response)).isEqualTo(Published.tool(tool));
    }

    @Test
    void listsTheToolsAsPublished() {
        JsonNode tools = json(given().get("/tools")).path("tools");

        assertThat(tools).containsExactlyElementsOf(TOOLS.stream().map(Published::tool).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/openapi", "/metrics", "/health/live", "/health/ready"})
    void answersWhoeverRunsIt(String path) {
        assertThat(given().get(path).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/openapi, */*, application/yaml, openapi.yaml",
        "/openapi, application/json, application/json, openapi.json",
        "/openapi.yaml, */*, application/yaml, openapi.yaml",
        "/openapi.json, */*, application/json, openapi.json"
    })
    void describesItselfInTheFormThatIsAccepted(
            String path, String accept, String mediaType, String file) throws IOException {
        Response response = given().accept(accept).get(path);

        assertThat(response.contentType()).startsWith(mediaType);
        assertThat(response.asString())
                .isEqualTo(Files.readString(java.nio.file.Path.of("tools/catalogue", file)));
    }

    @Test
    void countsNoToolByAWordThatACallerMadeUp() {
        post("made_up_by_a_caller", "{}");
        post("find_vps", "{\"query\":\"made_up_by_a_caller\"}");

        assertThat(given().get("/metrics").asString()).doesNotContain("made_up_by_a_caller");
    }

    @Test
    void forbidsWhatTakesAHigherRole() {
        ToolResult refused = refused(new Refusal.RoleTooLow(Role.APPROVER));
        ToolResult shut = refused(new Refusal.ReadOnly());

        assertThat(refused.status()).isEqualTo(403);
        assertThat(shut.status()).isEqualTo(409);
    }

    @Test
    void showsNothingOfItsInsidesWhenItBreaks() {
        Response response = given().get("/broken");

        assertProblem(response, 500);
        assertThat(response.asString())
                .contains("give request id ")
                .doesNotContain("canary", "Exception", "dev.nattvakt", "\tat ");
    }

    @Path("/broken")
    public static class Broken {
        @GET
        public String fail() {
            throw new IllegalStateException("canary");
        }
    }

    private static ToolResult refused(Refusal refusal) {
        return Answered.of(new Outcome.Refused(Optional.empty(), refusal, Fields.NONE));
    }

    private static void assertProblem(Response response, int status) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.contentType()).startsWith("application/problem+json");
        JsonNode problem = json(response);
        assertThat(problem.path("type").asText()).isNotEmpty();
        assertThat(problem.path("title").asText()).isNotEmpty();
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("detail").asText()).isNotEmpty();
    }

    private static Response post(String tool, String body) {
        return post(tool, body.getBytes(StandardCharsets.UTF_8));
    }

    private static Response post(String tool, byte[] body) {
        return given().contentType("application/json").body(body).post("/tools/" + tool);
    }

    private static JsonNode json(Response response) {
        try {
            return MAPPER.readTree(response.asString());
        } catch (JsonProcessingException notJson) {
            throw new AssertionError(response.asString(), notJson);
        }
    }
}
