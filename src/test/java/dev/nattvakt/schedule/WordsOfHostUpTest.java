package dev.nattvakt.schedule;

import java.time.DayOfWeek;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.schedule.cadence.DayOfMonth;
import dev.nattvakt.schedule.cadence.Frequency;
import dev.nattvakt.schedule.cadence.Hour;
import dev.nattvakt.schedule.cadence.Weekday;
import dev.nattvakt.schedule.stated.RunStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/// The words and numbers of the wire: weekdays, frequencies, run states, hours, days.
class WordsOfHostUpTest {

    @ParameterizedTest(name = "{1} is {0}")
    @CsvSource({
        "0, SUNDAY",
        "1, MONDAY",
        "2, TUESDAY",
        "3, WEDNESDAY",
        "4, THURSDAY",
        "5, FRIDAY",
        "6, SATURDAY"
    })
    void numbersWeekdaysFromSunday(int number, DayOfWeek day) {
        assertThat(Weekday.of(number)).isEqualTo(day);
        assertThat(Weekday.number(day)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 7})
    void knowsNoOtherWeekdays(int number) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Weekday.of(number))
                .withMessage("day of week: " + number + " (expected: 0-6, 0 = Sunday)");
    }

    @ParameterizedTest(name = "\"{0}\" is {1}")
    @CsvSource(
            textBlock =
                    """
                    0,         SUNDAY
                    6,         SATURDAY
                    ' 1 ',     MONDAY
                    mon,       MONDAY
                    Mond,      MONDAY
                    MONDAY,    MONDAY
                    tue,       TUESDAY
                    wed,       WEDNESDAY
                    Thurs,     THURSDAY
                    fri,       FRIDAY
                    ' sat ',   SATURDAY
                    sunday,    SUNDAY
                    """)
    void readsWeekdaysAsNumberOrName(String text, DayOfWeek day) {
        assertThat(Weekday.read(text)).contains(day);
    }

    @ParameterizedTest(name = "\"{0}\" is no weekday")
    @ValueSource(strings = {"", " ", "7", "-1", "01", "1.0", "m", "mo", "mondays", "man", "*", "٣"})
    void readsNothingElseAsAWeekday(String text) {
        assertThat(Weekday.read(text)).isEmpty();
    }

    @ParameterizedTest(name = "\"{0}\" is {1}")
    @CsvSource({"daily, DAILY", "Weekly, WEEKLY", "' MONTHLY ', MONTHLY"})
    void readsFrequenciesInAnyCase(String word, Frequency frequency) {
        assertThat(Frequency.of(word)).contains(frequency);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hourly", "day", "dailyy"})
    void readsNothingElseAsAFrequency(String word) {
        assertThat(Frequency.of(word)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void frequenciesSpeakHostUpsWord(Frequency frequency) {
        assertThat(Frequency.of(frequency.word())).contains(frequency);
        assertThat(frequency.word()).isLowerCase();
    }

    @Test
    void frequenciesAreSpacedByDays() {
        assertThat(Frequency.values())
                .extracting(Frequency::spacing)
                .containsExactly(Duration.ofDays(1), Duration.ofDays(7), Duration.ofDays(30));
    }

    @ParameterizedTest(name = "\"{0}\" is {1}, went wrong: {2}")
    @CsvSource(
            textBlock =
                    """
                    completed,  COMPLETED, false
                    Running,    RUNNING,   false
                    queued,     QUEUED,    false
                    failed,     FAILED,    true
                    ' failed ', FAILED,    true
                    cancelled,  CANCELLED, true
                    unknown,    UNKNOWN,   false
                    exploded,   UNKNOWN,   false
                    '',         UNKNOWN,   false
                    """)
    void readsRunStatesAndTakesUnheardOnesForUnknown(
            String word, RunStatus status, boolean wentWrong) {
        assertThat(RunStatus.of(word)).isEqualTo(status);
        assertThat(status.wentWrong()).isEqualTo(wentWrong);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 24})
    void aDayHasHoursZeroToTwentyThree(int hour) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Hour(hour))
                .withMessage("hour: " + hour + " (expected: 0-23)");
    }

    @Test
    void hoursLookLikeAClockAndSortByTime() {
        assertThat(new Hour(2)).hasToString("02:00").isLessThan(new Hour(10));
        assertThat(new Hour(23)).hasToString("23:00");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 32})
    void aMonthHasDaysOneToThirtyOne(int day) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DayOfMonth(day))
                .withMessage("day of month: " + day + " (expected: 1-31)");
    }

    @ParameterizedTest(name = "{0} is missing in some months: {1}")
    @CsvSource({"1, false", "28, false", "29, true", "30, true", "31, true"})
    void knowsTheDaysThatSomeMonthsLack(int day, boolean missing) {
        assertThat(new DayOfMonth(day).isMissingInSomeMonths()).isEqualTo(missing);
    }
}
