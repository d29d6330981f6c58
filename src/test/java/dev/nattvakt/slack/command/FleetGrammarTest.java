package dev.nattvakt.slack.command;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import dev.nattvakt.slack.command.phrase.Meaning;
import dev.nattvakt.slack.command.phrase.Part;
import dev.nattvakt.slack.command.phrase.Tokenizer;
import dev.nattvakt.slack.command.phrase.TypedText;
import dev.nattvakt.slack.command.phrase.Vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

/// Commands over many servers, and about changes of the past.
class FleetGrammarTest {

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '§',
            textBlock =
                    """
                    /nattvakt protect web-* daily 02:00 keep 7 spread 4h => {'servers':['web-*'],'frequency':'daily','hour':2,'retentionCount':7,'spreadHours':4}
                    /nattvakt protect web-* db-01 daily 02:00 keep 7 => {'servers':['web-*','db-01'],'frequency':'daily','hour':2,'retentionCount':7}
                    /nattvakt protect web-*, db-01 and 192.0.2.10 at 04:00 => {'servers':['web-*','db-01','192.0.2.10'],'hour':4}
                    /nattvakt protect * daily 2 keep 7 => {'servers':['*'],'frequency':'daily','hour':2,'retentionCount':7}
                    /nattvakt protect all daily 02:00 keep 7 => {'servers':['*'],'frequency':'daily','hour':2,'retentionCount':7}
                    /nattvakt protect *-01 daily 02:00 keep 7 => {'servers':['*-01'],'frequency':'daily','hour':2,'retentionCount':7}
                    /nattvakt protect daily 02:00 keep 7 => {'only':'unprotected','servers':['*'],'frequency':'daily','hour':2,'retentionCount':7}
                    /nattvakt protect web-* unprotected daily 02:00 keep 7 => {'servers':['web-*'],'only':'unprotected','frequency':'daily','hour':2,'retentionCount':7}
                    /nattvakt protect unprotected daily 02:00 keep 7 or fewer spread over 4 hours => {'servers':['*'],'only':'unprotected','frequency':'daily','hour':2,'retentionCount':7,'capToFit':true,'spreadHours':4}
                    /nattvakt protect all keep at most 5 copies => {'servers':['*'],'retentionCount':5,'capToFit':true}
                    /nattvakt protect web-* daily 02:00 keep 7 in Europe/Stockholm => {'servers':['web-*'],'frequency':'daily','hour':2,'retentionCount':7,'timeZone':'Europe/Stockholm'}
                    /nattvakt protect all except a-1 b-* daily 02:00 keep 7 => {'servers':['*'],'except':['a-1','b-*'],'frequency':'daily','hour':2,'retentionCount':7}
                    /nattvakt protect all except a-1 and "my web" daily 02:00 keep 7 => {'servers':['*'],'except':['a-1','my web'],'frequency':'daily','hour':2,'retentionCount':7}
                    /nattvakt protect except db-* daily 02:00 keep 7 => {'only':'unprotected','servers':['*'],'except':['db-*'],'frequency':'daily','hour':2,'retentionCount':7}
                    /nattvakt protect "daily" daily 02:00 keep 7 => {'servers':['daily'],'frequency':'daily','hour':2,'retentionCount':7}
                    /nattvakt protect web-* snapshots every 6h => {'servers':['web-*'],'kind':'snapshot','intervalHours':6}
                    /nattvakt protect web-* weekly mon 3am keep 4 on => {'servers':['web-*'],'frequency':'weekly','dayOfWeek':1,'hour':3,'retentionCount':4,'enabled':true}
                    /nattvakt protect all by policy => {'servers':['*'],'policy':true}
                    /nattvakt protect by policy => {'servers':['*'],'policy':true}
                    /nattvakt skydda alla utom db-01 dagligen kl 2 behåll 7 kopior => {'servers':['*'],'except':['db-01'],'frequency':'daily','hour':2,'retentionCount':7}
                    /nattvakt protect <http://web-01.example.se|web-01.example.se> at 04:00 => {'servers':['web-01.example.se'],'hour':4}
                    /nattvakt pause all => {'enabled':false,'servers':['*']}
                    /nattvakt pause web-* snapshots => {'enabled':false,'servers':['web-*'],'kind':'snapshot'}
                    /nattvakt pause all except db-01 => {'enabled':false,'servers':['*'],'except':['db-01']}
                    /nattvakt pausa alla => {'enabled':false,'servers':['*']}
                    /nattvakt resume all => {'enabled':true,'only':'paused','servers':['*']}
                    /nattvakt resume paused servers web-* => {'enabled':true,'only':'paused','servers':['web-*']}
                    /nattvakt resume web-* snapshots => {'enabled':true,'servers':['web-*'],'kind':'snapshot'}
                    /nattvakt återuppta alla => {'enabled':true,'only':'paused','servers':['*']}
                    /nattvakt undo rcp_gKuzkw79 => {'undoOf':'rcp_gKuzkw79'}
                    /nattvakt undo rcp_gKuzkw79 except web-01 => {'undoOf':'rcp_gKuzkw79','except':['web-01']}
                    /nattvakt undo web-01 rcp_a-B_c => {'undoOf':'rcp_a-B_c','servers':['web-01']}
                    """)
    void plansTheSameAsAnAgentWould(String line, String arguments) {
        ParsedCommand.ToolCall call = Spoken.call(line);

        assertThat(call.tool()).isEqualTo("plan_fleet_change");
        assertThat(call.arguments()).isEqualTo(Spoken.json(arguments));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '§',
            textBlock =
                    """
                    /nattvakt changes => {}
                    /nattvakt changes all => {}
                    /nattvakt changes web-01 => {'vps':'web-01'}
                    /nattvakt changes "my web" 7d => {'vps':'my web','since':'7d'}
                    /nattvakt changes 7d web-01 => {'vps':'web-01','since':'7d'}
                    /nattvakt changes of web-01 for the last 2 weeks => {'vps':'web-01','since':'2w'}
                    /nattvakt changes last 12 hours => {'since':'12h'}
                    /nattvakt history since 2026-11-22 => {'since':'2026-11-22'}
                    /nattvakt changes 2026-11-22T08:00:00Z => {'since':'2026-11-22t08:00:00z'}
                    /nattvakt ändringar senaste 3 dagar => {'since':'3d'}
                    """)
    void asksForPastChanges(String line, String arguments) {
        ParsedCommand.ToolCall call = Spoken.call(line);

        assertThat(call.tool()).isEqualTo("list_changes");
        assertThat(call.arguments()).isEqualTo(Spoken.json(arguments));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '§',
            textBlock =
                    """
                    /nattvakt protect web-* dayly 02:00 keep 7 => dayly SEVERAL_MEANINGS -> daily / "dayly"
                    /nattvakt protect web-* daily 02:00 kepe 7 => kepe SEVERAL_MEANINGS -> keep 7 / "kepe"
                    /nattvakt protect web-* daily 02:00 keep => keep INCOMPLETE -> keep 7
                    /nattvakt protect web-* => web-* INCOMPLETE -> /nattvakt protect web-* daily 02:00 keep 7
                    /nattvakt protect snapshots every 6h => snapshots every 6h INCOMPLETE -> /nattvakt protect all snapshots every 6h
                    /nattvakt protect web-* snapshots => web-* snapshots INCOMPLETE -> /nattvakt protect web-* snapshots every 6h
                    /nattvakt protect web-* daily 02:30 keep 7 => 02:30 NOT_WHOLE_HOUR -> 02:00 / 03:00
                    /nattvakt protect web-* daily 02:00 keep 7 4h => 4h SEVERAL_MEANINGS -> spread 4h / every 4h snapshots
                    /nattvakt protect web-* daily 02:00 keep as many as fit => keep as many as fit INCOMPLETE -> keep at most 7
                    /nattvakt protect web-* daily 02:00 keep 7 keep 5 => keep 7 CONTRADICTED -> keep 7 / keep 5; keep 5 CONTRADICTED -> keep 7 / keep 5
                    /nattvakt protect all daily 02:00 keep 7 except => except INCOMPLETE -> except web-01
                    /nattvakt protect <@U1|anna> daily 02:00 keep 7 => @anna MENTION ->
                    /nattvakt protect @anna daily 02:00 keep 7 => @anna MENTION ->
                    /nattvakt protect web-* off => off ELSEWHERE -> /nattvakt pause all
                    /nattvakt protect "web daily => "web daily UNCLOSED -> "web daily"
                    /nattvakt pause snapshots => snapshots INCOMPLETE -> /nattvakt pause all snapshots
                    /nattvakt pause except db-01 => except db-01 INCOMPLETE -> /nattvakt pause all except db-01
                    /nattvakt pause web-* daily => daily ELSEWHERE -> /nattvakt protect all daily
                    /nattvakt undo web-01 => web-01 NO_RECEIPT -> /nattvakt changes
                    /nattvakt undo rcp_a rcp_b => rcp_a CONTRADICTED -> rcp_a / rcp_b; rcp_b CONTRADICTED -> rcp_a / rcp_b
                    /nattvakt changes web-01 web-02 => web-01 web-02 SEPARATE -> /nattvakt changes web-01 / /nattvakt changes web-02
                    /nattvakt changes 7 => 7 SEVERAL_MEANINGS -> 7d / 7h
                    /nattvakt protekt web-* => protekt UNKNOWN -> protect
                    """)
    void namesWhatIsNotUnderstood(String line, String told) {
        assertThat(Spoken.told(Spoken.unclear(line))).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({"protect, PROTECT", "pause, PAUSE", "resume, RESUME", "undo, UNDO"})
    void theWordAloneAsksForHelp(String word, Topic topic) {
        assertThat(Spoken.read("/nattvakt " + word)).isEqualTo(new ParsedCommand.Help(topic));
        assertThat(Spoken.read("/nattvakt " + word + " help"))
                .isEqualTo(new ParsedCommand.Help(topic));
    }

    @Test
    void theOrderOfWordsIsFree() {
        Random random = new Random(7);
        List<String> words =
                new ArrayList<>(
                        List.of(
                                "web-*",
                                "\"my web\"",
                                "weekly mon",
                                "3am",
                                "keep 4",
                                "spread 4h",
                                "in Europe/Stockholm",
                                "unprotected"));
        ParsedCommand.ToolCall first = Spoken.call("/nattvakt protect " + String.join(" ", words));
        for (int i = 0; i < 50; i++) {
            Collections.shuffle(words, random);
            String line = "/nattvakt protect " + String.join(" ", words);
            assertThat(Spoken.call(line).arguments().properties().stream().map(Object::toString))
                    .as(line)
                    .usingElementComparator((a, b) -> sorted(a).compareTo(sorted(b)))
                    .containsExactlyInAnyOrderElementsOf(
                            first.arguments().properties().stream().map(Object::toString).toList());
        }
    }

    /// The order of the servers is that of the line.
    private static String sorted(String property) {
        return property.chars().sorted().mapToObj(Character::toString).toList().toString();
    }

    @ParameterizedTest
    @EnumSource(FleetCommand.class)
    void everyWordThatMayBeProposedIsUnderstood(FleetCommand command) {
        assertThat(command.vocabulary().near().values())
                .allSatisfy(proposal ->
                        assertThat(
                                        TypedText.of(Tokenizer.of(proposal))
                                                .parts(
                                                        command.vocabulary(),
                                                        Vocabulary.of(List.of()),
                                                        _ -> List.of()))
                                .singleElement()
                                .extracting(Part::meaning)
                                .isNotInstanceOf(Meaning.Wrong.class));
    }

    @ParameterizedTest
    @EnumSource(FleetCommand.class)
    void everyFormThatIsNamedIsUnderstood(FleetCommand command) {
        assertThat(command.forms())
                .allSatisfy(form ->
                        assertThat(
                                        TypedText.of(Tokenizer.keepingStars(form))
                                                .parts(
                                                        command.vocabulary(),
                                                        Vocabulary.of(List.of()),
                                                        _ -> List.of()))
                                .extracting(Part::meaning)
                                .noneMatch(Meaning.Wrong.class::isInstance));
    }
}
