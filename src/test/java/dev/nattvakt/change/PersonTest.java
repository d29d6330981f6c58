package dev.nattvakt.change;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.caller.Approval;
import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Confirm;
import dev.nattvakt.caller.Door;
import dev.nattvakt.caller.HouseRules;
import dev.nattvakt.caller.Role;
import dev.nattvakt.caller.ServerFilter;
import dev.nattvakt.change.plan.PlanState;
import dev.nattvakt.mcp.exchange.ClientReply;
import dev.nattvakt.mcp.exchange.RequestContext;
import dev.nattvakt.mcp.exchange.Turn;
import dev.nattvakt.mcp.message.Fault;
import dev.nattvakt.mcp.message.Json;
import dev.nattvakt.mcp.message.Message;
import dev.nattvakt.mcp.message.Result;
import dev.nattvakt.mcp.session.Client;
import dev.nattvakt.mcp.session.ClientCapability;
import dev.nattvakt.mcp.session.Revision;
import dev.nattvakt.tool.view.ResultView;

import static dev.nattvakt.mcp.session.ClientCapability.CARDS;
import static dev.nattvakt.mcp.session.ClientCapability.FORMS;
import static org.assertj.core.api.Assertions.assertThat;

/// Whose yes counts, and how a person is asked for it: the whole server over a cloud in memory.
class PersonTest {

    private static final String WEAKER = "{\"vps\":\"web-01\",\"retentionCount\":2}";
    private static final String STRONGER = "{\"vps\":\"web-01\",\"retentionCount\":6}";
    private static final String EVERY_SERVER = "{\"servers\":[\"*\"],\"retentionCount\":3}";
    private static final ClientReply YES =
            new ClientReply.Answered(
                    json("{\"action\":\"accept\",\"content\":{\"confirm\":true}}"));

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private PersonHouse house = house(Approval.PERSON);
    private Caller caller = Caller.ANONYMOUS;
    private String session = "one";
    private boolean gone;
    private Revision revision = Revision.V2025_11_25;
    private Supplier<ClientReply> user =
            () -> {
                throw new IllegalStateException("asked");
            };

    @Test
    void strengtheningWaitsForNobody() {
        assertThat(rest("set_backup_schedule", STRONGER).path("outcome").asText())
                .isEqualTo("verified");
    }

    @Test
    void aClientThatCanAskNobodyIsRefused() {
        JsonNode answer = rest("set_backup_schedule", WEAKER);

        assertThat(answer.path("outcome").asText()).isEqualTo("refused");
        assertThat(answer.path("code").asText()).isEqualTo("person_needed");
        assertThat(answer.path("summary").asText())
                .contains("MCP elicitation")
                .contains("MCP Apps");
        assertThat(house.desk.cloud.writes()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void noSettingOfConfirmLetsAModelSayYes(Confirm confirm) {
        house = new PersonHouse(new HouseRules(confirm, Approval.PERSON, false), new Random(1));

        assertThat(rest("set_backup_schedule", WEAKER).path("code").asText())
                .isEqualTo("person_needed");
    }

    @Test
    void aRefusalIsAConflictOverRest() {
        Call call = call(Door.REST);

        assertThat(
                        house.catalogue
                                .call("set_backup_schedule", object(WEAKER), call)
                                .orElseThrow()
                                .status())
                .isEqualTo(409);
    }

    @Test
    void aFormsYesCarriesItOut() {
        user = () -> YES;

        JsonNode answer = mcp("set_backup_schedule", WEAKER, FORMS).path("structuredContent");

        assertThat(answer.path("outcome").asText()).isEqualTo("verified");
        assertThat(answer.at("/receipt/approvedWay").asText()).isEqualTo("elicitation");
        assertThat(house.weakened).hasSize(1);
    }

    @Test
    void aFormSaysWhoAskedThroughWhichDoorAndUntilWhen() {
        StringBuilder asked = new StringBuilder();
        Turn turn = turn("set_backup_schedule", object(WEAKER), FORMS);

        if (turn instanceof Turn.Ask(var request, var _)) {
            asked.append(request.params().path("message").asText());
        }
        assertThat(asked.toString())
                .startsWith("This would weaken the protection of \"web-01\": copies 4 -> 2")
                .contains("Go ahead?\nAsked for by \"anonymous\" through MCP. A yes counts until ")
                .doesNotContain(token());
    }

    @ParameterizedTest
    @ValueSource(strings = {"decline", "cancel"})
    void aNoLeavesAllAsItIs(String action) {
        user = () -> new ClientReply.Answered(json("{\"action\":\"" + action + "\"}"));

        assertThat(mcp("set_backup_schedule", WEAKER, FORMS).at("/structuredContent/code").asText())
                .isEqualTo("declined");
        assertThat(house.desk.cloud.writes()).isEmpty();
    }

    @Test
    void silenceIsANo() {
        user = ClientReply.Silent::new;

        assertThat(mcp("set_backup_schedule", WEAKER, FORMS).at("/structuredContent/code").asText())
                .isEqualTo("declined");
        assertThat(house.desk.cloud.writes()).isEmpty();
    }

    @Test
    void aFormThatCannotBeShownFallsToTheCard() {
        user = ClientReply.Failed::new;

        JsonNode result = mcp("set_backup_schedule", WEAKER, FORMS, CARDS);

        assertThat(secret(result)).hasSize(22);
        assertThat(result.at("/structuredContent/outcome").asText())
                .isEqualTo("needs_confirmation");
    }

    @Test
    void aFormThatCannotBeShownAndNoCardIsRefused() {
        user = ClientReply.Failed::new;

        assertThat(mcp("set_backup_schedule", WEAKER, FORMS).at("/structuredContent/code").asText())
                .isEqualTo("person_needed");
    }

    @Test
    void theTokenIsNotToldWhereAPersonDecides() {
        JsonNode result = mcp("set_backup_schedule", WEAKER, CARDS);

        assertThat(result.at("/structuredContent/plan").properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("expiresAt");
        assertThat(result.at("/content/0/text").asText())
                .contains("A person decides on the card that is shown with this until ");
        assertThat(result.toString()).doesNotContain(token());
        assertThat(result.path("content").toString() + result.path("structuredContent"))
                .doesNotContain(secret(result));
    }

    @Test
    void theCardIsToldAllThatAPersonHasToKnow() {
        String asked =
                "{\"vps\":\"web-01\",\"retentionCount\":2,\"hour\":5,\"timeZone\":\"Europe/Stockholm\"}";

        JsonNode consent = consent(mcp("set_backup_schedule", asked, CARDS));

        assertThat(consent.path("askedBy").asText()).isEqualTo("anonymous");
        assertThat(consent.path("askedThrough").asText()).isEqualTo("MCP");
        assertThat(consent.path("decides").asText()).isEqualTo("here");
        assertThat(consent.path("headline").asText())
                .startsWith("This would weaken the protection of \"web-01\"");
        JsonNode server = consent.at("/servers/0");
        assertThat(server.path("name").asText()).isEqualTo("web-01");
        assertThat(server.path("id").asText()).isEqualTo("vps_1");
        assertThat(server.path("direction").asText()).isEqualTo("weakens");
        assertThat(server.path("before").asText())
                .startsWith("daily at 02:00 UTC, keeping 4 copies")
                .endsWith("Europe/Stockholm)");
        assertThat(server.path("after").asText())
                .contains("keeping 2 copies")
                .contains(" (05:00 Eu");
        assertThat(server.path("means").toString())
                .contains("Fewer copies are kept.")
                .contains("The copies reach back less far.");
        assertThat(server.path("nextRun").asText()).contains("Europe/Stockholm");
        assertThat(consent.path("counts").path("weakens").asInt()).isOne();
        assertThat(consent.path("more").asInt()).isZero();
    }

    @Test
    void aRemovalOnACardSaysThatNothingIsLeft() {
        JsonNode server =
                consent(mcp("remove_schedule", "{\"vps\":\"web-01\",\"kind\":\"snapshot\"}", CARDS))
                        .at("/servers/0");

        assertThat(server.path("before").asText()).isEqualTo("every 6 hours");
        assertThat(server.path("after").asText()).isEqualTo("none");
        assertThat(server.has("nextRun")).isFalse();
    }

    @Test
    void aPressOnTheCardCarriesItOutOnce() {
        String secret = secret(mcp("set_backup_schedule", WEAKER, CARDS));

        JsonNode first = press("confirm_plan", secret);
        JsonNode second = press("confirm_plan", secret);

        assertThat(first.path("outcome").asText()).isEqualTo("verified");
        assertThat(first.at("/receipt/approvedWay").asText()).isEqualTo("app");
        assertThat(first.at("/undo/tool").asText()).isEqualTo("set_backup_schedule");
        assertThat(second.path("code").asText()).isEqualTo("plan_used");
        assertThat(house.desk.cloud.applied()).hasSize(1);
    }

    @Test
    void aDeclinedPlanIsDead() {
        String secret = secret(mcp("set_backup_schedule", WEAKER, CARDS));

        assertThat(press("decline_plan", secret).path("code").asText()).isEqualTo("declined");
        assertThat(press("confirm_plan", secret).path("outcome").asText()).isEqualTo("conflict");
        assertThat(house.desk.cloud.writes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"confirm_plan", "decline_plan"})
    void onlyItsOwnSecretOpensAPlan(String tool) {
        String secret = secret(mcp("set_backup_schedule", WEAKER, CARDS));
        String token = token();

        assertThat(press(tool, token).path("code").asText()).isEqualTo("plan_unknown");
        assertThat(press(tool, "").path("code").asText()).isEqualTo("plan_unknown");
        session = "another";
        assertThat(press(tool, secret).path("code").asText()).isEqualTo("plan_unknown");
        session = "one";
        caller = new Caller("eve", Role.APPROVER, ServerFilter.ALL);
        assertThat(press(tool, secret).path("code").asText()).isEqualTo("plan_unknown");
        assertThat(house.desk.cloud.writes()).isEmpty();
        assertThat(house.desk.kept.look(house.desk.kept.tokensOf("anonymous").getFirst()))
                .isInstanceOf(PlanState.Open.class);
    }

    @Test
    void aPlanThatMovedIsNotCarriedOut() {
        String secret = secret(mcp("set_backup_schedule", WEAKER, CARDS));
        rest("set_backup_schedule", STRONGER);

        assertThat(press("confirm_plan", secret).path("code").asText()).isEqualTo("plan_moved");
        assertThat(house.weakened).isEmpty();
    }

    @Test
    void aPressAfterItsPersonHasGoneIsNotCarriedOut() {
        String secret = secret(mcp("set_backup_schedule", WEAKER, CARDS));
        gone = true;

        assertThat(press("confirm_plan", secret).path("outcome").asText()).isEqualTo("unavailable");
        assertThat(house.desk.cloud.writes()).isEmpty();
    }

    @Test
    void anExpiredPlanIsDead() {
        String secret = secret(mcp("set_backup_schedule", WEAKER, CARDS));
        house.desk.time.pass(Duration.ofMinutes(16));

        assertThat(press("confirm_plan", secret).path("code").asText()).isEqualTo("plan_expired");
        assertThat(house.desk.cloud.writes()).isEmpty();
    }

    @Test
    void apply_planIsNoYes() {
        mcp("set_backup_schedule", WEAKER, CARDS);
        String arguments = "{\"planToken\":\"" + token() + "\"}";

        JsonNode overRest = rest("apply_plan", arguments);
        JsonNode overMcp = mcp("apply_plan", arguments, CARDS).path("structuredContent");

        assertThat(overRest.path("code").asText()).isEqualTo("person_needed");
        assertThat(overMcp.path("code").asText()).isEqualTo("person_needed");
        assertThat(overMcp.path("summary").asText()).contains("shows a card");
        assertThat(house.desk.cloud.writes()).isEmpty();
    }

    @Test
    void manyServersOfWhichNoneWeakensAreAppliedByACall() {
        JsonNode planned =
                rest("plan_fleet_change", "{\"servers\":[\"web-01\"],\"retentionCount\":6}");
        JsonNode applied =
                rest(
                        "apply_plan",
                        "{\"planToken\":\"" + planned.at("/plan/token").asText() + "\"}");

        assertThat(applied.path("outcome").asText()).isEqualTo("verified");
    }

    @Test
    void manyServersOfWhichOneWeakensNeedAPerson() {
        assertThat(rest("plan_fleet_change", EVERY_SERVER).path("code").asText())
                .isEqualTo("person_needed");

        JsonNode result = mcp("plan_fleet_change", EVERY_SERVER, CARDS);
        JsonNode consent = consent(result);

        assertThat(consent.at("/servers/0/direction").asText()).isEqualTo("weakens");
        assertThat(consent.at("/counts/weakens").asInt()).isPositive();
        assertThat(consent.path("hours")).isNotEmpty();
        assertThat(result.at("/structuredContent/plan").has("token")).isFalse();
        assertThat(press("confirm_plan", secret(result)).path("rows")).isNotEmpty();
        assertThat(house.weakened).isNotEmpty();
    }

    @Test
    void anOperatorsClientIsGivenNoCard() {
        caller = new Caller("olga", Role.OPERATOR, ServerFilter.ALL);

        JsonNode result = mcp("set_backup_schedule", WEAKER, CARDS);

        assertThat(result.has("_meta")).isFalse();
        assertThat(result.at("/structuredContent/code").asText()).isEqualTo("person_needed");
    }

    @Test
    void slackDecidesForAClientThatCanAskNobody() {
        house =
                new PersonHouse(
                        new HouseRules(Confirm.WEAKENING, Approval.PERSON, false, true),
                        new Random(1));

        JsonNode answer = rest("set_backup_schedule", WEAKER);

        assertThat(answer.path("outcome").asText()).isEqualTo("needs_confirmation");
        assertThat(answer.path("summary").asText()).contains("People in Slack have been asked");
    }

    @Test
    void aCardSaysThatSlackDecides() {
        house = house(Approval.SLACK);

        JsonNode consent = consent(mcp("set_backup_schedule", WEAKER, CARDS));

        assertThat(consent.path("decides").asText()).isEqualTo("slack");
        assertThat(consent.has("secret")).isFalse();
    }

    @Test
    void whereACallIsAYesTheCardDecidesAllTheSame() {
        house = house(Approval.CALLER);

        JsonNode withCard = mcp("set_backup_schedule", WEAKER, CARDS);
        JsonNode without = mcp("set_backup_schedule", WEAKER);

        assertThat(withCard.at("/structuredContent/plan").has("token")).isFalse();
        assertThat(without.at("/structuredContent/plan/token").asText()).hasSize(22);
        assertThat(press("confirm_plan", secret(withCard)).path("outcome").asText())
                .isEqualTo("verified");
    }

    @ParameterizedTest
    @EnumSource
    void cardsAreListedForClientsThatShowThem(Revision era) {
        revision = era;
        String others = list(FORMS);
        String withCards = list(CARDS);

        assertThat(others).doesNotContain("confirm_plan").doesNotContain("ui://");
        assertThat(withCards)
                .contains("\"name\":\"confirm_plan\"")
                .contains("\"name\":\"decline_plan\"")
                .contains("{\"visibility\":[\"app\"]}")
                .contains("{\"resourceUri\":\"ui://nattvakt/plan\"}")
                .contains("{\"resourceUri\":\"ui://nattvakt/board\"}");
    }

    @Test
    void apply_planIsOfferedWhereNobodyCanBeAsked() {
        assertThat(list(CARDS)).doesNotContain("\"name\":\"apply_plan\"");
        assertThat(list(FORMS)).doesNotContain("\"name\":\"apply_plan\"");
        assertThat(list()).contains("\"name\":\"apply_plan\"");
        house = house(Approval.CALLER);
        assertThat(list(CARDS)).contains("\"name\":\"apply_plan\"");
    }

    @Test
    void otherClientsCannotPress() {
        String secret = secret(mcp("set_backup_schedule", WEAKER, CARDS));
        Turn turn = turn("confirm_plan", Json.object().put("secret", secret), FORMS);

        assertThat(((Turn.Done) turn).response()).isInstanceOf(Fault.class);
        assertThat(house.catalogue.call("confirm_plan", Json.object(), call(Door.REST))).isEmpty();
    }

    @Test
    void hostileNamesAreQuotedAndStripped() {
        house.desk.web.renamed("web\u202e\"\u0007<b>");

        JsonNode consent =
                consent(
                        mcp(
                                "set_backup_schedule",
                                "{\"vps\":\"vps_1\",\"retentionCount\":2}",
                                CARDS));

        assertThat(consent.toString()).doesNotContain("\u202e").doesNotContain("\\u0007");
    }

    private static PersonHouse house(Approval approval) {
        return new PersonHouse(new HouseRules(Confirm.WEAKENING, approval, false), new Random(1));
    }

    /// The only plan's token, which no model may see.
    private String token() {
        return house.desk.kept.tokensOf(caller.name()).getFirst().value();
    }

    private static String secret(JsonNode result) {
        return consent(result).path("secret").asText();
    }

    private static JsonNode consent(JsonNode result) {
        return result.path("_meta").path("dev.nattvakt/consent");
    }

    private JsonNode press(String tool, String secret) {
        return mcp(tool, "{\"secret\":\"" + secret + "\"}", CARDS).path("structuredContent");
    }

    private Call call(Door door) {
        return new Call(caller, door, house.desk.time.deadline(Duration.ofSeconds(30)));
    }

    private JsonNode rest(String tool, String arguments) {
        return MAPPER.valueToTree(
                ResultView.of(
                        house.catalogue
                                .call(tool, object(arguments), call(Door.REST))
                                .orElseThrow()));
    }

    private JsonNode mcp(String tool, String arguments, ClientCapability... can) {
        Turn turn = turn(tool, object(arguments), can);
        while (turn instanceof Turn.Ask(var _, var next)) {
            turn = next.apply(user.get());
        }
        return result(turn);
    }

    private static JsonNode result(Turn turn) {
        return Json.read(Json.bytes(((Result) ((Turn.Done) turn).response()).json())).orElseThrow();
    }

    private Turn turn(String tool, ObjectNode arguments, ClientCapability... can) {
        ObjectNode params = Json.object().put("name", tool);
        params.set("arguments", arguments);
        return ask("tools/call", params, can);
    }

    private String list(ClientCapability... can) {
        return result(ask("tools/list", Json.object(), can)).toString();
    }

    private Turn ask(String method, ObjectNode params, ClientCapability... can) {
        return house.handler.answer(
                new Message.Request(JsonNodeFactory.instance.numberNode(1), method, params),
                new RequestContext(
                        caller,
                        Door.MCP,
                        session,
                        false,
                        new Client(revision, "test", Set.of(can)),
                        true,
                        _ -> {},
                        () -> false,
                        () -> gone));
    }

    private static ObjectNode object(String text) {
        return (ObjectNode) json(text);
    }

    private static JsonNode json(String text) {
        return Optional.of(text.getBytes(StandardCharsets.UTF_8)).flatMap(Json::read).orElseThrow();
    }
}
