package dev.nattvakt.fleet.policy;

import java.time.DayOfWeek;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.schedule.cadence.DayOfMonth;
import dev.nattvakt.schedule.cadence.Frequency;
import dev.nattvakt.schedule.cadence.Hour;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class BackupWishTest {

    @ParameterizedTest(name = "{0} with weekday {1} and day of the month {2}")
    @CsvSource({
        "WEEKLY, , ",
        "WEEKLY, , 15",
        "WEEKLY, MONDAY, 15",
        "MONTHLY, , ",
        "MONTHLY, MONDAY, ",
        "MONTHLY, MONDAY, 15",
        "DAILY, MONDAY, ",
        "DAILY, , 15",
        ", MONDAY, ",
        ", , 15"
    })
    void takesTheDayOfItsFrequencyAndNoOther(Frequency frequency, DayOfWeek week, Integer month) {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new BackupWish(
                                Optional.ofNullable(frequency),
                                Optional.empty(),
                                Optional.ofNullable(week),
                                Optional.ofNullable(month).map(DayOfMonth::new),
                                Optional.empty(),
                                false,
                                true,
                                Optional.empty()))
                .withMessage(
                        "weekly takes dayOfWeek, monthly takes dayOfMonth, and nothing else does");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 25})
    void aWindowIsOneHourToADay(int hours) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HourWindow(new Hour(2), hours))
                .withMessage("hours: " + hours + " (expected: 1-24)");
    }
}
