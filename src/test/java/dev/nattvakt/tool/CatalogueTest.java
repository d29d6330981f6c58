package dev.nattvakt.tool;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.access.AccessConfig;
import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.Door;
import dev.nattvakt.caller.Quotas;
import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.change.facts.Refusal;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.fleet.port.HostUpProblem;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;
import dev.nattvakt.tool.read.FindVpsTool;
import dev.nattvakt.tool.write.ApplyPlanTool;
import dev.nattvakt.tool.write.SetBackupSettingsTool;
import dev.nattvakt.words.OutcomeExamples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

/// Rules that hold for every tool, read from the published files.
class CatalogueTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Call CALL =
            new Call(Caller.ANONYMOUS, Door.MCP, Deadline.in(Duration.ofSeconds(30)));
    private static final List<String> READERS =
            List.of(
                    "find_vps",
                    "get_protection",
                    "audit_protection",
                    "list_changes",
                    "preview_capacity");
    private static final Map<String, String> ARGUMENTS = arguments();
    private static final List<PublishedTool> CARDS =
            ARGUMENTS.keySet().stream().map(PublishedTool::load).toList();

    /// The contract: tool by tool, its arguments in order, the required ones in capitals' stead
    /// with a `!`.
    private static Map<String, String> arguments() {
        Map<String, String> arguments = new LinkedHashMap<>();
        arguments.put("find_vps", "query, limit, cursor");
        arguments.put("get_protection", "vps!");
        arguments.put("audit_protection", "query, onlyProblems, verdict, limit, cursor");
        arguments.put(
                "set_backup_schedule",
                "vps!, frequency, hour, dayOfWeek, dayOfMonth, retentionCount, enabled, name,"
                        + " timeZone, dryRun");
        arguments.put("set_snapshot_schedule", "vps!, enabled, intervalHours, dryRun");
        arguments.put("set_backup_settings", "vps!, maxTotalBackups, autoDeleteOldest, dryRun");
        arguments.put("remove_schedule", "vps!, kind!, scheduleId, dryRun");
        arguments.put(
                "plan_fleet_change",
                "servers, except, only, kind, frequency, hour, dayOfWeek, dayOfMonth,"
                        + " retentionCount, capToFit, spreadHours, intervalHours, enabled, timeZone,"
                        + " policy, undoOf");
        arguments.put("list_changes", "vps, since, limit, cursor");
        arguments.put("apply_plan", "planToken!");
        arguments.put("preview_capacity", "vps!, snapshotSlots, backupSlots");
        return arguments;
    }

    /// Answers its own arguments and touches nothing.
    private record Echo<A>(Definition<A> definition) implements Tool<A> {
        @Override
        public Answer run(A arguments, Call call) {
            Vps echo =
                    new Vps(
                            new VpsId("vps_1"),
                            Optional.of(arguments + " by " + call.caller().name()),
                            Optional.empty(),
                            Optional.empty());
            return new Answer.Servers(List.of(echo), Optional.empty());
        }

        @Override
        public List<ArgumentProblem> problems(A arguments) {
            return arguments.toString().contains("forbidden")
                    ? List.of(
                            ArgumentProblem.wrong("query", "query is forbidden", "ask for another"))
                    : List.of();
        }
    }

    private static Catalogue catalogue(boolean readOnly, boolean sandbox) {
        List<Tool<?>> tools = new ArrayList<>();
        Answered.DEFINITIONS.forEach(definition -> tools.add(new Echo<>(definition)));
        return new Catalogue(tools, readOnly, sandbox);
    }

    private static Optional<ToolResult> call(Catalogue catalogue, String tool, String json) {
        return catalogue.call(tool, json.getBytes(StandardCharsets.UTF_8), CALL);
    }

    @Test
    void onlyWhatWasSentCountsAsAChange() {
        Deque<Answer> answers = new ArrayDeque<>();
        Catalogue catalogue =
                new Catalogue(
                        List.of(new Prepared(answers)),
                        false,
                        true,
                        CallListener.NOBODY,
                        new Quotas(0, 1, () -> 0));
        Answer refused =
                new Answer.Ended(
                        new Outcome.Refused(
                                Optional.of(Vps.of(new VpsId("vps_1"))),
                                new Refusal.ReadOnly(),
                                Fields.NONE));
        Answer sent =
                new Answer.Ended(
                        new Outcome.Refused(
                                Optional.of(Vps.of(new VpsId("vps_1"))),
                                new Refusal.ByHostUp(
                                        new HostUpProblem(
                                                422,
                                                Optional.empty(),
                                                Optional.empty(),
                                                List.of(),
                                                Optional.empty())),
                                Fields.NONE));
        String change = "{\"vps\":\"web-01\",\"maxTotalBackups\":3}";
        for (int i = 0; i < 3; i++) {
            answers.add(refused);
            assertThat(code(catalogue, change)).contains("read_only");
            assertThat(code(catalogue, "{\"vps\":3}")).isEmpty();
            answers.add(example("fewer copies wait"));
            assertThat(outcome(catalogue, change)).isEqualTo(OutcomeCode.NEEDS_CONFIRMATION);
            answers.add(example("settings so before"));
            assertThat(outcome(catalogue, change)).isEqualTo(OutcomeCode.ALREADY_SET);
            answers.add(example("first settings rehearsed"));
            assertThat(outcome(catalogue, change.replace("}", ",\"dryRun\":true}")))
                    .isEqualTo(OutcomeCode.PLANNED);
        }

        answers.add(sent);
        assertThat(code(catalogue, change)).contains("http_422");
        assertThat(code(catalogue, change)).contains("caller_rate");
        answers.add(refused);
        assertThat(code(catalogue, change.replace("}", ",\"dryRun\":true}"))).contains("read_only");
    }

    /// As an agent works that was told to protect all: it reads, rehearses and changes each server.
    @Test
    void anAgentThatProtectsFortyServersIsNotStopped() {
        AccessConfig usual =
                new SmallRyeConfigBuilder()
                        .withMapping(AccessConfig.class)
                        .build()
                        .getConfigMapping(AccessConfig.class);
        Deque<Answer> answers = new ArrayDeque<>();
        Catalogue catalogue =
                new Catalogue(
                        List.of(new Prepared(answers)),
                        false,
                        true,
                        CallListener.NOBODY,
                        new Quotas(usual.calls(), usual.changes(), () -> 0));
        String change = "{\"vps\":\"web-01\",\"maxTotalBackups\":3}";
        for (int server = 0; server < 40; server++) {
            answers.add(example("first settings rehearsed"));
            assertThat(outcome(catalogue, change.replace("}", ",\"dryRun\":true}")))
                    .isEqualTo(OutcomeCode.PLANNED);
            answers.add(example("fewer copies wait"));
            assertThat(outcome(catalogue, change)).isEqualTo(OutcomeCode.NEEDS_CONFIRMATION);
            answers.add(example("settings"));
            assertThat(outcome(catalogue, change)).isEqualTo(OutcomeCode.VERIFIED);
        }
    }

    private static Answer example(String name) {
        return Answered.of(OutcomeExamples.named(name)).answer();
    }

    private static OutcomeCode outcome(Catalogue catalogue, String json) {
        return call(catalogue, "set_backup_settings", json).orElseThrow().outcome();
    }

    private static Optional<String> code(Catalogue catalogue, String json) {
        return call(catalogue, "set_backup_settings", json).orElseThrow().problemCode();
    }

    private record Prepared(Deque<Answer> answers)
            implements Tool<SetBackupSettingsTool.Arguments> {

        @Override
        public Definition<SetBackupSettingsTool.Arguments> definition() {
            return SetBackupSettingsTool.DEFINITION;
        }

        @Override
        public Answer run(SetBackupSettingsTool.Arguments arguments, Call call) {
            return answers.remove();
        }
    }

    @Test
    void theWitnessHearsOfEveryEnd() {
        List<CompletedCall> seen = new ArrayList<>();
        Tool<?> broken =
                new Tool<FindVpsTool.Arguments>() {
                    @Override
                    public Definition<FindVpsTool.Arguments> definition() {
                        return FindVpsTool.DEFINITION;
                    }

                    @Override
                    public Answer run(FindVpsTool.Arguments arguments, Call call) {
                        throw new IllegalStateException("a bug");
                    }
                };
        Catalogue catalogue =
                new Catalogue(
                        List.of(broken, new Echo<>(ApplyPlanTool.DEFINITION)),
                        false,
                        true,
                        ((CallListener) seen::add).and(CallListener.NOBODY),
                        Quotas.NONE);

        call(catalogue, "apply_plan", "[]");
        catalogue.declined("apply_plan", MAPPER.createObjectNode(), "No.", CALL);
        assertThatIllegalStateException().isThrownBy(() -> call(catalogue, "find_vps", "{}"));
        assertThat(call(catalogue, "nosuch", "{}")).isEmpty();

        assertThat(seen)
                .extracting(
                        call -> call.tool().name(),
                        call -> call.answer() == null ? "" : call.answer().outcome().word())
                .containsExactly(
                        tuple("apply_plan", "invalid"),
                        tuple("apply_plan", "refused"),
                        tuple("find_vps", ""));
    }

    @Test
    void aListenerThatThrowsKeepsNothingFromTheCallerOrTheOthers() {
        List<CompletedCall> seen = new ArrayList<>();
        CallListener broken =
                _ -> {
                    throw new IllegalStateException("a bug");
                };
        Catalogue catalogue =
                new Catalogue(
                        List.of(new Echo<>(ApplyPlanTool.DEFINITION)),
                        false,
                        true,
                        broken.and(broken).and(seen::add),
                        Quotas.NONE);

        assertThat(call(catalogue, "apply_plan", "[]")).isPresent();
        assertThat(seen).hasSize(1);
    }

    @Test
    void theToolsComeInTheirOrder() {
        assertThat(catalogue(false, false).cards())
                .extracting(publishedTool -> publishedTool.json().path("name").asText())
                .containsExactlyElementsOf(ARGUMENTS.keySet());
    }

    @ParameterizedTest
    @FieldSource("CARDS")
    void argumentsAreThoseOfTheContract(PublishedTool publishedTool) {
        List<String> required = new ArrayList<>();
        publishedTool.inputSchema().path("required").forEach(name -> required.add(name.asText()));
        List<String> names = new ArrayList<>();
        publishedTool
                .inputSchema()
                .path("properties")
                .fieldNames()
                .forEachRemaining(name -> names.add(required.contains(name) ? name + "!" : name));

        assertThat(String.join(", ", names))
                .isEqualTo(ARGUMENTS.get(publishedTool.json().path("name").asText()));
    }

    @ParameterizedTest
    @FieldSource("CARDS")
    void wordsFitEveryClient(PublishedTool publishedTool) {
        assertThat(publishedTool.json().path("name").asText()).matches("[a-z_]{1,40}");
        assertThat(publishedTool.json().path("title").asText()).hasSizeBetween(5, 40);
        assertThat(publishedTool.json().path("description").asText())
                .hasSizeBetween(50, 900)
                .endsWith(".");
    }

    @ParameterizedTest
    @FieldSource("CARDS")
    void allFourHintsAreSaid(PublishedTool publishedTool) {
        JsonNode hints = publishedTool.json().path("annotations");
        boolean reads = READERS.contains(publishedTool.json().path("name").asText());

        for (String hint :
                List.of("readOnlyHint", "destructiveHint", "idempotentHint", "openWorldHint")) {
            assertThat(hints.path(hint).isBoolean()).as(hint).isTrue();
        }
        assertThat(hints.path("readOnlyHint").asBoolean()).isEqualTo(reads);
        assertThat(hints.path("destructiveHint").asBoolean() && reads).isFalse();
        assertThat(hints.has("title")).as("said once, beside the name").isFalse();
    }

    @ParameterizedTest
    @FieldSource("CARDS")
    void inputIsAFlatStrictDescribedObject(PublishedTool publishedTool) {
        ObjectNode input = publishedTool.inputSchema();

        assertThat(input.path("type").asText()).isEqualTo("object");
        assertThat(input.path("additionalProperties"))
                .isEqualTo(MAPPER.getNodeFactory().booleanNode(false));
        input.path("properties")
                .properties()
                .forEach(property -> {
                    assertThat(property.getValue().path("type").asText())
                            .isIn("string", "integer", "boolean", "array");
                    assertThat(property.getValue().path("description").asText())
                            .as(property.getKey())
                            .hasSizeBetween(5, 120);
                });
    }

    @ParameterizedTest
    @FieldSource("CARDS")
    void everyIntegerHasALowerEndAndEveryTextAnUpperOne(PublishedTool publishedTool) {
        publishedTool
                .inputSchema()
                .path("properties")
                .properties()
                .forEach(property -> {
                    JsonNode rule = property.getValue();
                    assertThat(
                                    switch (rule.path("type").asText()) {
                                        case "integer" -> rule.has("minimum");
                                        case "string" -> rule.has("maxLength") || rule.has("enum");
                                        default -> true;
                                    })
                            .as(property.getKey())
                            .isTrue();
                });
    }

    @ParameterizedTest
    @FieldSource("CARDS")
    void schemasAreInTheFormThatEveryVendorTakes(PublishedTool publishedTool) {
        for (JsonNode schema : List.of(publishedTool.inputSchema(), publishedTool.outputSchema())) {
            for (JsonNode node : within(schema)) {
                assertThat(names(node))
                        .doesNotContain(
                                "anyOf",
                                "oneOf",
                                "allOf",
                                "not",
                                "if",
                                "$ref",
                                "$defs",
                                "format",
                                "const",
                                "patternProperties");
                node.path("enum").forEach(word -> assertThat(word.isTextual()).isTrue());
                assertThat(node.path("type").isArray()).isFalse();
            }
        }
    }

    /// Every schema in a schema; names of properties are no keywords.
    private static List<JsonNode> within(JsonNode schema) {
        List<JsonNode> all = new ArrayList<>();
        all.add(schema);
        schema.path("properties").forEach(property -> all.addAll(within(property)));
        if (schema.has("items")) {
            all.addAll(within(schema.path("items")));
        }
        return all;
    }

    private static Set<String> names(JsonNode node) {
        Set<String> names = new java.util.HashSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @ParameterizedTest
    @FieldSource("CARDS")
    void outputHasWhatEveryAnswerHas(PublishedTool publishedTool) {
        assertThat(publishedTool.outputSchema().path("type").asText()).isEqualTo("object");
        assertThat(publishedTool.outputSchema().path("required").toString())
                .contains("\"outcome\"", "\"summary\"", "\"written\"");
    }

    @Test
    void theListIsShortEnoughForAModel() throws JsonProcessingException {
        ArrayNode with = MAPPER.createArrayNode();
        ArrayNode without = MAPPER.createArrayNode();
        for (PublishedTool publishedTool : CARDS) {
            with.add(publishedTool.json());
            without.add(publishedTool.json().deepCopy().without("outputSchema"));
        }

        int lean = bytes(without);
        int full = bytes(with);

        System.out.println("tools/list: " + lean + " bytes, " + full + " with output schemas");
        assertThat(lean).isLessThanOrEqualTo(12_000);
        assertThat(full).isLessThanOrEqualTo(24_000);
    }

    private static int bytes(ArrayNode tools) throws JsonProcessingException {
        return MAPPER.writeValueAsBytes(MAPPER.createObjectNode().set("tools", tools)).length;
    }

    @Test
    void offersNoMoreThanTheToolsThatWereChosen() {
        Catalogue chosen =
                catalogue(false, false)
                        .only(List.of("apply_plan", "set_backup_schedule", "find_vps"));

        assertThat(chosen.cards())
                .extracting(publishedTool -> publishedTool.json().path("name").asText())
                .containsExactly("find_vps", "set_backup_schedule", "apply_plan");
        assertThat(chosen.call("remove_schedule", new byte[0], CALL)).isEmpty();
    }

    @Test
    void aChoiceCannotWidenReadOnly() {
        assertThat(
                        catalogue(true, false)
                                .only(List.of("set_backup_schedule", "apply_plan"))
                                .cards())
                .isEmpty();
    }

    @Test
    void refusesAChoiceInWhichAYesCouldNotBeGiven() {
        Catalogue all = catalogue(false, false);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> all.only(List.of("set_backup_schedule")))
                .withMessageContaining("apply_plan");
    }

    @Test
    void refusesAChoiceOfAToolThatDoesNotExist() {
        Catalogue all = catalogue(false, false);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> all.only(List.of("find_vps", "buy_slots")))
                .withMessage("there is no tool buy_slots");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> all.only(List.of("find_vsp")))
                .withMessage("there is no tool find_vsp (did you mean find_vps?)");
    }

    @Test
    void readOnlyLeavesTheReaders() {
        Catalogue readOnly = catalogue(true, false);

        assertThat(readOnly.cards())
                .extracting(publishedTool -> publishedTool.json().path("name").asText())
                .containsExactlyElementsOf(READERS);
        assertThat(readOnly.card("remove_schedule")).isEmpty();
        assertThat(call(readOnly, "set_backup_schedule", "{\"vps\":\"x\"}")).isEmpty();
        assertThat(readOnly.call("apply_plan", Map.of("planToken", "x"), CALL)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "FIND_VPS", "find_vps ", "drop_vps", "../find_vps"})
    void anUnknownToolIsNone(String name) {
        Catalogue all = catalogue(false, false);

        assertThat(call(all, name, "{}")).isEmpty();
        assertThat(all.call(name, Map.of(), CALL)).isEmpty();
        assertThat(all.card(name)).isEmpty();
    }

    @Test
    void aToolGetsItsArgumentsAndItsCaller() {
        Catalogue all = catalogue(false, false);

        assertThat(call(all, "get_protection", "{\"vps\":\"web-01\"}").orElseThrow())
                .extracting(answer -> answer.summary().plain())
                .isEqualTo("1 server: \"Arguments[vps=web-01] by anonymous\" (vps_1).");
        assertThat(all.call("get_protection", Map.of("vps", "web-01"), CALL).orElseThrow())
                .extracting(answer -> answer.summary().plain())
                .isEqualTo("1 server: \"Arguments[vps=web-01] by anonymous\" (vps_1).");
    }

    @Test
    void theSandboxIsNamedInEveryAnswer() {
        Catalogue sandbox = catalogue(false, true);

        assertThat(
                        List.of(
                                call(sandbox, "find_vps", "{}").orElseThrow(),
                                call(sandbox, "find_vps", "{\"limit\":0}").orElseThrow(),
                                call(sandbox, "find_vps", "no json").orElseThrow(),
                                sandbox.call("find_vps", Map.of(), CALL).orElseThrow(),
                                sandbox.call("find_vps", Map.of("x", 1), CALL).orElseThrow()))
                .allMatch(ToolResult::sandbox);
        assertThat(call(catalogue(false, false), "find_vps", "{}").orElseThrow().sandbox())
                .isFalse();
    }

    @Test
    void whatIsNoObjectIsInvalid() {
        ToolResult answer = call(catalogue(false, false), "find_vps", "[]").orElseThrow();

        assertThat(answer.outcome()).isEqualTo(OutcomeCode.INVALID);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.summary().plain())
                .isEqualTo(
                        "Not understood: the arguments are not a JSON object - send one object, without"
                                + " duplicate keys. Nothing was sent.");
    }

    @Test
    void problemsOfTheSchemaAndOfTheToolAreToldTogether() {
        ToolResult answer =
                call(catalogue(false, false), "find_vps", "{\"query\":\"forbidden\",\"limit\":0}")
                        .orElseThrow();

        assertThat(answer.problems())
                .extracting(ArgumentProblem::argument)
                .containsExactly("limit", "query");
    }
}
