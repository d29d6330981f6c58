package dev.nattvakt.hostup.json;

import java.math.BigDecimal;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.hostup.RecordedWire;

import static org.assertj.core.api.Assertions.assertThat;

class LenientJsonTest {

    @Test
    void findsCamelCaseBeforeSnakeCase() {
        assertThat(RecordedWire.stated("{'lastRun':'a'}").text("lastRun")).contains("a");
        assertThat(RecordedWire.stated("{'last_run':'a'}").text("lastRun")).contains("a");
        assertThat(RecordedWire.stated("{'last_run':'b','lastRun':'a'}").text("lastRun"))
                .contains("a");
        assertThat(RecordedWire.stated("{'lastRun':null,'last_run':'b'}").text("lastRun"))
                .contains("b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'a':null}",
                "{'a':{}}",
                "{'a':[1]}",
                "{'a':''}",
                "{'a':'  '}",
                "{'a':'x'}",
                "{'a':1.5}",
                "{'a':'1'}",
                "{'a':9999999999}",
                "{'a':1e999999999}",
                "{'a':'true'}"
            })
    void statesNothingInTheWrongType(String json) {
        LenientJson lenientJson = RecordedWire.stated(json);

        assertThat(lenientJson.whole("a")).isEmpty();
        assertThat(lenientJson.flag("a")).isEmpty();
        assertThat(lenientJson.instant("a")).isEmpty();
    }

    @Test
    void readsEachType() {
        LenientJson lenientJson =
                RecordedWire.stated(
                        """
                        {'whole':3,'exact':3.0,'negative':-1,'flag':false,'money':39.5,
                         'at':'2026-04-27T12:34:56.000Z','text':'x','none':null}\
                        """);

        assertThat(lenientJson.whole("whole")).contains(3);
        assertThat(lenientJson.whole("exact")).contains(3);
        assertThat(lenientJson.count("negative")).isEmpty();
        assertThat(lenientJson.flag("flag")).contains(false);
        assertThat(lenientJson.number("money")).contains(new BigDecimal("39.5"));
        assertThat(lenientJson.instant("at")).contains(Instant.parse("2026-04-27T12:34:56Z"));
        assertThat(lenientJson.textOrNumber("whole")).contains("3");
        assertThat(lenientJson.isNull("none")).isTrue();
        assertThat(lenientJson.isNull("absent")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e-999999999", "12345678901234567890"})
    void statesNoNumberThatCannotBePrinted(String number) {
        assertThat(RecordedWire.stated("{'a':" + number + "}").number("a")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending order", "<b>", "", "-x", "\u202ex"})
    void takesNoTextForAWord(String text) {
        assertThat(LenientJson.asWord(text)).isEmpty();
    }

    @Test
    void takesTheLegacyEnvelopeOff() {
        assertThat(RecordedWire.stated("{'success':true,'data':{'a':1}}").whole("a")).contains(1);
        assertThat(RecordedWire.stated("{'data':[],'a':1}").whole("a")).contains(1);
    }
}
