package dev.nattvakt.tool;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.tool.write.FrequencyCode;
import dev.nattvakt.tool.write.RemoveScheduleTool;
import dev.nattvakt.tool.write.SetBackupScheduleTool;
import dev.nattvakt.tool.write.SetSnapshotScheduleTool;

import static org.assertj.core.api.Assertions.assertThat;

/// Arguments against the published schemas: what is wrong, and the fix.
class DecoderTest {

    private static final Decoder<SetBackupScheduleTool.Arguments> BACKUP =
            decoder("set_backup_schedule", SetBackupScheduleTool.Arguments.class);
    private static final Decoder<SetSnapshotScheduleTool.Arguments> SNAPSHOT =
            decoder("set_snapshot_schedule", SetSnapshotScheduleTool.Arguments.class);
    private static final Decoder<RemoveScheduleTool.Arguments> REMOVE =
            decoder("remove_schedule", RemoveScheduleTool.Arguments.class);

    private static <A> Decoder<A> decoder(String tool, Class<A> arguments) {
        return new Decoder<>(PublishedTool.load(tool).inputSchema(), arguments);
    }

    private static ObjectNode json(String json) {
        return StrictJson.object(json.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    private static String told(List<ArgumentProblem> problems) {
        return String.join(
                "; ",
                problems.stream()
                        .map(problem ->
                                problem.argument()
                                        + ": "
                                        + problem.problem()
                                        + " - "
                                        + problem.fix())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'hour':24 | hour: hour is 24 (expected: a whole number, 0-23) - the nearest that is possible is 23",
                "'hour':-1 | hour: hour is -1 (expected: a whole number, 0-23) - the nearest that is possible is 0",
                "'hour':2.5 | hour: hour is 2.5 (expected: a whole number, 0-23) - the nearest that is possible is 2",
                "'hour':'2' | hour: hour is a string (expected: a whole number) - give a whole number, 0-23 without quotes",
                "'hour':true | hour: hour is a boolean (expected: a whole number) - give a whole number, 0-23 without quotes",
                "'hour':[2] | hour: hour is an array (expected: a whole number) - give a whole number, 0-23 without quotes",
                "'hour':{} | hour: hour is an object (expected: a whole number) - give a whole number, 0-23 without quotes",
                "'hour':1e-20000000 | hour: hour is out of all range (expected: a whole number, 0-23) - the nearest that is possible is 0",
                "'hour':1e400 | hour: hour is out of all range (expected: a whole number, 0-23) - the nearest that is possible is 23",
                "'hour':-1e400 | hour: hour is out of all range (expected: a whole number, 0-23) - the nearest that is possible is 0",
                "'hour':1e-400 | hour: hour is out of all range (expected: a whole number, 0-23) - the nearest that is possible is 0",
                "'hour':1e-600000000 | hour: hour is out of all range (expected: a whole number, 0-23) - the nearest that is possible is 0",
                "'hour':-1e-600000000 | hour: hour is out of all range (expected: a whole number, 0-23) - the nearest that is possible is 0",
                "'hour':1e600000000 | hour: hour is out of all range (expected: a whole number, 0-23) - the nearest that is possible is 23",
                "'dayOfMonth':1e-600000000 | dayOfMonth: dayOfMonth is out of all range (expected: a whole number, 1-31) - the nearest that is possible is 1",
                "'hour':99999999999 | hour: hour is 99999999999 (expected: a whole number, 0-23) - the nearest that is possible is 23",
                "'hour':9999999999999999999999 | hour: hour is out of all range (expected: a whole number, 0-23) - the nearest that is possible is 23",
                "'dayOfWeek':7 | dayOfWeek: dayOfWeek is 7 (expected: a whole number, 0-6) - the nearest that is possible is 6",
                "'dayOfWeek':'monday' | dayOfWeek: dayOfWeek is a string (expected: a whole number) - give a whole number, 0-6 without quotes",
                "'dayOfMonth':0 | dayOfMonth: dayOfMonth is 0 (expected: a whole number, 1-31) - the nearest that is possible is 1",
                "'dayOfMonth':32 | dayOfMonth: dayOfMonth is 32 (expected: a whole number, 1-31) - the nearest that is possible is 31",
                "'retentionCount':0 | retentionCount: retentionCount is 0 (expected: a whole number, 1 or more) - the nearest that is possible is 1",
                "'retentionCount':2147483648 | retentionCount: retentionCount is 2147483648 (expected: a whole number, 1 or more) - the nearest that is possible is 2147483647",
                "'enabled':'true' | enabled: enabled is a string (expected: true or false) - give true or false",
                "'enabled':1 | enabled: enabled is a number (expected: true or false) - give true or false",
                "'dryRun':0 | dryRun: dryRun is a number (expected: true or false) - give true or false",
                "'frequency':'dialy' | frequency: frequency is \"dialy\" - did you mean daily? valid: daily, weekly, monthly",
                "'frequency':'Daily' | frequency: frequency is \"Daily\" - did you mean daily? valid: daily, weekly, monthly",
                "'frequency':'every full moon' | frequency: frequency is \"every full moon\" - valid: daily, weekly, monthly",
                "'frequency':'' | frequency: frequency is \"\" - valid: daily, weekly, monthly",
                "'frequency':3 | frequency: frequency is a number (expected: a text) - give a text in quotes",
                "'name':'' | name: name is empty - give 1 to 40 characters",
                "'name':'  ' | name: name is empty - give 1 to 40 characters",
                "'name':'12345678901234567890123456789012345678901' | name: name has 41 characters - give 1 to 40 characters",
                "'name':'a\\u0000b' | name: name has control characters - leave them out",
                "'name':'a\\nb' | name: name has control characters - leave them out",
                "'name':['x'] | name: name is an array (expected: a text) - give a text in quotes",
                "'timeZone':'x\\u0085' | timeZone: timeZone has control characters - leave them out",
                "'huor':2 | huor: there is no argument \"huor\" - did you mean hour? valid: vps, frequency, hour, dayOfWeek, dayOfMonth, retentionCount, enabled, name, timeZone, dryRun",
                "'retention_count':2 | retention_count: there is no argument \"retention_count\" - did you mean retentionCount? valid: vps, frequency, hour, dayOfWeek, dayOfMonth, retentionCount, enabled, name, timeZone, dryRun",
                "'minuteOfTheHour':2 | minuteOfTheHour: there is no argument \"minuteOfTheHour\" - valid: vps, frequency, hour, dayOfWeek, dayOfMonth, retentionCount, enabled, name, timeZone, dryRun",
                "'say \\\" and \\u202E':null | say ' and: there is no argument \"say ' and\" - valid: vps, frequency, hour, dayOfWeek, dayOfMonth, retentionCount, enabled, name, timeZone, dryRun"
            })
    @Timeout(10)
    void namesWhatIsWrongAndTheFix(String member, String problem) {
        List<ArgumentProblem> problems =
                BACKUP.decode(json(("{'vps':'web-01'," + member + "}").replace('\'', '"')))
                        .problems();

        assertThat(told(problems).replace("say \" and", "say ' and")).isEqualTo(problem);
    }

    @ParameterizedTest
    @CsvSource({
        "30, 24",
        "24.5, 24",
        "6.5, 6",
        "4.999, 4",
        "3, 4",
        "3.9, 4",
        "0, 4",
        "-7, 4",
        "1e9, 24"
    })
    void guessesTheIntervalThatHostUpWouldMakeOfIt(String said, String nearest) {
        List<ArgumentProblem> problems =
                SNAPSHOT.decode(json("{\"vps\":\"web-01\",\"intervalHours\":" + said + "}"))
                        .problems();

        assertThat(problems)
                .singleElement()
                .extracting(ArgumentProblem::fix)
                .isEqualTo("the nearest that is possible is " + nearest);
    }

    @ParameterizedTest
    @CsvSource({"4, 4", "24, 24", "6.0, 6", "1.2e1, 12", "0.6e1, 6", "12.000, 12"})
    void aWholeNumberIsOneHoweverItIsWritten(String said, int hours) {
        Decoder.Decoded<SetSnapshotScheduleTool.Arguments> decoded =
                SNAPSHOT.decode(json("{\"vps\":\"web-01\",\"intervalHours\":" + said + "}"));

        assertThat(decoded.problems()).isEmpty();
        assertThat(decoded.arguments().intervalHours()).isEqualTo(hours);
    }

    @Test
    void noughtIsNoughtWithAnyNumberOfDecimals() {
        assertThat(BACKUP.decode(json("{\"vps\":\"web-01\",\"hour\":0e-600000000}")).arguments())
                .extracting(SetBackupScheduleTool.Arguments::hour)
                .isEqualTo(0);
    }

    @Test
    void everythingThatIsRightArrives() {
        Decoder.Decoded<SetBackupScheduleTool.Arguments> decoded =
                BACKUP.decode(
                        json(
                                """
                                {"vps":"web-01","frequency":"weekly","hour":23,"dayOfWeek":0,\
                                "dayOfMonth":31,"retentionCount":2147483647,"enabled":false,\
                                "name":"Nightly 2.0","timeZone":"Europe/Stockholm","dryRun":true}\
                                """));

        assertThat(decoded.problems()).isEmpty();
        assertThat(decoded.arguments())
                .isEqualTo(
                        new SetBackupScheduleTool.Arguments(
                                "web-01",
                                FrequencyCode.WEEKLY,
                                23,
                                0,
                                31,
                                Integer.MAX_VALUE,
                                false,
                                "Nightly 2.0",
                                "Europe/Stockholm",
                                true));
    }

    @Test
    void nullCountsAsNotSaid() {
        Decoder.Decoded<SetBackupScheduleTool.Arguments> decoded =
                BACKUP.decode(json("{\"vps\":\"web-01\",\"hour\":null,\"name\":null}"));

        assertThat(decoded.problems()).isEmpty();
        assertThat(decoded.arguments().hour()).isNull();
        assertThat(decoded.arguments().name()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | vps, kind",
                "{\"vps\":null} | vps, kind",
                "{\"vps\":\"web-01\"} | kind",
                "{\"kind\":\"backup\"} | vps"
            })
    void asksForWhatIsMissing(String json, String missing) {
        List<ArgumentProblem> problems = REMOVE.decode(json(json)).problems();

        assertThat(problems).allMatch(ArgumentProblem::missing);
        assertThat(problems)
                .extracting(ArgumentProblem::argument)
                .containsExactly(missing.split(", "));
    }

    @Test
    void aMissingArgumentComesWithValuesThatWouldDo() {
        assertThat(told(REMOVE.decode(json("{}")).problems()))
                .isEqualTo(
                        "vps: vps is missing - give exact id (vps_...), exact display name, or primary IP;"
                                + " never invented; kind: kind is missing - give backup or snapshot");
    }

    @Test
    void allProblemsAreToldAtOnceAndTheRestArrives() {
        Decoder.Decoded<SetBackupScheduleTool.Arguments> decoded =
                BACKUP.decode(
                        json(
                                """
                                {"hour":24,"dayOfWeek":"x","frequency":"yearly","nam":"x",\
                                "retentionCount":3}\
                                """));

        assertThat(decoded.problems())
                .extracting(ArgumentProblem::argument)
                .containsExactly("hour", "dayOfWeek", "frequency", "nam", "vps");
        assertThat(decoded.arguments().retentionCount()).isEqualTo(3);
        assertThat(decoded.arguments().hour()).isNull();
    }

    @Test
    void aFaultyRequiredArgumentIsNotAlsoMissing() {
        assertThat(REMOVE.decode(json("{\"vps\":7,\"kind\":\"backup\"}")).problems())
                .singleElement()
                .matches(problem -> !problem.missing());
    }

    @Test
    void anArgumentNameOfTenThousandCharactersIsNotRepeated() {
        String told =
                told(
                        BACKUP.decode(json("{\"vps\":\"x\",\"" + "h".repeat(10_000) + "\":1}"))
                                .problems());

        assertThat(told).hasSizeLessThan(400);
    }

    static List<Number> noNumbers() {
        return List.of(
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                Float.NaN,
                Float.POSITIVE_INFINITY);
    }

    @ParameterizedTest
    @MethodSource("noNumbers")
    void whatIsNoNumberIsAProblemEvenWhenALibraryParsedIt(Number said) {
        ObjectNode arguments = StrictJson.MAPPER.valueToTree(Map.of("vps", "web-01", "hour", said));

        assertThat(BACKUP.decode(arguments).problems())
                .extracting(ArgumentProblem::argument)
                .containsExactly("hour");
    }
}
