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

    @ParameterizedTest
    @ValueSource(strings = {"", ",'nextCursor':null", ",'nextCursor':7", ",'nextCursor':''"})
    void isUnreadableWhereThereIsMoreAndNotSaidWhere(String cursor) {
        var answer = RecordedWire.stated("{'data':[],'hasMore':true" + cursor + "}");

        assertThatExceptionOfType(HostUpFailure.class).isThrownBy(() -> VpsJson.page(answer));
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
                Arguments.of("{'data':[1]}", reading(VpsJson::page)),
                Arguments.of("{'data':[{'name':'no-id'}]}", reading(VpsJson::page)),
                Arguments.of("{'data':[{'id':'a/b'}]}", reading(VpsJson::page)),
                Arguments.of("{'id':'vps_02'}", reading(row -> VpsJson.one(row, VPS))),
                Arguments.of("{'backups':{}}", reading(CopiesJson::backups)),
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
                Arguments.of("<html>", problem(null, null, List.of(), "req_header")),
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
