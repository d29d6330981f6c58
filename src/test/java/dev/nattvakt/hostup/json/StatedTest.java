package dev.nattvakt.hostup.json;

import java.math.BigDecimal;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.hostup.Wire;

import static org.assertj.core.api.Assertions.assertThat;

class StatedTest {

    @Test
    void findsCamelCaseBeforeSnakeCase() {
        assertThat(Wire.stated("{'lastRun':'a'}").text("lastRun")).contains("a");
        assertThat(Wire.stated("{'last_run':'a'}").text("lastRun")).contains("a");
        assertThat(Wire.stated("{'last_run':'b','lastRun':'a'}").text("lastRun")).contains("a");
        assertThat(Wire.stated("{'lastRun':null,'last_run':'b'}").text("lastRun")).contains("b");
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
        Stated stated = Wire.stated(json);

        assertThat(stated.whole("a")).isEmpty();
        assertThat(stated.flag("a")).isEmpty();
        assertThat(stated.instant("a")).isEmpty();
    }

    @Test
    void readsEachType() {
        Stated stated =
                Wire.stated(
                        """
                        {'whole':3,'exact':3.0,'negative':-1,'flag':false,'money':39.5,
                         'at':'2026-04-27T12:34:56.000Z','text':'x','none':null}\
                        """);

        assertThat(stated.whole("whole")).contains(3);
        assertThat(stated.whole("exact")).contains(3);
        assertThat(stated.count("negative")).isEmpty();
        assertThat(stated.flag("flag")).contains(false);
        assertThat(stated.number("money")).contains(new BigDecimal("39.5"));
        assertThat(stated.instant("at")).contains(Instant.parse("2026-04-27T12:34:56Z"));
        assertThat(stated.textOrNumber("whole")).contains("3");
        assertThat(stated.isNull("none")).isTrue();
        assertThat(stated.isNull("absent")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e-999999999", "12345678901234567890"})
    void statesNoNumberThatCannotBePrinted(String number) {
        assertThat(Wire.stated("{'a':" + number + "}").number("a")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending order", "<b>", "", "-x", "\u202ex"})
    void takesNoTextForAWord(String text) {
        assertThat(Stated.asWord(text)).isEmpty();
    }

    @Test
    void takesTheLegacyEnvelopeOff() {
        assertThat(Wire.stated("{'success':true,'data':{'a':1}}").whole("a")).contains(1);
        assertThat(Wire.stated("{'data':[],'a':1}").whole("a")).contains(1);
    }
}
