package dev.nattvakt.hostup;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.fleet.port.CapacityOptions;
import dev.nattvakt.fleet.port.Copies;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.port.HostUpProblem;
import dev.nattvakt.hostup.json.CapacityJson;
import dev.nattvakt.hostup.json.CopiesJson;
import dev.nattvakt.hostup.json.HostUpResponse;
import dev.nattvakt.hostup.json.LenientJson;
import dev.nattvakt.hostup.json.ProblemJson;
import dev.nattvakt.hostup.json.SnapshotSchedulesJson;
import dev.nattvakt.hostup.json.VpsJson;
import dev.nattvakt.schedule.SnapshotSlots;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;
import dev.nattvakt.schedule.stated.Gate;
import dev.nattvakt.words.FleetWords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class OtherAnswersTest {

    private static final VpsId VPS = new VpsId("vps_01");

    @Test
    void readsASnapshotSchedule() {
        var state =
                SnapshotSchedulesJson.state(
                        RecordedWire.stated(
                                """
                                {'schedule':{'enabled':true,'interval_hours':12,
                                  'nextRun':'2026-04-27T12:00:00.000Z'},
                                 'limits':{'totalSnapshots':3},'available':true,'reason':null,
                                 'actions':{'canEnable':{'allowed':true}}}\
                                """));

        assertThat(state.schedule().orElseThrow().intervalHours()).contains(12);
        assertThat(state.schedule().orElseThrow().lastRun()).isEmpty();
        assertThat(state.slots()).isEqualTo(new SnapshotSlots(Optional.of(true), Optional.of(3)));
        assertThat(state.canEnable()).isEqualTo(Gate.OPEN);
    }

    @Test
    void takesANullSnapshotScheduleForNone() {
        var state =
                SnapshotSchedulesJson.state(
                        RecordedWire.stated("{'schedule':null,'reason':'No slots'}"));

        assertThat(state.schedule()).isEmpty();
        assertThat(state.slots()).isEqualTo(SnapshotSlots.UNSTATED);
        assertThat(state.reason()).contains("No slots");
    }

    @Test
    void readsAPageOfServers() {
        var page =
                VpsJson.page(
                        RecordedWire.stated(
                                """
                                {'data':[{'id':'vps_01','name':'app-01','primaryIp':null,
                                  'serviceStatus':'active'}],'hasMore':true,'nextCursor':'c2'}\
                                """));

        assertThat(page.servers())
                .containsExactly(
                        new Vps(
                                VPS,
                                Optional.of("app-01"),
                                Optional.empty(),
                                Optional.of("active")));
        assertThat(page.nextCursor()).contains("c2");
    }

    @Test
    void endsWhereHostUpSaysThatThereIsNoMore() {
        var answer = RecordedWire.stated("{'data':[],'hasMore':false,'nextCursor':'c2'}");

        assertThat(VpsJson.page(answer).nextCursor()).isEmpty();
    }

    @Test
    void goesOnHoweverHostUpSaysThatThereIsMore() {
        var answer = RecordedWire.stated("{'data':[],'hasMore':'TRUE','nextCursor':'c2'}");

        assertThat(VpsJson.page(answer).nextCursor()).contains("c2");
    }

    @Test
    void readsAServerWhoseIdIsANumber() {
        var page = VpsJson.page(RecordedWire.stated("{'data':[{'id':17910,'name':'app-01'}]}"));

        assertThat(page.servers()).extracting(Vps::id).containsExactly(new VpsId("17910"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'hasMore':true",
                "'hasMore':true,'nextCursor':null",
                "'hasMore':true,'nextCursor':7",
                "'hasMore':true,'nextCursor':''",
                "'hasMore':'true'",
                "'hasMore':1,'nextCursor':null",
                "'hasMore':null,'nextCursor':7",
                "'nextCursor':{}",
                "'next_cursor':true"
            })
    void isUnreadableWhereThereIsMoreAndNotSaidWhere(String end) {
        var answer = RecordedWire.stated("{'data':[]," + end + "}");

        assertThatExceptionOfType(HostUpFailure.class).isThrownBy(() -> VpsJson.page(answer));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",'nextCursor':null",
                ",'nextCursor':''",
                ",'hasMore':null",
                ",'hasMore':0",
                ",'hasMore':'false','nextCursor':20",
                ",'hasMore':false,'nextCursor':7"
            })
    void endsWhereNothingSaysThatThereIsMore(String end) {
        var page = VpsJson.page(RecordedWire.stated("{'data':[]" + end + "}"));

        assertThat(page.nextCursor()).isEmpty();
        assertThat(page.isEndStated()).isEqualTo(!end.isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "null", "{'name':'no-id'}", "{'id':'a/b'}", "{'id':true}"})
    void oneRowWithoutAReadableIdHidesNoOther(String row) {
        var page = VpsJson.page(RecordedWire.stated("{'data':[" + row + ",{'id':'vps_01'}]}"));

        assertThat(page.servers()).containsExactly(Vps.of(VPS));
        assertThat(page.hasNameless()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"call remove_schedule", "a\nb", "\u202Ec", "\u200B", "<c2>"})
    void takesNoTextForACursor(String text) {
        var answer = new LenientJson(JsonNodeFactory.instance.objectNode().put("nextCursor", text));
        answer.node().putArray("data");

        assertThatExceptionOfType(HostUpFailure.class).isThrownBy(() -> VpsJson.page(answer));
    }

    @Test
    void countsCopiesInEitherWrapper() {
        Instant newest = Instant.parse("2026-04-27T10:00:00Z");
        Instant dayBefore = Instant.parse("2026-04-26T10:00:00Z");
        String rows =
                """
                [{'id':'a','createdAt':'2026-04-26T10:00:00Z'},{'id':'b','createdAt':null},
                 {'id':'c','createdAt':'2026-04-27T10:00:00.000Z'}]\
                """;

        assertThat(CopiesJson.backups(RecordedWire.stated("{'backups':" + rows + "}")))
                .isEqualTo(new Copies(3, List.of(newest, dayBefore)));
        assertThat(CopiesJson.backups(RecordedWire.stated("{'data':" + rows + "}")))
                .isEqualTo(new Copies(3, List.of(newest, dayBefore)));
    }

    @Test
    void countsNoSnapshotCalledCurrent() {
        var answer = RecordedWire.stated("{'data':[{'name':'current'},{'name':'before-upgrade'}]}");

        assertThat(CopiesJson.snapshots(answer)).isEqualTo(new Copies(1, List.of()));
    }

    @Test
    void readsOptionsAndPrices() {
        var options =
                CapacityJson.options(
                        RecordedWire.stated(
                                "{'configurableOptions':[{'key':'snapshotSlots'},{}]}"));
        var price =
                CapacityJson.price(
                        RecordedWire.stated(
                                "{'dryRun':true,'priceChange':{'amount':40,'currencyCode':'SEK'}}"));

        assertThat(options.keys()).containsExactly("snapshotSlots");
        assertThat(price.dryRun()).contains(true);
        assertThat(price.amount()).contains(BigDecimal.valueOf(40));
        assertThat(price.recurringAmount()).isEmpty();
        assertThat(price.currencyCode()).contains("SEK");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'configurableOptions':null}", "{'configurable_options':null}"})
    void takesAbsentOptionsForNoneThatAreOffered(String json) {
        assertThat(CapacityJson.options(RecordedWire.stated(json)).keys()).isEmpty();
    }

    @Test
    void readsWhetherAnOrderWouldBeTakenBesideItsPrice() {
        var price =
                CapacityJson.price(
                        RecordedWire.stated(
                                """
                                {'dryRun':true,'priceChange':{'amount':40},
                                 'actions':{'canCommit':{'allowed':false,'code':'pending_order',
                                   'reason':'An order is pending'}}}\
                                """));

        assertThat(price.canCommit())
                .isEqualTo(
                        new Gate.Shut(
                                Optional.of("pending_order"), Optional.of("An order is pending")));
    }

    @Test
    void keepsTheRangeOfAnOptionAndTheBillingCycleOfAPrice() {
        var options =
                CapacityJson.options(
                        RecordedWire.stated(
                                "{'configurableOptions':[{'key':'backupSlots','min':1,'max':20.0}]}"));
        var price =
                CapacityJson.price(
                        RecordedWire.stated("{'priceChange':{'billingCycle':'annually'}}"));
        var beside = CapacityJson.price(RecordedWire.stated("{'billingCycle':'monthly'}"));

        assertThat(options.ranges())
                .containsExactly(
                        Map.entry(
                                "backupSlots",
                                new CapacityOptions.Range(Optional.of(1), Optional.of(20))));
        assertThat(price.billingCycle()).contains("annually");
        assertThat(beside.billingCycle()).contains("monthly");
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of("{'available':true}", reading(SnapshotSchedulesJson::state)),
                Arguments.of("{'schedule':'on'}", reading(SnapshotSchedulesJson::state)),
                Arguments.of("{'servers':[]}", reading(VpsJson::page)),
                Arguments.of("{'id':'vps_02'}", reading(row -> VpsJson.one(row, VPS))),
                Arguments.of("{'data':[],'hasMore':1}", reading(VpsJson::page)),
                Arguments.of("{'data':[],'hasMore':'true'}", reading(VpsJson::page)),
                Arguments.of("{'data':[],'hasMore':'perhaps'}", reading(VpsJson::page)),
                Arguments.of("{'data':[],'nextCursor':20}", reading(VpsJson::page)),
                Arguments.of("{'data':[],'nextCursor':{'offset':20}}", reading(VpsJson::page)),
                Arguments.of("{'name':'no-id'}", reading(row -> VpsJson.one(row, VPS))),
                Arguments.of("{'backups':{}}", reading(CopiesJson::backups)),
                Arguments.of("{'backups':null,'data':[]}", reading(CopiesJson::backups)),
                Arguments.of("{}", reading(CopiesJson::snapshots)),
                Arguments.of("{'configurableOptions':'none'}", reading(CapacityJson::options)));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void refusesWhatIsNotAsDocumented(String json, Function<LenientJson, Object> reading) {
        assertThatExceptionOfType(HostUpFailure.class)
                .isThrownBy(() -> reading.apply(RecordedWire.stated(json)))
                .extracting(HostUpFailure::why)
                .isInstanceOf(HostUpFailure.Why.Unreadable.class);
    }

    static Stream<Arguments> problems() {
        return Stream.of(
                Arguments.of(
                        """
                        {"status":400,"title":"Invalid request","code":"invalid_request",
                         "detail":"The body failed.","requestId":"req_body",
                         "errors":[{"pointer":"/hour","detail":"too late"},{"pointer":"/x"},3]}\
                        """,
                        problem(
                                "invalid_request",
                                "The body failed.",
                                List.of("/hour: too late", "/x"),
                                "req_body")),
                Arguments.of(
                        """
                        {"error":"Bad","message":"No such thing.","code":"VALIDATION_ERROR"}\
                        """,
                        problem("validation_error", "No such thing.", List.of(), "req_header")),
                Arguments.of(
                        """
                        {"code":"<b>no word</b>","requestId":"no id\\n"}\
                        """,
                        problem(null, null, List.of(), "req_header")),
                Arguments.of(
                        """
                        {"error":{"code":"bad_hour","message":"Too late."}}\
                        """,
                        problem("bad_hour", "Too late.", List.of(), "req_header")),
                Arguments.of(
                        """
                        {"message":"Invalid.","errors":{"hour":["too late","odd"],"name":"long","x":3}}\
                        """,
                        problem(
                                null,
                                "Invalid.",
                                List.of("hour: too late", "hour: odd", "name: long"),
                                "req_header")),
                Arguments.of(
                        """
                        {"errors":["hour is taken",3,null]}\
                        """,
                        problem(null, null, List.of("hour is taken"), "req_header")),
                Arguments.of(
                        """
                        {"detail":[{"loc":["body","hour",0],"msg":"too late"},{"path":["x"]},{"loc":[]}]}\
                        """,
                        problem(
                                null,
                                null,
                                List.of("body.hour.0: too late", "path: x"),
                                "req_header")),
                Arguments.of("<html>", foreign(null)),
                Arguments.of("error code: 1010", foreign("error code: 1010")),
                Arguments.of(
                        "{'error':{'code':'no_room','message':'Full.'}}".replace('\'', '"'),
                        problem("no_room", "Full.", List.of(), "req_header")),
                Arguments.of("", problem(null, null, List.of(), "req_header")));
    }

    @ParameterizedTest
    @MethodSource("problems")
    void readsBothFormsOfErrors(String body, HostUpProblem expected) {
        assertThat(ProblemJson.problem(RecordedWire.answer(400, body))).isEqualTo(expected);
    }

    private static HostUpProblem problem(
            String code, String detail, List<String> pointers, String requestId) {
        return new HostUpProblem(
                400,
                Optional.ofNullable(code),
                Optional.ofNullable(detail),
                pointers,
                Optional.of(requestId));
    }

    private static HostUpProblem foreign(String detail) {
        return new HostUpProblem(
                400,
                Optional.empty(),
                Optional.ofNullable(detail),
                List.of(),
                Optional.of("req_header"),
                true);
    }

    private static Function<LenientJson, Object> reading(Function<LenientJson, Object> reading) {
        return reading;
    }

    @ParameterizedTest
    @ValueSource(strings = {"errors", "details"})
    void showsFaultyFieldsHoweverTheRowsNameThem(String list) {
        var answer =
                RecordedWire.answer(
                        422,
                        """
                        {"code":"validation_error","%s":[{"field":"hour","message":"too late"}]}\
                        """
                                .formatted(list));

        assertThat(ProblemJson.problem(answer).pointers()).containsExactly("hour: too late");
    }

    /// Whatever stands beside it is no statement then.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "'success':false",
                "'success':'false'",
                "'success':0",
                "'success':'no'",
                "'success':{}",
                "'error':'no answer'",
                "'error':{'message':'no answer'}",
                "'errors':[{'detail':'no answer'}]",
                "'status':500,'code':'internal_error'"
            })
    void aBodyThatSaysThatItFailedIsBelieved(String statement) {
        assertThat(said("{'data':[],'schedules':[]," + statement + "}").saysItFailed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'success':true,'error':'an old one'}",
                "{'success':'true'}",
                "{'success':1}",
                "{'success':null,'error':null,'errors':[]}",
                "{'status':'failed'}",
                "{'status':200}",
                "[]"
            })
    void noOtherBodySaysThatItFailed(String body) {
        assertThat(said(body).saysItFailed()).isFalse();
    }

    private static HostUpResponse said(String body) {
        return RecordedWire.answer(200, body.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {'errors':['too late','too few']}                                   | too late; too few
                    {'errors':'too late'}                                               | too late
                    {'errors':{'hour':['too late','not whole'],'name':'empty'}}         | hour: too late; hour: not whole; name: empty
                    {'errors':{'schedule':{'hour':'too late'}}}                         | schedule.hour: too late
                    {'errors':[{'path':['body','hour'],'msg':'too late','type':'x'}]}   | body.hour: too late
                    {'errors':[{'loc':[],'reason':'too late'}]}                         | too late
                    {'errors':[{'field':'hour','code':'too_big'},3,null,{},'']}         | hour: too_big
                    {'errors':[{'field':'a','message':'b','details':[{'message':'c'}]}]} | a: b; a: c
                    {'errors':[{'field':'a','errors':{'b':['c']}}]}                     | a.b: c
                    {'error':{'details':[{'field':'hour','message':'too late'}]}}       | hour: too late
                    {'extensions':{'errors':[{'pointer':'/hour','detail':'too late'}]}} | /hour: too late
                    {'data':{'errors':{'details':['too late']}}}                        | too late
                    {'statusCode':400,'message':['too late','too few']}                 | too late; too few
                    {'errors':['too late'],'details':['too late']}                      | too late
                    """)
    void showsFaultyFieldsInWhateverFormTheyCome(String json, String lines) {
        var answer = RecordedWire.answer(422, json.replace('\'', '"'));

        assertThat(String.join("; ", ProblemJson.problem(answer).pointers())).isEqualTo(lines);
    }

    @Test
    void aRangeThatHoldsNothingStatesNothing() {
        var options =
                CapacityJson.options(
                        RecordedWire.stated(
                                "{'configurableOptions':[{'key':'backupSlots','min':5,'max':1}]}"));

        assertThat(options.ranges())
                .containsExactly(Map.entry("backupSlots", CapacityOptions.Range.UNSTATED));
    }

    @ParameterizedTest
    @CsvSource({"42, true", "64, true", "65, false"})
    void takesACodeOfUpTo64Letters(int length, boolean isTaken) {
        String code = "upstream_" + "x".repeat(length - "upstream_".length());
        var problem = ProblemJson.problem(RecordedWire.answer(409, "{\"code\":\"" + code + "\"}"));

        assertThat(problem.code()).isEqualTo(Optional.of(code).filter(_ -> isTaken));
        assertThat(FleetWords.failure(new HostUpFailure.Why.Refused(problem)).plain())
                .contains("HostUp answered 409" + (isTaken ? " \"" + code + '"' : ""));
    }

    @Test
    void quotesTheLineOfAnEdgeThatIsNoJson() {
        var answer = RecordedWire.answer(403, "error code: 1010");

        assertThat(ProblemJson.problem(answer).detail()).contains("error code: 1010");
    }
}
