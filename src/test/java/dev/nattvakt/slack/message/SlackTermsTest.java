package dev.nattvakt.slack.message;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.nattvakt.fleet.Audit;
import dev.nattvakt.fleet.Position;
import dev.nattvakt.fleet.Sought;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.verdict.Verdict;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.words.OutcomeExamples;
import dev.nattvakt.words.Words;

import static org.assertj.core.api.Assertions.assertThat;

class SlackTermsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a daily schedule takes no dayOfWeek | a daily schedule takes no weekday",
                "retentionCount is missing | number of copies (keep 7) is missing",
                "enabled is missing | on or off is missing",
                "enabled is missing - give true or false; HostUp does not say | on or off is missing - give on or off; HostUp does not say",
                "dayOfWeek is missing - give 0-6, 0 = Sunday | weekday is missing - give mon, tue, wed, thu, fri, sat or sun",
                "hour is missing - give a full hour, 0-23 | hour is missing - give a full hour, such as 02:00",
                "dayOfMonth is missing - give 1-31; every month has 1-28 | day of the month is missing - give day 1 to 31; every month has 1-28",
                "hour 21 on Sunday, dayOfWeek 0 (Monday 02:30 in Asia/Kolkata) | hour 21 on Sunday (Monday 02:30 in Asia/Kolkata)",
                "spreadHours is 25 | number of hours (spread 4h) is 25",
                "to switch it off, say enabled false | to switch it off, say off",
                "remove one with remove_schedule and its scheduleId | remove one with remove and its schedule's id",
                "hour is 24 | hour is 24"
            })
    void saysWhatPeopleType(String sentence, String said) {
        assertThat(SlackTerms.of(Words.of(sentence)).plain()).isEqualTo(said);
    }

    @Test
    void whatIsQuotedIsNotOurs() {
        assertThat(SlackTerms.of(Words.of("").quote("dayOfWeek").code("planToken")).plain())
                .isEqualTo("\"dayOfWeek\"planToken");
    }

    @Test
    void anAuditThatEndedEarlyIsSpokenAsOne() {
        Audit.Report cut =
                new Audit.Report(
                        new EnumMap<>(Verdict.class),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.of(new HostUpFailure.Why.Unreachable("no route")));

        assertThat(ReadMessages.spoken(cut, Sought.ALL).plain())
                .contains("It ended early", "no route");
    }

    @Test
    void nobodyIsAskedForACursor() {
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        Optional<Position> next = Position.of("20");
        List<Words> spoken =
                List.of(
                        ReadMessages.spoken(
                                new Audit.Report(counts, List.of(), List.of(), next), Sought.ALL),
                        ReadMessages.spoken(
                                new Answer.Servers(List.of(OutcomeExamples.WEB), next)));

        assertThat(spoken)
                .extracting(Words::plain)
                .allSatisfy(words ->
                        assertThat(words).contains("There are more").doesNotContain("ursor"));
    }
}
