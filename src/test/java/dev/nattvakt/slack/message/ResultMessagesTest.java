package dev.nattvakt.slack.message;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

import dev.nattvakt.caller.Door;
import dev.nattvakt.change.history.HistoryCursor;
import dev.nattvakt.change.history.PastChanges;
import dev.nattvakt.change.history.PastChanges.Page;
import dev.nattvakt.change.outcome.FleetOutcome;
import dev.nattvakt.change.outcome.FleetRow;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.fleet.remedy.NextStep;
import dev.nattvakt.slack.message.blockkit.Context;
import dev.nattvakt.slack.message.blockkit.Message;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.Answered;
import dev.nattvakt.tool.OutcomeCode;
import dev.nattvakt.tool.ToolResult;
import dev.nattvakt.words.FleetExamples;
import dev.nattvakt.words.OutcomeExamples;
import dev.nattvakt.words.OutcomeExamples.Example;

import static dev.nattvakt.slack.message.Messages.ASKED;
import static dev.nattvakt.slack.message.Messages.ASKER;
import static dev.nattvakt.slack.message.Messages.outcome;
import static org.assertj.core.api.Assertions.assertThat;

class ResultMessagesTest {

    private static final List<Example> EXAMPLES = OutcomeExamples.all();

    /// Without the characters that the fallback shows as look-alikes.
    private static final String START_OF_TOKEN = OutcomeExamples.TOKEN.substring(0, 3);

    private static List<JsonNode> buttons(Message message) {
        return Sent.parts(Sent.json(message)).stream()
                .filter(part -> part.path("type").asText().equals("button"))
                .toList();
    }

    @ParameterizedTest
    @FieldSource("EXAMPLES")
    void onlyAChangeThatWasMadeIsForTheChannel(Example example) {
        ToolResult answer = Answered.of(example.outcome());
        boolean made =
                answer.outcome() == OutcomeCode.VERIFIED
                        || answer.outcome() == OutcomeCode.ADJUSTED;

        assertThat(ResultMessages.of(answer, ASKED).audience())
                .isEqualTo(made ? Message.Audience.IN_CHANNEL : Message.Audience.EPHEMERAL);
    }

    @Test
    void aReceiptIsToldWithTheTimeOfItsChange() {
        Instant now = OutcomeExamples.NEXT.plusSeconds(86_400);
        List<Instant> times =
                EXAMPLES.stream()
                        .map(example ->
                                ShortMessages.Told.asSent(
                                        "rcp_7", Answered.of(example.outcome()), now))
                        .filter(told -> told.answer().outcome() == OutcomeCode.VERIFIED)
                        .map(ShortMessages.Told::at)
                        .distinct()
                        .toList();

        assertThat(times).containsExactly(OutcomeExamples.NEXT);
    }

    @Test
    void noMessageShowsAPlanToken() {
        Messages.all()
                .forEach((name, message) ->
                        assertThat(Sent.seen(message))
                                .as(name)
                                .noneMatch(text -> text.contains(START_OF_TOKEN)));
    }

    @Test
    void noMessageShowsACallThatAPersonCannotType() {
        Messages.all()
                .forEach((name, message) ->
                        assertThat(Sent.seen(message))
                                .as(name)
                                .noneMatch(text -> text.contains("{\"")));
    }

    @Test
    void aPersonTypesNoCursor() {
        Messages.all()
                .forEach((name, message) ->
                        assertThat(Sent.seen(message))
                                .as(name)
                                .noneMatch(text -> text.contains("Cursor")));
    }

    @ParameterizedTest
    @CsvSource({"fewer copies wait, confirm, cancel", "a removal waits, confirm, cancel"})
    void aQuestionIsAnsweredByButtonsThatCarryTheToken(String example, String yes, String no) {
        List<JsonNode> buttons = buttons(ResultMessages.of(outcome(example), ASKED));

        assertThat(buttons)
                .extracting(button -> button.path("action_id").asText())
                .containsExactly(yes, no);
        assertThat(buttons)
                .extracting(button -> button.path("style").asText())
                .containsExactly("danger", "");
        assertThat(buttons)
                .extracting(button -> button.path("value").asText())
                .containsOnly(OutcomeExamples.TOKEN);
    }

    @Test
    void aQuestionTellsBothClocksAndTheNextRun() {
        String asked =
                String.join(
                        "\n",
                        Sent.seen(
                                ResultMessages.of(
                                        outcome("a weekly schedule in the asker's zone waits"),
                                        ASKED)));

        assertThat(asked)
                .contains(
                        "daily at 03:00 UTC (04:00 Europe/Stockholm) -> weekly on Sunday at 23:00 UTC (Monday 00:00 Europe/Stockholm)",
                        "next run",
                        "(2026-11-23 00:00 Europe/Stockholm)");
    }

    @Test
    void anUndoCarriesTheCallThatRestores() {
        ToolResult answer = outcome("another hour than asked");
        JsonNode button = buttons(ResultMessages.of(answer, ASKED)).getFirst();

        assertThat(button.path("action_id").asText()).isEqualTo("undo");
        Undo undo = Undo.parse(button.path("value").asText()).orElseThrow();
        Outcome.Adjusted adjusted = (Outcome.Adjusted) answer.end().orElseThrow();
        NextStep back = adjusted.undo().orElseThrow();
        assertThat(undo.receipt()).isEqualTo(adjusted.receipt().id());
        assertThat(undo.tool()).isEqualTo(back.tool());
        assertThat(undo.arguments().toString())
                .isEqualTo(new JsonMapper().valueToTree(back.arguments().values()).toString());
    }

    @Test
    void aYesToOnesOwnQuestionGoesWithoutSaying() {
        assertThat(ASKED.confirmedBy(ASKER)).isEqualTo(ASKED);
        assertThat(Requester.by(ASKER).confirmedBy("U1").confirmedBy())
                .isEqualTo(Optional.of("U1"));
    }

    @Test
    void everyMessageOfTheSandboxSaysSo() {
        ToolResult waits = Answered.inSandbox(outcome("fewer copies wait"));
        ToolResult made = Answered.inSandbox(outcome("another hour than asked"));
        Map<String, Message> all = Messages.approvals(waits, made, "claude");
        EXAMPLES.forEach(example ->
                all.put(
                        example.name(),
                        ResultMessages.of(
                                Answered.inSandbox(Answered.of(example.outcome())), ASKED)));
        all.put("audit", ResultMessages.of(Answered.inSandbox(Looked.audit("x", 90, true)), ASKED));
        all.put("protection", ResultMessages.of(Answered.inSandbox(Looked.protection("x")), ASKED));

        all.forEach((name, message) -> {
            assertThat(message.text()).as(name).contains("Sandbox: a simulator");
            assertThat(message.blocks()).as(name).hasAtLeastOneElementOfType(Context.class);
        });
    }

    @Test
    void aDecisionTakesThePlaceOfItsQuestionAndHasNoButtonsButUndo() {
        ToolResult waits = outcome("fewer copies wait");
        ToolResult made = outcome("a first schedule");

        assertThat(buttons(Messages.wanted(waits, "claude", Door.MCP))).hasSize(2);
        for (Message decided :
                List.of(
                        ApprovalMessages.approved(made, "claude", ASKER),
                        ApprovalMessages.declined(waits, "claude", ASKER),
                        ShortMessages.cancelled(ASKER),
                        ShortMessages.confirmed(ASKER))) {
            assertThat(decided.replaceOriginal()).isTrue();
            assertThat(buttons(decided)).isEmpty();
        }
    }

    @Test
    void nextRunsAreInTheReadersOwnTime() {
        Message message = ResultMessages.of(outcome("a first schedule"), ASKED);

        assertThat(message.text())
                .contains("<!date^1795399200^{date_short_pretty} {time}|2026-11-23 02:00 UTC>");
        assertThat(Sent.json(message).findValues("timestamp"))
                .extracting(JsonNode::asLong)
                .containsExactly(1795399200L);
    }

    /// In the reader's own zone it would say the same twice.
    @Test
    void aZoneThatTheCallerNamedIsKept() {
        Message message = ResultMessages.of(outcome("with a time zone"), ASKED);

        assertThat(Sent.json(message).findValues("timestamp")).hasSize(1);
        assertThat(Sent.seen(message))
                .anyMatch(text -> text.contains("2026-11-23 03:00 Europe/Stockholm"));
    }

    @Test
    void noLinkIsEverUnfolded() {
        Messages.all()
                .values()
                .forEach(message -> {
                    assertThat(Sent.json(message).path("unfurl_links").asBoolean(true)).isFalse();
                    assertThat(Sent.json(message).path("unfurl_media").asBoolean(true)).isFalse();
                });
    }

    @Test
    void everyServerThatWouldBeProtectedLessIsShownBeforeAYes() {
        FleetRow[] rows =
                IntStream.rangeClosed(1, 200)
                        .mapToObj(FleetExamples::weaker)
                        .toArray(FleetRow[]::new);
        Message message = Fleets.message(FleetExamples.waiting(rows));

        String seen = String.join("", Sent.seen(message));
        assertThat(IntStream.rangeClosed(1, 200).mapToObj("\"node-%02d\""::formatted))
                .allMatch(seen::contains);
        assertThat(seen).contains("copies 7 -> 3").doesNotContain("and ");
        assertThat(actions(message)).containsExactly("confirm", "cancel");
    }

    @Test
    void nobodyConfirmsWhatCannotBeShown() {
        FleetRow[] rows =
                IntStream.rangeClosed(1, 1_000)
                        .mapToObj(FleetExamples::weaker)
                        .toArray(FleetRow[]::new);
        Message message = Fleets.message(FleetExamples.waiting(rows));

        assertThat(Sent.seen(message)).anyMatch(text -> text.contains("Plan fewer servers"));
        assertThat(actions(message)).containsExactly("cancel");
    }

    @Test
    void theFirstTwentyOthersAreShown() {
        FleetRow[] rows =
                IntStream.rangeClosed(1, 50)
                        .mapToObj(number -> FleetExamples.first(number, 2))
                        .toArray(FleetRow[]::new);
        Message message = Fleets.message(FleetExamples.waiting(rows));

        assertThat(Sent.seen(message))
                .anyMatch(text -> text.contains("50 servers: 50 at 02:00 UTC"))
                .anyMatch(text -> text.contains("node-20"))
                .noneMatch(text -> text.contains("node-21"))
                .anyMatch(text -> text.contains("and 30 more"));
        assertThat(buttons(message))
                .extracting(button -> button.path("style").asText())
                .containsExactly("", "");
    }

    @Test
    void aPlanThatWasPartlyDoneCanBeGoneOnWithAndUndone() {
        FleetOutcome.Applied partly =
                FleetExamples.applied(
                        FleetExamples.tried(1, "a first schedule"), FleetExamples.tried(2, "busy"));

        Message message = Fleets.message(partly);
        assertThat(actions(message)).containsExactly("confirm", "undo");
        assertThat(buttons(message).getFirst().path("value").asText())
                .isEqualTo(FleetExamples.TOKEN);
        Undo undo = Undo.parse(buttons(message).getLast().path("value").asText()).orElseThrow();
        assertThat(undo.arguments().path("undoOf").asText()).isEqualTo("rcp_whole");
        assertThat(actions(ApprovalMessages.approved(Fleets.result(partly), "claude", ASKER)))
                .containsExactly("approve", "undo");
    }

    @Test
    void serversOfOneNameAreToldApartByTheirIds() {
        Message message =
                Fleets.message(
                        FleetExamples.waiting(Fleets.weaker("app", 1), Fleets.weaker("app", 2)));

        assertThat(Sent.seen(message))
                .anyMatch(text -> text.contains("vps_1"))
                .anyMatch(text -> text.contains("vps_2"));
    }

    @Test
    void aPastChangeIsUndoneInTheWordsOfACommand() {
        Message message = Fleets.all("web-01").get("changes");

        assertThat(message.text())
                .contains("<!date^", "<@" + ASKER + ">", "`/nattvakt undo rcp_3`", "rcp_whole");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    FILE       |
                    PROCESS    | Nothing older is known here: no audit file is kept over restarts.
                    UNREADABLE | The audit file cannot be read now: older changes are not known.
                    """)
    void theLastPageOfChangesTellsHowFarTheRecordGoes(PastChanges.Reach reach, String said) {
        Page last = new Page(List.of(), Optional.empty()).reaching(reach);
        Page first = new Page(List.of(), Optional.of(new HistoryCursor(Looked.at(), "c_9", 7)));

        assertThat(changes(last).text())
                .isEqualTo("No such change is recorded." + (said == null ? "" : "\n" + said));
        assertThat(ResultMessages.spoken(result(last)).plain())
                .isEqualTo("No such change is recorded." + (said == null ? "" : " " + said));
        assertThat(changes(first.reaching(reach)).text()).doesNotContain("older");
    }

    private static Message changes(Page page) {
        return ResultMessages.of(result(page), ASKED);
    }

    private static ToolResult result(Page page) {
        return ToolResult.of(new Answer.Changes(page, ZoneOffset.UTC));
    }

    private static List<String> actions(Message message) {
        return buttons(message).stream().map(button -> button.path("action_id").asText()).toList();
    }
}
