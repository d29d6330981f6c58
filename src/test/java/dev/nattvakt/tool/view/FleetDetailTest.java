package dev.nattvakt.tool.view;

import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.nattvakt.change.outcome.FleetOutcome;
import dev.nattvakt.change.outcome.FleetRow;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.PublishedTool;
import dev.nattvakt.tool.ToolResult;

import static dev.nattvakt.words.FleetExamples.applied;
import static dev.nattvakt.words.FleetExamples.byPerson;
import static dev.nattvakt.words.FleetExamples.first;
import static dev.nattvakt.words.FleetExamples.notReached;
import static dev.nattvakt.words.FleetExamples.nothing;
import static dev.nattvakt.words.FleetExamples.refused;
import static dev.nattvakt.words.FleetExamples.tried;
import static dev.nattvakt.words.FleetExamples.waiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/// Plans over many servers as a program gets them.
class FleetDetailTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final String DONE = "a first schedule";

    static Stream<Arguments> outcomes() {
        return Stream.of(
                arguments(waiting(first(1, 2)), "needs_confirmation", "no", 200, ""),
                arguments(nothing(), "already_set", "no", 200, ""),
                arguments(
                        nothing(refused(1, "gate shut"), notReached(2)), "refused", "no", 409, ""),
                arguments(
                        nothing(refused(1, "role too low")), "refused", "no", 403, "role_too_low"),
                arguments(nothing(notReached(1)), "unavailable", "no", 503, "not_reached"),
                arguments(new FleetOutcome.UnderWay(), "busy", "no", 503, "plan_busy"),
                arguments(applied(tried(1, DONE), tried(2, DONE)), "verified", "yes", 200, ""),
                arguments(
                        applied(tried(1, DONE), tried(2, "another hour than asked")),
                        "adjusted",
                        "yes",
                        200,
                        ""),
                arguments(applied(tried(1, "so before")), "already_set", "no", 200, ""),
                arguments(
                        applied(tried(1, DONE), tried(2, "so before")), "verified", "yes", 200, ""),
                arguments(
                        applied(tried(1, "plan overtaken"), tried(2, "plan overtaken")),
                        "conflict",
                        "no",
                        409,
                        "plan_moved"),
                arguments(
                        applied(tried(1, "plan overtaken"), first(2, 2)), "partly", "no", 200, ""),
                arguments(applied(first(1, 2), first(2, 2)), "unavailable", "no", 503, ""),
                arguments(applied(tried(1, DONE), first(2, 2)), "partly", "yes", 200, ""),
                arguments(
                        applied(tried(1, DONE), tried(2, "unconfirmed")),
                        "partly",
                        "maybe",
                        200,
                        ""),
                arguments(
                        applied(tried(1, "unconfirmed")),
                        "unconfirmed",
                        "maybe",
                        202,
                        "unconfirmed"));
    }

    private static JsonNode json(FleetOutcome outcome, String tool) {
        JsonNode json = MAPPER.valueToTree(ResultView.of(result(outcome)));
        assertThat(
                        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                                .getSchema(PublishedTool.load(tool).outputSchema())
                                .validate(json))
                .isEmpty();
        return json;
    }

    private static ToolResult result(FleetOutcome outcome) {
        return ToolResult.of(Answer.of(outcome));
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void theWordOfTheWholeFollowsFromTheRows(
            FleetOutcome outcome, String word, String written, int status, String code) {
        JsonNode json = json(outcome, "apply_plan");

        assertThat(json.path("outcome").asText()).isEqualTo(word);
        assertThat(json.path("written").asText()).isEqualTo(written);
        assertThat(json.path("code").asText()).isEqualTo(code);
        assertThat(result(outcome).status()).isEqualTo(status);
    }

    @Test
    void eachServerThatWasChangedHasItsReceipt() {
        JsonNode json = json(applied(tried(1, DONE), first(2, 2)), "apply_plan");

        assertThat(json.path("counts").toString())
                .isEqualTo("{\"verified\":1,\"not_reached\":1,\"weakens\":0}");
        assertThat(json.at("/rows/0/outcome").asText()).isEqualTo("verified");
        assertThat(json.at("/rows/0/receipt/id").asText()).isEqualTo("rcp_7");
        assertThat(json.at("/rows/0/why").isMissingNode()).isTrue();
        assertThat(json.at("/rows/1/outcome").isMissingNode()).isTrue();
        assertThat(json.at("/receipt/id").asText()).isEqualTo("rcp_whole");
        assertThat(json.path("undo").toString())
                .isEqualTo(
                        "{\"tool\":\"plan_fleet_change\",\"arguments\":{\"undoOf\":\"rcp_whole\"}}");
        assertThat(json.at("/plan/token").asText()).hasSize(22);
    }

    @Test
    void theTokenIsNotToldWhereAPersonDecides() {
        JsonNode json = json(byPerson(applied(tried(1, DONE), first(2, 2))), "apply_plan");

        assertThat(json.path("plan").has("token")).isFalse();
        assertThat(json.at("/plan/expiresAt").asText()).isEqualTo("2026-11-22T03:05:00Z");
    }

    @Test
    void atMostTwoHundredRowsAreListedThoseThatNeedAttentionFirst() {
        FleetRow[] rows =
                IntStream.rangeClosed(1, 300)
                        .mapToObj(i -> i == 300 ? notReached(i) : first(i, 2))
                        .toArray(FleetRow[]::new);

        JsonNode json = json(waiting(rows), "plan_fleet_change");

        assertThat(json.path("rows")).hasSize(200);
        assertThat(json.at("/rows/0/action").asText()).isEqualTo("unknown");
        assertThat(json.at("/counts/change").asInt()).isEqualTo(299);
    }
}
