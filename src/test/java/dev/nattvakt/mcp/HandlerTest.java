package dev.nattvakt.mcp;

import java.util.Base64;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Door;
import dev.nattvakt.mcp.exchange.RequestContext;
import dev.nattvakt.mcp.exchange.Turn;
import dev.nattvakt.mcp.message.Fault;
import dev.nattvakt.mcp.message.Json;
import dev.nattvakt.mcp.message.Message;
import dev.nattvakt.mcp.message.Outgoing;
import dev.nattvakt.mcp.message.Response;
import dev.nattvakt.mcp.session.Client;
import dev.nattvakt.mcp.session.RequestMeta;
import dev.nattvakt.mcp.session.Revision;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class HandlerTest {

    private static final boolean EVERYTHING = false;
    private static final boolean READERS_ONLY = true;

    private final SmallHouse house = new SmallHouse();
    private final Handler handler = house.handler();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {                                                          | -32700
                    {"jsonrpc":"2.0","id":1,"id":2,"method":"ping"}            | -32700
                    {"jsonrpc":"2.0","id":1,"method":"ping"} {}                | -32700
                    {"jsonrpc":"2.0","id":1,"method":"ping","params":{"a":NaN}}| -32700
                    []                                                         | -32600
                    "ping"                                                     | -32600
                    {}                                                         | -32600
                    {"jsonrpc":"1.0","id":1,"method":"ping"}                   | -32600
                    {"id":1,"method":"ping"}                                   | -32600
                    {"jsonrpc":"2.0","id":null,"method":"ping"}                | -32600
                    {"jsonrpc":"2.0","id":1.5,"method":"ping"}                 | -32600
                    {"jsonrpc":"2.0","id":{},"method":"ping"}                  | -32600
                    {"jsonrpc":"2.0","id":1,"method":3}                        | -32600
                    {"jsonrpc":"2.0","id":1,"method":"ping","result":{}}       | -32600
                    {"jsonrpc":"2.0","id":true,"method":"ping"}                | -32600
                    {"jsonrpc":"2.0","id":[1],"method":"ping"}                 | -32600
                    {"jsonrpc":"2.0","id":1,"method":"ping","params":[]}       | -32602
                    {"jsonrpc":"2.0","id":1,"method":"ping","params":"x"}      | -32602
                    {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"arguments":{}}}               | -32602
                    {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"find_vps","_meta":"x"}}| -32602
                    {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"find_vps","_meta":{"progressToken":[]}}}| -32602
                    {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"find_vps","arguments":""}} | -32602
                    {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"find_vps","arguments":"[]"}} | -32602
                    {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"find_vps","arguments":"{} {}"}} | -32602
                    {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"find_vps","arguments":[]}} | -32602
                    {"jsonrpc":"2.0","id":1,"method":"tools/call"}             | -32602
                    {"jsonrpc":"2.0","id":1,"method":"prompts/get","params":{}}| -32602
                    {"jsonrpc":"2.0","id":1,"method":"prompts/get","params":{"name":"protect-server","arguments":"x"}}| -32602
                    {"jsonrpc":"2.0","id":1,"method":"resources/read"}         | -32602
                    {"jsonrpc":"2.0","id":1,"method":"completion/complete","params":{"ref":{"type":"ref/prompt"}}}| -32602
                    {"jsonrpc":"2.0","id":1,"method":"completion/complete","params":{"ref":{"type":"ref/prompt"},"argument":{"name":1,"value":"a"}}}| -32602
                    {"jsonrpc":"2.0","id":1,"method":"logging/setLevel","params":{"level":"loud"}}| -32602
                    {"jsonrpc":"2.0","id":1,"method":"initialize","params":{}} | -32602
                    {"jsonrpc":"2.0","id":1,"method":"initialize"}             | -32602
                    {"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"cursor":7}}| -32602
                    """)
    void refusesWhatIsNoMessage(String sent, int code) {
        assertThat(reply(sent).at("/error/code").asInt()).isEqualTo(code);
        assertThat(reply(sent).at("/error/message").asText()).endsWith(".");
        assertThat(house.ran).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "\"{}\"", "\" { \\\"query\\\": \\\"web\\\" } \""})
    void takesArgumentsInEveryFormThatHasOneMeaning(String arguments) {
        String sent =
                Said.request("tools/call", "\"name\":\"find_vps\",\"arguments\":" + arguments);

        assertThat(reply(sent).at("/result/structuredContent/outcome").asText())
                .isEqualTo("answered");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"protocolVersion\":\"2025-11-25\"",
                "\"protocolVersion\":\"2025-11-25\",\"clientInfo\":null,\"capabilities\":null",
                "\"protocolVersion\":\"2025-11-25\",\"clientInfo\":{},\"capabilities\":{\"elicitation\":true}"
            })
    void shakesHandsWithAClientThatSaysLittle(String params) {
        assertThat(reply(Said.request("initialize", params)).has("result")).isTrue();
    }

    @Test
    void answersTheLevelOfLogsThatItNeverSends() {
        assertThat(reply(Said.request("logging/setLevel", "\"level\":\"alert\"")).path("result"))
                .isEmpty();
    }

    @Test
    void refusesDepthThatNobodyNeeds() {
        assertThat(reply("[".repeat(5000)).at("/error/code").asInt()).isEqualTo(-32700);
    }

    @Test
    void refusesBytesThatAreNoText() {
        Message message = Message.parse(new byte[] {'"', (byte) 0xff, '"'});

        assertThat(message).isInstanceOf(Message.Unusable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "\"seven\"", "-1", "12345678901234567890", "\"\""})
    void repeatsTheIdAsItCame(String id) {
        String sent = "{\"jsonrpc\":\"2.0\",\"id\":%s,\"method\":\"ping\"}".formatted(id);

        assertThat(reply(sent).path("id")).hasToString(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}",
                "{\"jsonrpc\":\"2.0\",\"method\":\"tools/call\",\"params\":{\"name\":\"find_vps\"}}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{}}"
            })
    void answersOnlyRequests(String sent) {
        assertThat(answer(sent, EVERYTHING)).isEmpty();
        assertThat(house.ran).isEmpty();
    }

    @Test
    void introducesItself() {
        JsonNode result = reply(Said.modern("server/discover")).path("result");

        assertThat(result.path("resultType").asText()).isEqualTo("complete");
        assertThat(result.at("/supportedVersions/0").asText()).isEqualTo("2026-07-28");
        assertThat(result.path("capabilities").properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("tools", "prompts", "resources", "completions");
        assertThat(result.path("instructions").asText()).isNotBlank();
        assertThat(result.path("ttlMs").isIntegralNumber()).isTrue();
        assertThat(result.path("cacheScope").asText()).isEqualTo("private");
        assertThat(result.path("_meta").path("io.modelcontextprotocol/serverInfo").path("name"))
                .hasToString("\"small\"");
    }

    @ParameterizedTest
    @CsvSource({
        "tools/list, tools, 5",
        "prompts/list, prompts, 1",
        "resources/list, resources, 3",
        "resources/templates/list, resourceTemplates, 1"
    })
    void listsInBothEras(String method, String name, int size) {
        JsonNode modern = reply(Said.modern(method)).path("result");
        JsonNode legacy = reply(Said.request(method, "")).path("result");

        assertThat(modern.path(name)).hasSize(size).isEqualTo(legacy.path(name));
        assertThat(modern.path("resultType").asText()).isEqualTo("complete");
        assertThat(modern.path("ttlMs").asInt()).isPositive();
        assertThat(modern.path("cacheScope").asText()).isEqualTo("private");
        assertThat(legacy.properties()).hasSize(1);
    }

    @Test
    void readsASkillWhoseToolsAreThere() {
        String read =
                Said.request("resources/read", "\"uri\":\"skill://before-maintenance/SKILL.md\"");

        JsonNode contents = answer(read, false).orElseThrow().at("/result/contents/0");
        assertThat(contents.path("mimeType").asText()).isEqualTo("text/markdown");
        assertThat(contents.path("text").asText()).startsWith("---\nname: before-maintenance\n");
        assertThat(answer(read, true).orElseThrow().at("/error/code").asInt()).isEqualTo(-32002);
    }

    @Test
    void callsATool() {
        JsonNode result = call("find_vps", "", Said.CANNOT_ASK);

        assertThat(result.path("resultType").asText()).isEqualTo("complete");
        assertThat(result.at("/content/0/text").asText()).startsWith("1 server: ");
        assertThat(result.at("/structuredContent/outcome").asText()).isEqualTo("answered");
        assertThat(result.path("isError").asBoolean()).isFalse();
        assertThat(result.has("ttlMs")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    tools/call               | "name":"buy_everything"                   | -32602
                    tools/call               | "name":7                                  | -32602
                    tools/call               | "arguments":{}                            | -32602
                    tools/call               | "name":"find_vps","arguments":[]          | -32602
                    tools/call               | "name":"find_vps","requestState":7        | -32602
                    tools/call               | "name":"find_vps","inputResponses":[]     | -32602
                    tools/call               | "name":"find_vps","requestState":"given.!"| -32602
                    tools/call               | "name":"find_vps","requestState":"given." | -32602
                    tools/list               | "cursor":"2"                              | -32602
                    prompts/get              | "name":"none"                             | -32602
                    prompts/get              | "name":"protect-server"                   | -32602
                    resources/read           | "uri":"file:///etc/passwd"                | -32602
                    completion/complete      | "ref":{"type":"ref/other"}                | -32602
                    ping                     | "a":1                                     | -32601
                    initialize               | "protocolVersion":"2025-11-25"            | -32601
                    logging/setLevel         | "level":"info"                            | -32601
                    resources/subscribe      | "uri":"nattvakt://fleet"                  | -32601
                    tools/remove             | "a":1                                     | -32601
                    """)
    void refusesWhatDoesNotExist(String method, String params, int code) {
        JsonNode reply = reply(Said.modern(method, params, Said.ASKS));

        assertThat(reply.at("/error/code").asInt()).isEqualTo(code);
        assertThat(reply.path("id").asInt()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"_meta\":{}",
                "\"_meta\":7",
                "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\"}",
                "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":7,\"io.modelcontextprotocol/clientCapabilities\":{}}",
                "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\",\"io.modelcontextprotocol/clientCapabilities\":[]}",
                "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\",\"io.modelcontextprotocol/clientCapabilities\":{},\"io.modelcontextprotocol/clientInfo\":{}}"
            })
    void refusesARequestThatDoesNotSayWhatItIs(String meta) {
        assertThat(reply(Said.request("server/discover", meta)).at("/error/code").asInt())
                .isEqualTo(-32602);
    }

    @Test
    void needsNoNameOfTheClient() {
        String meta =
                "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\",\"io.modelcontextprotocol/clientCapabilities\":{}}";

        assertThat(reply(Said.request("tools/list", meta)).has("result")).isTrue();
    }

    @Test
    void namesTheVersionsThatItKnows() {
        JsonNode error =
                reply(Said.modern("1900-01-01", "tools/list", "", Said.ASKS)).path("error");

        assertThat(error.path("code").asInt()).isEqualTo(-32022);
        assertThat(error.at("/data/supported/0").asText()).isEqualTo("2026-07-28");
        assertThat(error.at("/data/requested").asText()).isEqualTo("1900-01-01");
    }

    @Test
    void hidesABugButItsNumber() {
        JsonNode error =
                reply(
                                Said.modern(
                                        "tools/call",
                                        "\"name\":\"remove_schedule\",\"arguments\":{\"vps\":\"web-01\",\"kind\":\"backup\"}",
                                        Said.ASKS))
                        .path("error");

        assertThat(error.path("code").asInt()).isEqualTo(-32603);
        assertThat(error.path("message").asText()).doesNotContain("a bug");
    }

    @ParameterizedTest
    @CsvSource({
        "2025-11-25, 2025-11-25",
        "2025-06-18, 2025-06-18",
        "2025-03-26, 2025-03-26",
        "2024-11-05, 2025-11-25",
        "2026-07-28, 2025-11-25"
    })
    void shakesHands(String wish, String settled) {
        JsonNode result =
                reply(Said.request("initialize", "\"protocolVersion\":\"" + wish + "\""))
                        .path("result");

        assertThat(result.path("protocolVersion").asText()).isEqualTo(settled);
        assertThat(result.at("/serverInfo/name").asText()).isEqualTo("small");
        assertThat(result.path("capabilities").has("tools")).isTrue();
    }

    @Test
    void answersOldClientsInTheOldWay() {
        assertThat(reply(Said.request("ping", "")).path("result")).isEmpty();
        assertThat(reply(Said.request("resources/read", "\"uri\":\"x\"")).at("/error/code"))
                .hasToString("-32002");
        assertThat(reply(Said.request("server/list", "")).at("/error/code")).hasToString("-32601");
        JsonNode waiting =
                reply(
                                Said.request(
                                        "tools/call",
                                        "\"name\":\"set_snapshot_schedule\",\"arguments\":{\"vps\":\"web-01\"}"))
                        .path("result");
        assertThat(waiting.at("/structuredContent/outcome").asText())
                .isEqualTo("needs_confirmation");
        assertThat(waiting.path("isError").asBoolean()).isFalse();
        assertThat(waiting.has("resultType")).isFalse();
    }

    @Test
    void asksForAYesWithoutShowingTheToken() {
        JsonNode result = call("set_snapshot_schedule", "", Said.ASKS);

        assertThat(result.path("resultType").asText()).isEqualTo("input_required");
        assertThat(result.path("requestState").asText()).isEqualTo(SmallHouse.TOKEN);
        JsonNode question = result.at("/inputRequests/confirm");
        assertThat(question.path("method").asText()).isEqualTo("elicitation/create");
        assertThat(question.at("/params/mode").asText()).isEqualTo("form");
        assertThat(question.at("/params/message").asText()).contains("copies 7 -> 2");
        assertThat(question.toString()).doesNotContain(SmallHouse.TOKEN);
        assertThat(result.has("ttlMs")).isFalse();
        assertThat(house.ran).containsExactly("set_snapshot_schedule");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"elicitation\":{\"url\":{}}}", "{\"elicitation\":true}"})
    void doesNotAskWhereTheClientCannot(String capabilities) {
        JsonNode result = call("set_snapshot_schedule", "", capabilities);

        assertThat(result.path("resultType").asText()).isEqualTo("complete");
        assertThat(result.at("/structuredContent/plan/token").asText()).isEqualTo(SmallHouse.TOKEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"elicitation\":{\"form\":{}}}",
                "{\"elicitation\":{\"form\":{},\"url\":{}}}"
            })
    void asksWhereTheClientSaysSo(String capabilities) {
        assertThat(call("set_snapshot_schedule", "", capabilities).path("resultType").asText())
                .isEqualTo("input_required");
    }

    @Test
    void carriesOutAYes() {
        JsonNode result = confirm("{\"action\":\"accept\",\"content\":{\"confirm\":true}}");

        assertThat(result.at("/structuredContent/outcome").asText()).isEqualTo("verified");
        assertThat(house.ran).containsExactly("apply_plan");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"action\":\"decline\"}",
                "{\"action\":\"cancel\"}",
                "{\"action\":\"accept\"}",
                "{\"action\":\"accept\",\"content\":{\"confirm\":false}}",
                "{\"action\":\"accept\",\"content\":{\"confirm\":\"true\"}}",
                "{\"action\":\"yes\",\"content\":{\"confirm\":true}}"
            })
    void takesNothingElseForAYes(String response) {
        JsonNode result = confirm(response);

        assertThat(result.at("/structuredContent/outcome").asText()).isEqualTo("refused");
        assertThat(result.at("/structuredContent/code").asText()).isEqualTo("declined");
        assertThat(result.path("isError").asBoolean()).isTrue();
        assertThat(house.ran).isEmpty();
    }

    /// As a client that could not ask after all.
    @ParameterizedTest
    @ValueSource(strings = {"{}", "7"})
    void takesTheNextWayWhereTheQuestionCouldNotBeShown(String response) {
        JsonNode result = confirm(response);

        assertThat(result.at("/structuredContent/outcome").asText())
                .isEqualTo("needs_confirmation");
        assertThat(house.ran).containsExactly("set_snapshot_schedule");
    }

    @Test
    void takesSilenceForANo() {
        JsonNode result =
                call("set_snapshot_schedule", ",\"requestState\":\"the-token\"", Said.ASKS);

        assertThat(result.at("/structuredContent/code").asText()).isEqualTo("declined");
        assertThat(house.ran).isEmpty();
    }

    @Test
    void letsApplyPlanJudgeTheState() {
        JsonNode result =
                call(
                        "set_snapshot_schedule",
                        ",\"requestState\":\"forged\",\"inputResponses\":{\"confirm\":{\"action\":\"accept\",\"content\":{\"confirm\":true}}}",
                        Said.ASKS);

        assertThat(result.at("/structuredContent/outcome").asText()).isEqualTo("invalid");
    }

    @Test
    void asksAgainWhenAYesComesWithoutItsState() {
        JsonNode result =
                call(
                        "set_snapshot_schedule",
                        ",\"inputResponses\":{\"confirm\":{\"action\":\"accept\",\"content\":{\"confirm\":true}}}",
                        Said.ASKS);

        assertThat(result.path("resultType").asText()).isEqualTo("input_required");
        assertThat(house.ran).containsExactly("set_snapshot_schedule");
    }

    @Test
    void takesNoAnswersFromAClientThatCannotAsk() {
        JsonNode error =
                reply(
                                Said.modern(
                                        "tools/call",
                                        "\"name\":\"set_snapshot_schedule\",\"requestState\":\"the-token\"",
                                        Said.CANNOT_ASK))
                        .path("error");

        assertThat(error.path("code").asInt()).isEqualTo(-32021);
        assertThat(error.at("/data/requiredCapabilities").has("elicitation")).isTrue();
        assertThat(house.ran).isEmpty();
    }

    @Test
    void appliesNoPlanInTheNameOfAReader() {
        JsonNode reply =
                reply(
                        Said.modern(
                                "tools/call",
                                "\"name\":\"find_vps\",\"requestState\":\"the-token\",\"inputResponses\":{\"confirm\":{\"action\":\"accept\",\"content\":{\"confirm\":true}}}",
                                Said.ASKS));

        assertThat(reply.at("/error/code").asInt()).isEqualTo(-32602);
        assertThat(house.ran).isEmpty();
    }

    @Test
    void asksForWhatIsMissingRoundByRound() {
        JsonNode first = call("set_backup_schedule", "", Said.ASKS);
        assertThat(first.path("resultType").asText()).isEqualTo("input_required");
        assertThat(first.has("requestState")).isFalse();
        JsonNode form = first.at("/inputRequests/arguments/params/requestedSchema");
        assertThat(form.at("/properties/frequency/enum")).hasSize(3);
        assertThat(form.path("required")).hasSize(1);

        JsonNode second =
                call(
                        "set_backup_schedule",
                        ",\"inputResponses\":{\"arguments\":{\"action\":\"accept\",\"content\":{\"frequency\":\"weekly\",\"colour\":\"red\"}}}",
                        Said.ASKS);
        assertThat(second.at("/inputRequests/arguments/params/requestedSchema/required/0"))
                .hasToString("\"dayOfWeek\"");

        JsonNode third =
                call(
                        "set_backup_schedule",
                        ",\"requestState\":\"%s\",\"inputResponses\":{\"arguments\":{\"action\":\"accept\",\"content\":{\"dayOfWeek\":3}}}"
                                .formatted(second.path("requestState").asText()),
                        Said.ASKS);
        assertThat(third.at("/structuredContent/summary").asText()).contains("weekly on Wednesday");
    }

    @Test
    void takesNoStateThatItDidNotSealForThisTool() {
        String fillIn =
                ",\"inputResponses\":{\"arguments\":{\"action\":\"accept\",\"content\":{\"frequency\":\"weekly\"}}}";
        String state = call("set_backup_schedule", fillIn, Said.ASKS).path("requestState").asText();
        String made =
                "given."
                        + Base64.getUrlEncoder()
                                .encodeToString("{\"given\":{\"dayOfWeek\":1}}".getBytes(UTF_8));

        assertThat(errorCode("set_snapshot_schedule", state)).isEqualTo(-32602);
        assertThat(errorCode("set_backup_schedule", made)).isEqualTo(-32602);
        assertThat(errorCode("set_backup_schedule", state + "A")).isEqualTo(-32602);
    }

    private int errorCode(String tool, String state) {
        return reply(
                        Said.modern(
                                "tools/call",
                                "\"name\":\"%s\",\"requestState\":\"%s\"".formatted(tool, state),
                                Said.ASKS))
                .at("/error/code")
                .asInt();
    }

    @Test
    void keepsWhatTheModelSaid() {
        JsonNode result =
                reply(
                                Said.modern(
                                        "tools/call",
                                        "\"name\":\"set_backup_schedule\",\"arguments\":{\"vps\":\"web-01\",\"dayOfWeek\":1},\"inputResponses\":{\"arguments\":{\"action\":\"accept\",\"content\":{\"frequency\":\"weekly\",\"dayOfWeek\":3}}}",
                                        Said.ASKS))
                        .path("result");

        assertThat(result.at("/structuredContent/summary").asText()).contains("weekly on Monday");
    }

    @Test
    void takesANoToAFormForANo() {
        JsonNode result =
                call(
                        "set_backup_schedule",
                        ",\"inputResponses\":{\"arguments\":{\"action\":\"decline\"}}",
                        Said.ASKS);

        assertThat(result.at("/structuredContent/code").asText()).isEqualTo("declined");
        assertThat(house.ran).isEmpty();
    }

    @Test
    void showsAReaderReadersOnly() {
        assertThat(
                        answer(Said.modern("tools/list"), READERS_ONLY)
                                .orElseThrow()
                                .at("/result/tools"))
                .hasSize(1);
        assertThat(
                        answer(
                                        Said.modern(
                                                "tools/call",
                                                "\"name\":\"set_snapshot_schedule\",\"requestState\":\"the-token\",\"inputResponses\":{\"confirm\":{\"action\":\"accept\",\"content\":{\"confirm\":true}}}",
                                                Said.ASKS),
                                        READERS_ONLY)
                                .orElseThrow()
                                .at("/error/code")
                                .asInt())
                .isEqualTo(-32602);
        assertThat(house.ran).isEmpty();
    }

    private JsonNode confirm(String response) {
        return call(
                "set_snapshot_schedule",
                ",\"requestState\":\"%s\",\"inputResponses\":{\"confirm\":%s}"
                        .formatted(SmallHouse.TOKEN, response),
                Said.ASKS);
    }

    private JsonNode call(String tool, String more, String capabilities) {
        String arguments = tool.equals("find_vps") ? "{}" : "{\"vps\":\"web-01\"}";
        String params = "\"name\":\"%s\",\"arguments\":%s%s".formatted(tool, arguments, more);
        return reply(Said.modern("tools/call", params, capabilities)).path("result");
    }

    private JsonNode reply(String sent) {
        return answer(sent, EVERYTHING).orElseThrow();
    }

    private Optional<JsonNode> answer(String sent, boolean readOnly) {
        return switch (Message.parse(Said.bytes(sent))) {
            case Message.Request request -> Optional.of(answer(request, readOnly));
            case Message.Unusable(var id, Fault fault) -> Optional.of(json(id, fault));
            case Message.Notification _, Message.Answer _, Message.Batch _ -> Optional.empty();
        };
    }

    private JsonNode answer(Message.Request request, boolean readOnly) {
        Response response =
                RequestMeta.isStandingAlone(request)
                        ? switch (RequestMeta.of(request.params())) {
                            case RequestMeta.Stated(Client client) ->
                                    response(request, client, readOnly);
                            case RequestMeta.Wrong(Fault fault) -> fault;
                        }
                        : response(request, Client.unknown(Revision.V2025_11_25), readOnly);
        return json(Optional.of(request.id()), response);
    }

    private Response response(Message.Request request, Client client, boolean readOnly) {
        RequestContext context =
                new RequestContext(
                        Caller.ANONYMOUS,
                        Door.STDIO,
                        "",
                        readOnly,
                        client,
                        true,
                        _ -> {},
                        () -> false,
                        () -> false);
        return ((Turn.Done) handler.answer(request, context)).response();
    }

    private static JsonNode json(Optional<JsonNode> id, Response response) {
        return Json.read(Json.bytes(new Outgoing(id, response).json())).orElseThrow();
    }
}
