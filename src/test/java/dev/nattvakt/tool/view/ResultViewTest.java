package dev.nattvakt.tool.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.nattvakt.caller.Role;
import dev.nattvakt.change.facts.Refusal;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.port.HostUpProblem;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;
import dev.nattvakt.schedule.stated.Gate;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.Answered;
import dev.nattvakt.tool.Definition;
import dev.nattvakt.tool.OutcomeCode;
import dev.nattvakt.tool.PublishedTool;
import dev.nattvakt.tool.ToolResult;
import dev.nattvakt.tool.Written;
import dev.nattvakt.words.HostileTexts;
import dev.nattvakt.words.OutcomeExamples;
import dev.nattvakt.words.OutcomeExamples.Example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/// Outcomes as a program gets them.
class ResultViewTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonSchemaFactory SCHEMAS =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final List<String> CHANGERS =
            List.of(
                    "set_backup_schedule",
                    "set_snapshot_schedule",
                    "set_backup_settings",
                    "remove_schedule",
                    "apply_plan");
    private static final List<Example> EXAMPLES = OutcomeExamples.all();
    private static final Vps WEB = OutcomeExamples.WEB;

    private static JsonNode json(ToolResult answer) {
        try {
            return MAPPER.readTree(MAPPER.writeValueAsBytes(ResultView.of(answer)));
        } catch (java.io.IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    private static JsonNode json(String example) {
        return json(Answered.of(outcome(example)));
    }

    private static Outcome outcome(String example) {
        return EXAMPLES.stream()
                .filter(one -> one.name().equals(example))
                .findFirst()
                .orElseThrow()
                .outcome();
    }

    private static Set<String> members(JsonNode answer) {
        Set<String> names = new TreeSet<>();
        answer.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @ParameterizedTest
    @FieldSource("EXAMPLES")
    void everyAnswerIsAsItsToolPublished(Example example) {
        for (String tool : CHANGERS) {
            JsonSchema schema = SCHEMAS.getSchema(PublishedTool.load(tool).outputSchema());

            for (ToolResult answer :
                    List.of(
                            Answered.of(example.outcome()),
                            Answered.inSandbox(Answered.of(example.outcome())))) {
                assertThat(schema.validate(json(answer))).as(tool).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @FieldSource("EXAMPLES")
    void everyMemberIsOneThatTheToolPublished(Example example) {
        JsonNode published =
                PublishedTool.load("set_backup_schedule").outputSchema().path("properties");

        assertThat(members(json(Answered.inSandbox(Answered.of(example.outcome())))))
                .allMatch(published::has);
    }

    /// But for a gate of which HostUp said nothing.
    @ParameterizedTest
    @FieldSource("EXAMPLES")
    void nothingIsNullOrEmpty(Example example) {
        List<String> members = new ArrayList<>();

        json(Answered.of(example.outcome()))
                .properties()
                .forEach(member -> {
                    JsonNode value = member.getValue();
                    if (value.isNull()
                            || (value.isContainerNode() && value.isEmpty())
                            || (value.isTextual() && value.asText().isBlank())) {
                        members.add(member.getKey());
                    }
                });

        assertThat(members).isSubsetOf("gate");
        assertThat(members.isEmpty()).isEqualTo(!example.name().startsWith("gate unstated"));
    }

    @ParameterizedTest
    @FieldSource("EXAMPLES")
    void theSummaryIsTheSentence(Example example) {
        assertThat(json(Answered.of(example.outcome())).path("summary").asText())
                .isEqualTo(example.summary());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a first schedule            | verified           | yes   | 200 | false",
                "another hour than asked     | adjusted           | yes   | 200 | false",
                "so before                   | already_set        | no    | 200 | false",
                "a first schedule rehearsed  | planned            | no    | 200 | false",
                "fewer copies wait           | needs_confirmation | no    | 200 | false",
                "gate shut                   | refused            | no    | 409 | true",
                "read-only                   | refused            | no    | 409 | true",
                "role too low                | refused            | no    | 403 | true",
                "two problems                | invalid            | no    | 422 | true",
                "no such server              | not_found          | no    | 404 | true",
                "several such servers        | not_found          | no    | 404 | true",
                "vanished                    | not_found          | no    | 404 | true",
                "another schedule left on    | adjusted           | yes   | 200 | false",
                "plan expired                | conflict           | no    | 409 | true",
                "plan used                   | conflict           | no    | 409 | true",
                "plan overtaken              | conflict           | no    | 409 | true",
                "overwritten                 | conflict           | yes   | 409 | true",
                "unconfirmed                 | unconfirmed        | maybe | 202 | true",
                "told to wait                | rate_limited       | no    | 429 | true",
                "busy                        | busy               | no    | 503 | true",
                "unavailable                 | unavailable        | no    | 503 | true"
            })
    void wordWrittenStatusAndErrorFollowTheOutcome(
            String example, String word, String written, int status, boolean error) {
        ToolResult answer = Answered.of(outcome(example));
        JsonNode json = json(answer);

        assertThat(json.path("outcome").asText()).isEqualTo(word);
        assertThat(json.path("written").asText()).isEqualTo(written);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.outcome().isError()).isEqualTo(error);
    }

    @Test
    void everyWordOfOneServerIsReached() {
        assertThat(EXAMPLES)
                .extracting(example -> Answered.of(example.outcome()).outcome())
                .containsAll(
                        Arrays.stream(OutcomeCode.values())
                                .filter(word -> word != OutcomeCode.ANSWERED)
                                .filter(word -> word != OutcomeCode.PARTLY)
                                .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a first schedule | after changes limits nextRuns outcome receipt summary vps written",
                "with a time zone | after before changes limits nextRuns nextRunsLocal outcome receipt summary vps written",
                "backup schedule removed | before changes limits outcome receipt summary vps written",
                "with every warning | after changes limits outcome receipt summary vps warnings written",
                "another hour than asked | adjusted after before changes limits nextRuns outcome receipt summary undo vps written",
                "another schedule left on | after before changes code limits nextRuns outcome receipt remedy summary undo vps written",
                "overwritten | adjusted after before changes limits nextRuns outcome receipt summary vps written",
                "fewer copies wait, with a warning | after before changes limits nextRuns outcome plan summary vps warnings written",
                "so before | after before limits nextRuns outcome summary vps written",
                "no backup schedule there | limits outcome summary vps written",
                "fewer copies wait | after before changes limits nextRuns outcome plan summary vps written",
                "gate shut | code gate limits outcome reason remedy summary vps written",
                "some copies fit | code limits outcome reason remedy summary vps written",
                "refused by HostUp without a word | code outcome reason remedy summary written",
                "two problems | missing outcome problems summary written",
                "no such server | outcome summary written",
                "several such servers | candidates outcome summary written",
                "vanished | code outcome reason remedy summary written",
                "plan expired | code outcome remedy summary written",
                "plan used | code outcome receipt remedy summary vps written",
                "plan used without need | code outcome remedy summary vps written",
                "plan unknown | code outcome remedy summary written",
                "plan overtaken | code outcome remedy summary vps written",
                "unconfirmed | after before changes limits nextRuns outcome receipt summary vps written",
                "told to wait | outcome retryAfterSeconds summary written",
                "busy | code outcome summary written",
                "unavailable | code outcome reason summary written"
            })
    void hasJustTheMembersThatSaySomething(String example, String members) {
        assertThat(String.join(" ", members(json(example)))).isEqualTo(members);
    }

    @ParameterizedTest
    @CsvSource({
        "gate shut, pending_order",
        "gate shut without a word, gate_shut",
        "gate unstated, gate_unstated",
        "some copies fit, retention_over_slots",
        "no snapshot slots, no_snapshot_slots",
        "not offered, not_offered",
        "refused by HostUp, validation_failed",
        "refused by HostUp without a word, http_400",
        "role too low, role_too_low",
        "read-only, read_only",
        "another schedule left on, others_on",
        "vanished, vps_not_found",
        "plan expired, plan_expired",
        "plan used, plan_used",
        "plan overtaken, plan_moved",
        "plan unknown, plan_unknown",
        "busy, vps_busy",
        "unavailable, hostup_unreachable",
        "key refused, invalid_token"
    })
    void everyTroubleHasItsCode(String example, String code) {
        assertThat(json(example).path("code").asText()).isEqualTo(code);
    }

    @Test
    void aRefusalTellsReasonAndRemedyInWords() {
        JsonNode answer = json("some copies fit");

        assertThat(answer.path("reason").asText())
                .isEqualTo("7 copies do not fit: 5 slots, 1 held by a manual backup, at most 4");
        assertThat(answer.path("remedy").asText())
                .isEqualTo(
                        "Ask for what fits: set_backup_schedule"
                                + " {\"vps\":\"vps_01hxa3b4c5d6e7f8g9h0j1k2m3\",\"retentionCount\":4}");
    }

    @Test
    void aPlanCarriesItsTokenAndItsEnd() {
        assertThat(json("fewer copies wait").path("plan").toString())
                .isEqualTo("{\"token\":\"Ab3_-token\",\"expiresAt\":\"2026-11-22T03:05:00Z\"}");
    }

    @Test
    void aDiffLeavesOutTheSideThatIsNotThere() {
        assertThat(json("a first schedule").path("changes").get(0).toString())
                .isEqualTo("{\"field\":\"frequency\",\"to\":\"daily\"}");
        assertThat(json("backup schedule removed").path("changes").get(1).toString())
                .isEqualTo("{\"field\":\"hour\",\"from\":2}");
    }

    @ParameterizedTest
    @CsvSource({"another hour than asked", "overwritten"})
    void aDiffIsFromBeforeToNowAndWhatWasAskedStandsBesideIt(String example) {
        assertThat(json(example).path("changes").toString())
                .isEqualTo("[{\"field\":\"hour\",\"from\":2,\"to\":5}]");
        assertThat(json(example).path("adjusted").toString())
                .isEqualTo("[{\"field\":\"hour\",\"from\":4,\"to\":5}]");
    }

    @Test
    void schedulesLeftOnComeWithTheCallsThatRemoveThem() {
        assertThat(
                        json("two schedules left on, and other copies than asked")
                                .path("remedy")
                                .asText())
                .isEqualTo(
                        "to remove the others: remove_schedule"
                                + " {\"vps\":\"vps_01hxa3b4c5d6e7f8g9h0j1k2m3\",\"kind\":\"backup\",\"scheduleId\":\"bks_1\"}, remove_schedule"
                                + " {\"vps\":\"vps_01hxa3b4c5d6e7f8g9h0j1k2m3\",\"kind\":\"backup\",\"scheduleId\":\"bks_2\"}");
    }

    @Test
    void aPlanThatNoLongerHoldsNamesItsServer() {
        assertThat(json("plan used").at("/vps/id").asText()).isEqualTo(WEB.id().value());
    }

    @Test
    void runsAreToldInTheCallersZoneToo() {
        JsonNode answer = json("with a time zone");

        assertThat(answer.path("nextRuns").toString()).isEqualTo("[\"2026-11-23T02:00:00Z\"]");
        assertThat(answer.path("nextRunsLocal").toString())
                .isEqualTo("[\"2026-11-23T03:00+01:00\"]");
    }

    @Test
    void aReceiptCarriesHostUpsOwnRequestIdsAndWhoseChangeItIs() {
        assertThat(json("a first schedule").path("receipt").toString())
                .isEqualTo(
                        "{\"id\":\"rcp_7\",\"requestIds\":[\"req_1\"],\"at\":\"2026-11-23T02:00:00Z\","
                                + "\"requestedBy\":\"anna\",\"approvedBy\":\"U02APPROVER\",\"approvedWay\":\"slack\"}");
    }

    @Test
    void aGateIsShownAsHostUpStatedIt() {
        assertThat(json("gate shut").path("gate").toString())
                .isEqualTo(
                        "{\"allowed\":false,\"code\":\"pending_order\",\"reason\":\"An order is being"
                                + " processed.\"}");
        assertThat(ChangeDetail.GateView.of(Gate.OPEN))
                .isEqualTo(new ChangeDetail.GateView(true, null, null));
        assertThat(ChangeDetail.GateView.of(Gate.UNSTATED))
                .isEqualTo(new ChangeDetail.GateView(null, null, null));
    }

    @Test
    void undoIsACallThatCanBeMade() {
        assertThat(json("another hour than asked").path("undo").toString())
                .isEqualTo(
                        "{\"tool\":\"get_protection\",\"arguments\":{\"vps\":\"vps_01hxa3b4c5d6e7f8g9h0j1k2m3\"}}");
    }

    @Test
    void missingArgumentsAreListedBesideTheProblems() {
        JsonNode answer = json("two problems");

        assertThat(answer.path("missing").toString()).isEqualTo("[\"dayOfWeek\"]");
        assertThat(answer.path("problems").get(0).toString())
                .isEqualTo(
                        "{\"argument\":\"hour\",\"problem\":\"hour is 24 (expected: a whole number, 0-23)\","
                                + "\"fix\":\"the nearest that is possible is 23\"}");
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "999, 1", "1000, 1", "1001, 2", "59001, 60", "3600000, 3600"})
    void aPauseIsRoundedUpToWholeSeconds(long millis, int seconds) {
        JsonNode answer = json(Answered.of(new Outcome.RateLimited(Duration.ofMillis(millis))));

        assertThat(answer.path("retryAfterSeconds").asInt()).isEqualTo(seconds);
    }

    @Test
    void foreignTextIsCleanInEveryMember() {
        for (String text : HostileTexts.all()) {
            Optional<String> said = Optional.of(text);
            Vps vps = new Vps(new VpsId("vps_1"), said, said, said);
            HostUpProblem problem = new HostUpProblem(409, said, said, List.of(text), said);
            for (Outcome outcome :
                    List.<Outcome>of(
                            new Outcome.Refused(
                                    Optional.of(vps), new Refusal.ByHostUp(problem), Fields.NONE),
                            new Outcome.Refused(
                                    Optional.of(vps),
                                    new Refusal.GateShut(
                                            "canCreate",
                                            new Gate.Shut(said, said),
                                            Optional.empty()),
                                    Fields.NONE),
                            new Outcome.NotFound(text, List.of(vps, vps)),
                            new Outcome.Unavailable(text, "it broke", Optional.of(problem)))) {
                for (String value : texts(json(Answered.of(outcome)))) {
                    assertThat(value)
                            .doesNotContainPattern("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Zl}\\p{Zp}]");
                }
            }
        }
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isTextual()) {
            texts.add(node.asText());
        }
        node.forEach(inner -> texts.addAll(texts(inner)));
        return texts;
    }

    static Stream<Arguments> failures() {
        HostUpProblem problem =
                new HostUpProblem(
                        403, Optional.empty(), Optional.empty(), List.of(), Optional.of("req_9"));
        return Stream.of(
                arguments(new HostUpFailure.Why.Missing(problem), OutcomeCode.NOT_FOUND, ""),
                arguments(
                        new HostUpFailure.Why.KeyRefused(problem),
                        OutcomeCode.UNAVAILABLE,
                        "http_403"),
                arguments(new HostUpFailure.Why.Refused(problem), OutcomeCode.REFUSED, "http_403"),
                arguments(
                        new HostUpFailure.Why.Throttled(Duration.ofSeconds(9)),
                        OutcomeCode.RATE_LIMITED,
                        ""),
                arguments(
                        new HostUpFailure.Why.Unreachable("it broke"),
                        OutcomeCode.UNAVAILABLE,
                        "hostup_unreachable"),
                arguments(
                        new HostUpFailure.Why.Unreadable("it is odd"),
                        OutcomeCode.UNAVAILABLE,
                        "hostup_unreadable"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aReadThatFailsIsAnAnswerOfEveryTool(HostUpFailure.Why why, OutcomeCode word, String code) {
        ToolResult answer =
                ToolResult.of(new Answer.Hindered(Outcome.of(new HostUpFailure(why), "web-01")));

        assertThat(answer.outcome()).isEqualTo(word);
        assertThat(answer.written()).isEqualTo(Written.NO);
        assertThat(json(answer).path("code").asText()).isEqualTo(code);
        for (Definition<?> definition : Answered.DEFINITIONS) {
            JsonSchema schema =
                    SCHEMAS.getSchema(PublishedTool.load(definition.name()).outputSchema());

            assertThat(schema.validate(json(answer))).as(definition.name()).isEmpty();
        }
    }

    @Test
    void aRefusedKeyIsToldWithTheRequestIdForSupport() {
        assertThat(json("key refused").path("reason").asText())
                .isEqualTo(
                        "HostUp refuses this server's API key: it may be mistyped, revoked, or restricted to other IP addresses (request req_9)");
    }

    @Test
    void onlyARefusalByRoleIsForbidden() {
        Map<Role, Integer> statuses = new LinkedHashMap<>();
        for (Role role : Role.values()) {
            statuses.put(role, refused(new Refusal.RoleTooLow(role)).status());
        }

        assertThat(statuses).containsValues(403).doesNotContainValue(409);
        assertThat(refused(new Refusal.ReadOnly()).status()).isEqualTo(409);
    }

    private static ToolResult refused(Refusal refusal) {
        return ToolResult.of(
                new Answer.Hindered(new Outcome.Refused(Optional.of(WEB), refusal, Fields.NONE)));
    }

    @Test
    void whatKeptAReadFromBeingMadeNamesNoServerOfItsOwn() {
        assertThat(members(json(refused(new Refusal.NotOffered(List.of("backupSlots"))))))
                .containsExactly("code", "outcome", "reason", "remedy", "summary", "written");
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                arguments(
                        new Answer.DryRunIgnored(WEB), "code outcome remedy summary written maybe"),
                arguments(
                        new Answer.TooManyCalls(Duration.ofSeconds(2)),
                        "code outcome reason remedy retryAfterSeconds summary written no"),
                arguments(
                        new Answer.Declined("The user said no."),
                        "code outcome reason remedy summary written no"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void whatIsNoOutcomeHasItsMembersToo(Answer answer, String members) {
        JsonNode json = json(ToolResult.of(answer));

        assertThat(String.join(" ", members(json)) + " " + json.path("written").asText())
                .isEqualTo(members);
    }
}
