package dev.nattvakt.tool;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.tool.read.FindVpsTool;
import dev.nattvakt.tool.read.PreviewCapacityTool;
import dev.nattvakt.tool.write.FrequencyCode;
import dev.nattvakt.tool.write.PlanFleetChangeTool;
import dev.nattvakt.tool.write.RemoveScheduleTool;
import dev.nattvakt.tool.write.SetBackupScheduleTool;
import dev.nattvakt.tool.write.SetBackupSettingsTool;
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

    private static final Decoder<PlanFleetChangeTool.Arguments> FLEET =
            decoder("plan_fleet_change", PlanFleetChangeTool.Arguments.class);

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
                "'hour':24 | hour: hour is 24 (expected: a whole number, 0-23) - midnight is 0, of the next day",
                "'hour':-1 | hour: hour is -1 (expected: a whole number, 0-23) - hours run from 0, midnight, to 23",
                "'hour':2.5 | hour: hour is 2.5 (expected: a whole number, 0-23) - full hours only: 2 or 3",
                "'hour':'2' | hour: hour is a string (expected: a whole number) - give a whole number, 0-23 without quotes",
                "'hour':true | hour: hour is a boolean (expected: a whole number) - give a whole number, 0-23 without quotes",
                "'hour':[2] | hour: hour is an array (expected: a whole number) - give a whole number, 0-23 without quotes",
                "'hour':{} | hour: hour is an object (expected: a whole number) - give a whole number, 0-23 without quotes",
                "'hour':1e-20000000 | hour: hour is out of all range (expected: a whole number, 0-23) - full hours only: 0 or 1",
                "'hour':1e400 | hour: hour is out of all range (expected: a whole number, 0-23) - hours run from 0, midnight, to 23",
                "'hour':-1e400 | hour: hour is out of all range (expected: a whole number, 0-23) - hours run from 0, midnight, to 23",
                "'hour':1e-400 | hour: hour is out of all range (expected: a whole number, 0-23) - full hours only: 0 or 1",
                "'hour':1e-600000000 | hour: hour is out of all range (expected: a whole number, 0-23) - full hours only: 0 or 1",
                "'hour':-1e-600000000 | hour: hour is out of all range (expected: a whole number, 0-23) - hours run from 0, midnight, to 23",
                "'hour':1e600000000 | hour: hour is out of all range (expected: a whole number, 0-23) - hours run from 0, midnight, to 23",
                "'dayOfMonth':1e-600000000 | dayOfMonth: dayOfMonth is out of all range (expected: a whole number, 1-31) - days run from 1 to 31; there is no \"last day\", and 28 is the last that every month has",
                "'hour':99999999999 | hour: hour is 99999999999 (expected: a whole number, 0-23) - hours run from 0, midnight, to 23",
                "'hour':9999999999999999999999 | hour: hour is out of all range (expected: a whole number, 0-23) - hours run from 0, midnight, to 23",
                "'dayOfWeek':7 | dayOfWeek: dayOfWeek is 7 (expected: a whole number, 0-6) - 0 is Sunday, 1 is Monday, 6 is Saturday",
                "'dayOfWeek':'monday' | dayOfWeek: dayOfWeek is a string (expected: a whole number) - give a whole number, 0-6 without quotes; Monday is 1",
                "'dayOfMonth':0 | dayOfMonth: dayOfMonth is 0 (expected: a whole number, 1-31) - days run from 1 to 31; there is no \"last day\", and 28 is the last that every month has",
                "'dayOfMonth':32 | dayOfMonth: dayOfMonth is 32 (expected: a whole number, 1-31) - days run from 1 to 31; there is no \"last day\", and 28 is the last that every month has",
                "'hour':23.5 | hour: hour is 23.5 (expected: a whole number, 0-23) - hours run from 0, midnight, to 23",
                "'hour':'24:00' | hour: hour is a string (expected: a whole number) - give a whole number, 0-23 without quotes; midnight is 0, of the next day",
                "'dayOfWeek':'SUN' | dayOfWeek: dayOfWeek is a string (expected: a whole number) - give a whole number, 0-6 without quotes; Sunday is 0",
                "'dayOfWeek':'7' | dayOfWeek: dayOfWeek is a string (expected: a whole number) - give a whole number, 0-6 without quotes; 0 is Sunday, 1 is Monday, 6 is Saturday",
                "'dayOfMonth':'last' | dayOfMonth: dayOfMonth is a string (expected: a whole number) - give a whole number, 1-31 without quotes; days run from 1 to 31; there is no \"last day\", and 28 is the last that every month has",
                "'frequency':'hourly' | frequency: frequency is \"hourly\" - a backup runs once a day at most; valid: daily, weekly, monthly",
                "'frequency':'biweekly' | frequency: frequency is \"biweekly\" - HostUp has no such frequency; valid: daily, weekly, monthly",
                "'frequency':'bi-monthly' | frequency: frequency is \"bi-monthly\" - HostUp has no such frequency; valid: daily, weekly, monthly",
                "'frequency':'semiweekly' | frequency: frequency is \"semiweekly\" - valid: daily, weekly, monthly",
                "'frequency':'weekdays' | frequency: frequency is \"weekdays\" - HostUp has no such frequency; valid: daily, weekly, monthly",
                "'frequency':'never' | frequency: frequency is \"never\" - to switch it off, say enabled false; valid: daily, weekly, monthly",
                "'frequency':'nightly' | frequency: frequency is \"nightly\" - did you mean daily? valid: daily, weekly, monthly",
                "'name':'\\ud83d' | name: name holds half a character (a lone surrogate) - send whole characters",
                "'vps':'\\ud83d' | vps: vps holds half a character (a lone surrogate) - send whole characters",
                "'frequency':'\\udc00' | frequency: frequency holds half a character (a lone surrogate) - send whole characters",
                "'time':2 | time: there is no argument \"time\" - did you mean hour? valid: vps, frequency, hour, dayOfWeek, dayOfMonth, retentionCount, enabled, name, timeZone, dryRun",
                "'day':2 | day: there is no argument \"day\" - did you mean dayOfWeek or dayOfMonth? valid: vps, frequency, hour, dayOfWeek, dayOfMonth, retentionCount, enabled, name, timeZone, dryRun",
                "'disabled':true | disabled: there is no argument \"disabled\" - did you mean enabled? valid: vps, frequency, hour, dayOfWeek, dayOfMonth, retentionCount, enabled, name, timeZone, dryRun",
                "'unenabled':true | unenabled: there is no argument \"unenabled\" - valid: vps, frequency, hour, dayOfWeek, dayOfMonth, retentionCount, enabled, name, timeZone, dryRun",
                "'keep':2 | keep: there is no argument \"keep\" - did you mean retentionCount? valid: vps, frequency, hour, dayOfWeek, dayOfMonth, retentionCount, enabled, name, timeZone, dryRun",
                "'server':'x' | server: there is no argument \"server\" - did you mean vps? valid: vps, frequency, hour, dayOfWeek, dayOfMonth, retentionCount, enabled, name, timeZone, dryRun",
                "'retentionCount':0 | retentionCount: retentionCount is 0 (expected: a whole number, 1 or more) - 1 is the least; to have none made, switch the schedule off",
                "'retentionCount':2147483648 | retentionCount: retentionCount is 2147483648 (expected: a whole number, 1 or more) - no server has room for so many",
                "'enabled':'true' | enabled: enabled is a string (expected: true or false) - give true or false without quotes",
                "'enabled':1 | enabled: enabled is a number (expected: true or false) - give true or false",
                "'dryRun':0 | dryRun: dryRun is a number (expected: true or false) - give true or false",
                "'frequency':['daily'] | frequency: frequency is an array (expected: a text) - give one of daily, weekly, monthly",
                "'frequency':'day' | frequency: frequency is \"day\" - did you mean daily? valid: daily, weekly, monthly",
                "'dayOfWeek':'Fridays' | dayOfWeek: dayOfWeek is a string (expected: a whole number) - give a whole number, 0-6 without quotes; Friday is 5",
                "'hour':'12 am' | hour: hour is a string (expected: a whole number) - give a whole number, 0-23 without quotes; 12 am, midnight, is 0",
                "'hour':'12:00 a.m.' | hour: hour is a string (expected: a whole number) - give a whole number, 0-23 without quotes; 12 am, midnight, is 0",
                "'hour':'3pm' | hour: hour is a string (expected: a whole number) - give a whole number, 0-23 without quotes; hours after noon are 12 to 23",
                "'hour':'11 am' | hour: hour is a string (expected: a whole number) - give a whole number, 0-23 without quotes",
                "'frequency':'dialy' | frequency: frequency is \"dialy\" - did you mean daily? valid: daily, weekly, monthly",
                "'frequency':'Daily' | frequency: frequency is \"Daily\" - did you mean daily? valid: daily, weekly, monthly",
                "'frequency':'every full moon' | frequency: frequency is \"every full moon\" - valid: daily, weekly, monthly",
                "'frequency':3 | frequency: frequency is a number (expected: a text) - give one of daily, weekly, monthly",
                "'name':'12345678901234567890123456789012345678901' | name: name has 41 characters - give at most 40",
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
                BACKUP.decode(
                                json(
                                        (member.startsWith("'vps'")
                                                        ? "{" + member + "}"
                                                        : "{'vps':'web-01'," + member + "}")
                                                .replace('\'', '"')))
                        .problems();

        assertThat(told(problems).replace("say \" and", "say ' and")).isEqualTo(problem);
    }

    /// What cannot be seen, as copying brings it along: told, it would look as if the right word
    /// were refused.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "dai\u200bly",
                "\u2068daily\u2069",
                "daily\ufe0f",
                " daily\u00a0",
                "dai\u00adly"
            })
    void takesAWordFromAListThatLooksRight(String daily) {
        Decoder.Decoded<SetBackupScheduleTool.Arguments> decoded =
                BACKUP.decode(json("{\"vps\":\"web-01\"}").put("frequency", daily));

        assertThat(decoded.problems()).isEmpty();
        assertThat(decoded.arguments().frequency()).isEqualTo(FrequencyCode.DAILY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'kind':'' | kind is empty - valid: backup, snapshot",
                "'kind':{} | kind is an object (expected: a text) - give one of backup, snapshot",
                "'kind':'unbackup' | kind is \"unbackup\" - valid: backup, snapshot"
            })
    void namesTheWordsThatAKindTakes(String member, String problem) {
        List<ArgumentProblem> problems =
                REMOVE.decode(json(("{'vps':'web-01'," + member + "}").replace('\'', '"')))
                        .problems();

        assertThat(told(problems)).isEqualTo("kind: " + problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'servers':'web-01,db-01' | servers is a string (expected: a list of texts) - give [\"web-01\", \"db-01\"]",
                "'servers':' web-01, ,' | servers is a string (expected: a list of texts) - give [\"web-01\"]",
                "'servers':[null] | an entry of servers is null (expected: a text) - give a text in quotes",
                "'servers':['a'],'exclude':['b'] | there is no argument \"exclude\" - did you mean except?",
                "'servers':['a'],'vps':'b' | there is no argument \"vps\" - did you mean servers?",
                "'servers':['a'],'hours':4 | there is no argument \"hours\" - did you mean intervalHours or spreadHours?"
            })
    void proposesWhatTheNextCallTakes(String members, String problem) {
        List<ArgumentProblem> problems =
                FLEET.decode(json(("{" + members + "}").replace('\'', '"'))).problems();

        assertThat(told(problems)).contains(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "find_vps | limit | -1 | leave it out for the usual page; nextCursor leads to the next",
                "find_vps | limit | 0 | leave it out for the usual page; nextCursor leads to the next",
                "find_vps | limit | 101 | the nearest that is possible is 100",
                "preview_capacity | backupSlots | 0 | 1 is the least that can be priced",
                "preview_capacity | snapshotSlots | -3 | 1 is the least that can be priced",
                "preview_capacity | backupSlots | 1001 | the nearest that is possible is 1000",
                "set_backup_settings | maxTotalBackups | 9999999999 | no server has room for so many",
                "set_backup_settings | maxTotalBackups | 3.5 | the nearest that is possible is 3"
            })
    void clampsOnlyWhereTheNearestMeansTheSame(
            String tool, String argument, String number, String fix) {
        Class<?> arguments =
                switch (tool) {
                    case "find_vps" -> FindVpsTool.Arguments.class;
                    case "preview_capacity" -> PreviewCapacityTool.Arguments.class;
                    default -> SetBackupSettingsTool.Arguments.class;
                };
        Decoder<?> decoder = decoder(tool, arguments);
        List<ArgumentProblem> problems =
                decoder.decode(json("{\"vps\":\"a\",\"%s\":%s}".formatted(argument, number)))
                        .problems();

        assertThat(problems)
                .filteredOn(problem -> problem.argument().equals(argument))
                .extracting(ArgumentProblem::fix)
                .containsExactly(fix);
    }

    @ParameterizedTest
    @CsvSource({"30, 24", "24.5, 24", "6.5, 6", "4.999, 4", "3, 4", "3.9, 4", "1e9, 24"})
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
    @ValueSource(strings = {"0", "-7"})
    void takesNoIntervalForNoWishToHaveOne(String said) {
        List<ArgumentProblem> problems =
                SNAPSHOT.decode(json("{\"vps\":\"web-01\",\"intervalHours\":" + said + "}"))
                        .problems();

        assertThat(problems)
                .singleElement()
                .extracting(ArgumentProblem::fix)
                .isEqualTo("4 is the least; to have none made, switch the schedule off");
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
                        "vps: vps is missing - give exact id, display name or primary IP;"
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

    /// Schema and decoder agree on what is empty, for every text argument of every tool.
    @ParameterizedTest
    @MethodSource("definitions")
    void theSchemaAllowsAnEmptyTextExactlyWhereItMayBeLeftOut(Definition<?> tool) {
        ObjectNode schema = PublishedTool.load(tool.name()).inputSchema();
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        schema.path("properties")
                .properties()
                .forEach(argument -> {
                    JsonNode rule = argument.getValue();
                    if (rule.path("type").asText().equals("string") && !rule.has("enum")) {
                        assertThat(rule.path("minLength").asInt(0))
                                .as(tool.name() + " " + argument.getKey())
                                .isEqualTo(required.contains(argument.getKey()) ? 1 : 0);
                    }
                });
    }

    private static List<Definition<?>> definitions() {
        return Answered.DEFINITIONS;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'servers':'web-*'} | servers: servers is a string (expected: a list of texts) - give [\"web-*\"]",
                "{'servers':7} | servers: servers is a number (expected: a list of texts) - give a list of texts in quotes",
                "{'servers':[]} | servers: servers has 0 entries - give 1 to 200",
                "{'servers':['']} | servers: an entry of servers is empty - leave it out",
                "{'except':['a',' ']} | except: an entry of except is empty - leave it out",
                "{'servers':'[web-01, db-01]'} | servers: servers is a string (expected: a list of texts) - give the list itself, without quotes around it",
                "{'servers':['a\\ud83d']} | servers: an entry of servers holds half a character (a lone surrogate) - send whole characters",
                "{'servers':['a',7]} | servers: an entry of servers is a number (expected: a text) - give a text in quotes",
                "{'servers':['a',null]} | servers: an entry of servers is null (expected: a text) - give a text in quotes"
            })
    void aListIsOfTexts(String said, String problems) {
        assertThat(told(FLEET.decode(json(said.replace('\'', '"'))).problems()))
                .isEqualTo(problems);
    }

    @Test
    void blanksInAListAreNotMeant() {
        assertThat(FLEET.decode(json("{\"servers\":[\" web-* \"]}")).arguments().servers())
                .containsExactly("web-*");
    }
}
