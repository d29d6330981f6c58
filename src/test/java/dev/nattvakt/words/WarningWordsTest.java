package dev.nattvakt.words;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.nattvakt.change.facts.Direction;
import dev.nattvakt.change.facts.Direction.Loss;
import dev.nattvakt.change.facts.Warning;
import dev.nattvakt.fleet.remedy.NextStep;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.cadence.Frequency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class WarningWordsTest {

    @ParameterizedTest(name = "day {0}: {1}")
    @CsvSource(
            textBlock =
                    """
                    29, 'February, except in leap years, has'
                    30, 'February has'
                    31, 'February, April, June, September and November have'
                    """)
    void namesTheMonthsThatLackADay(int day, String months) {
        assertThat(WarningWords.of(new Warning.DayMissing(day)).plain())
                .isEqualTo(
                        "day_missing: %s no day %d, and HostUp does not say what happens then; day 28 is in every month."
                                .formatted(months, day));
    }

    static Stream<Arguments> fates() {
        NextStep removal =
                new NextStep(
                        "remove_schedule",
                        Fields.of("vps", "vps_1")
                                .with("kind", "backup")
                                .with("scheduleId", "bks_2"));
        return Stream.of(
                arguments(
                        old(Warning.Fate.UNKNOWN, null),
                        "HostUp has one schedule on at a time; whether the daily one goes or stays, switched off, is not documented."),
                arguments(old(Warning.Fate.GONE, null), "the daily schedule is gone."),
                arguments(old(Warning.Fate.STILL_ON, null), "the daily schedule is still on."),
                arguments(
                        old(Warning.Fate.SWITCHED_OFF, null),
                        "the daily schedule stays, switched off."),
                arguments(
                        old(Warning.Fate.SWITCHED_OFF, removal),
                        "the daily schedule stays, switched off; to remove it: remove_schedule"
                                + " {\"vps\":\"vps_1\",\"kind\":\"backup\",\"scheduleId\":\"bks_2\"}."));
    }

    private static Warning old(Warning.Fate fate, NextStep removal) {
        return new Warning.OldSchedule(Frequency.DAILY, fate, Optional.ofNullable(removal));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("fates")
    void tellsWhatBecameOfTheOldSchedule(Warning warning, String sentence) {
        assertThat(WarningWords.sentence(warning).plain()).isEqualTo(sentence);
    }

    static Stream<Arguments> undos() {
        return Stream.of(
                arguments(EnumSet.of(Loss.SHORTER_REACH), " (a shorter reach)"),
                arguments(
                        EnumSet.of(Loss.FEWER_COPIES, Loss.RARER_RUNS),
                        " (fewer copies, fewer runs)"),
                arguments(EnumSet.of(Loss.SWITCHED_OFF), ""));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("undos")
    void tellsWhatTheUndoLoses(Set<Loss> losses, String told) {
        assertThat(
                        WarningWords.sentence(
                                        new Warning.UndoWeakens(new Direction.Weakens(losses)))
                                .plain())
                .isEqualTo(
                        "undoing this weakens protection as well"
                                + told
                                + ", so it asks in the same way.");
    }
}
