package dev.nattvakt.words;

import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.nattvakt.change.facts.Direction;
import dev.nattvakt.change.facts.Direction.Loss;
import dev.nattvakt.change.facts.Facts;
import dev.nattvakt.change.facts.Subject;
import dev.nattvakt.schedule.FieldChange;
import dev.nattvakt.schedule.Fields;

import static dev.nattvakt.words.OutcomeExamples.daily;
import static dev.nattvakt.words.OutcomeExamples.off;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class DiffWordsTest {

    private static final ZoneId UTC = ZoneId.of("UTC");

    static Stream<Arguments> fields() {
        return Stream.of(
                arguments(change("retentionCount", 7, 2), "copies 7 -> 2"),
                arguments(change("hour", 2, 14), "hour 02:00 -> 14:00"),
                arguments(change("frequency", "daily", "weekly"), "frequency daily -> weekly"),
                arguments(change("dayOfWeek", 0, 1), "weekday Sunday -> Monday"),
                arguments(change("dayOfWeek", null, 6), "weekday none -> Saturday"),
                arguments(change("dayOfMonth", 1, 28), "day of the month 1 -> 28"),
                arguments(change("intervalHours", 6, 12), "hours between snapshots 6 -> 12"),
                arguments(change("maxTotalBackups", 5, 3), "most backups 5 -> 3"),
                arguments(
                        change("autoDeleteOldest", false, true),
                        "automatic deletion of the oldest off -> on"),
                arguments(change("name", "Nightly", null), "name \"Nightly\" -> none"),
                arguments(change("enabled", false, true), "switched on"),
                arguments(change("enabled", true, false), "switched off"),
                arguments(change("enabled", null, true), "switched on"),
                arguments(change("enabled", true, null), "switched on -> unstated"),
                arguments(change("retentionCount", null, 7), "copies unstated -> 7"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("fields")
    void tellsEachFieldInWordsForPeople(FieldChange change, String words) {
        assertThat(DiffWords.of(List.of(change)).plain()).isEqualTo(words);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("fields")
    void severalStandBesideEachOther(FieldChange change, String words) {
        FieldChange copies = change("retentionCount", 3, 4);

        assertThat(DiffWords.of(List.of(copies, change)).plain())
                .isEqualTo("copies 3 -> 4, " + words);
    }

    @ParameterizedTest(name = "{0}: [{1}]")
    @CsvSource(
            textBlock =
                    """
                    SWITCHED_OFF,               ''
                    REMOVED,                    ''
                    FEWER_COPIES,               ' (fewer copies)'
                    RARER_RUNS,                 ' (fewer runs)'
                    SHORTER_REACH,              ' (a shorter reach)'
                    OLDEST_DELETED,             ' (HostUp deletes old backups)'
                    LOWER_MAXIMUM,              ' (a lower maximum)'
                    PERHAPS_SOMETHING_UNSTATED, ' (HostUp did not state all that is there)'
                    """)
    void tellsTheLossThatTheDiffDoesNotShow(Loss loss, String words) {
        assertThat(DiffWords.losses(new Direction.Weakens(EnumSet.of(loss)))).isEqualTo(words);
    }

    static Stream<Arguments> zones() {
        Fields before = daily(2, 3);
        Fields after = daily(4, 3);
        return Stream.of(
                arguments(facts(before, after, "UTC"), "daily at 02:00 UTC -> daily at 04:00 UTC"),
                arguments(
                        facts(before, after, "Europe/Stockholm"),
                        "daily at 02:00 UTC (03:00 Europe/Stockholm) -> daily at 04:00 UTC (05:00"
                                + " Europe/Stockholm)"),
                arguments(
                        facts(off(before), off(after), "Europe/Stockholm"),
                        "daily at 02:00 UTC -> daily at 04:00 UTC"),
                arguments(
                        facts(monthly(31), monthly(1), "Europe/Stockholm"),
                        "monthly on day 31 at 23:00 UTC (day 1 00:00 Europe/Stockholm) -> monthly on"
                                + " day 1 at 23:00 UTC (day 2 00:00 Europe/Stockholm)"),
                arguments(
                        facts(before.without("frequency"), after, "Europe/Stockholm"),
                        "at an unstated frequency at 02:00 UTC -> daily at 04:00 UTC (05:00"
                                + " Europe/Stockholm)"));
    }

    /// What does not run has no next run, and no time on another clock.
    @ParameterizedTest(name = "{1}")
    @MethodSource("zones")
    void tellsWhenItRunsOnTheAskersClockToo(Facts facts, String words) {
        assertThat(DiffWords.of(facts).plain()).isEqualTo(words);
    }

    private static Fields monthly(int day) {
        return Fields.of("frequency", "monthly")
                .with("hour", 23)
                .with("dayOfMonth", day)
                .with("retentionCount", 3)
                .with("enabled", true);
    }

    private static Facts facts(Fields before, Fields after, String timeZone) {
        return new Facts(
                OutcomeExamples.WEB,
                Subject.BACKUP_SCHEDULE,
                before,
                after,
                ScheduleWords.isOff(after)
                        ? List.of()
                        : List.of(Instant.parse("2026-11-22T23:00:00Z")),
                Fields.NONE,
                List.of(),
                UTC,
                Optional.of(ZoneId.of(timeZone)));
    }

    private static FieldChange change(String field, Object from, Object to) {
        return new FieldChange(field, Optional.ofNullable(from), Optional.ofNullable(to));
    }
}
