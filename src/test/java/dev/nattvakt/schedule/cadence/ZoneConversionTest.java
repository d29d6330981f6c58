package dev.nattvakt.schedule.cadence;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.nattvakt.schedule.Cadences.cadence;
import static org.assertj.core.api.Assertions.assertThat;

class ZoneConversionTest {

    private static final Instant WINTER = Instant.parse("2026-11-22T10:15:00Z");
    private static final Instant SUMMER = Instant.parse("2026-07-01T10:15:00Z");

    @ParameterizedTest(name = "{0} in {1} is {3} in {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    daily 2       | UTC                | UTC               | daily 2
                    daily 2       | Europe/Stockholm   | UTC               | daily 1
                    daily 0       | Europe/Stockholm   | UTC               | daily 23
                    daily 2       | UTC                | Europe/Stockholm  | daily 3
                    weekly mon 2  | Europe/Stockholm   | UTC               | weekly mon 1
                    weekly mon 0  | Europe/Stockholm   | UTC               | weekly sun 23
                    weekly mon 5  | Asia/Tokyo         | UTC               | weekly sun 20
                    weekly sun 23 | America/New_York   | UTC               | weekly mon 4
                    weekly sat 23 | America/New_York   | UTC               | weekly sun 4
                    weekly wed 0  | Pacific/Kiritimati | Pacific/Pago_Pago | weekly mon 23
                    weekly mon 23 | Pacific/Pago_Pago  | Pacific/Kiritimati | weekly wed 0
                    monthly 15 2  | Europe/Stockholm   | UTC               | monthly 15 1
                    monthly 1 1   | Europe/Stockholm   | UTC               | monthly 1 0
                    monthly 31 18 | America/New_York   | UTC               | monthly 31 23
                    """)
    void fitsWhereAFullHourAndAFixedDayExpressIt(
            String wish, ZoneId from, ZoneId to, String there) {
        ZoneConversion conversion = ZoneConversion.of(cadence(wish), from, to, WINTER);

        assertThat(conversion).isEqualTo(new ZoneConversion.Fits(cadence(there)));
    }

    @ParameterizedTest(name = "{0} in {1} lies between {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    daily 2      | Asia/Kolkata     | 20=01:30, 21=02:30
                    daily 5      | Asia/Kolkata     | 23=04:30, 0=05:30
                    daily 2      | Asia/Kathmandu   | 20=01:45, 21=02:45
                    daily 2      | America/St_Johns | 5=01:30, 6=02:30
                    weekly mon 0 | Asia/Kolkata     | sun 18=Sunday 23:30, sun 19=Monday 00:30
                    weekly mon 3 | Asia/Kolkata     | sun 21=Monday 02:30, sun 22=Monday 03:30
                    weekly mon 5 | Asia/Kolkata     | sun 23=Monday 04:30, mon 0=Monday 05:30
                    weekly sat 23 | America/St_Johns | sun 2=Saturday 22:30, sun 3=Saturday 23:30
                    monthly 15 9 | Asia/Kolkata     | 3=08:30, 4=09:30
                    monthly 15 5 | Asia/Kolkata     | 0=05:30
                    monthly 1 0  | Asia/Kolkata     | ''
                    """)
    void namesTheTwoNearestHoursForZonesOffByPartsOfAnHour(
            String wish, ZoneId from, String nearest) {
        ZoneConversion conversion = ZoneConversion.of(cadence(wish), from, ZoneOffset.UTC, WINTER);

        assertThat(conversion).isEqualTo(new ZoneConversion.BetweenHours(nearest(wish, nearest)));
    }

    @ParameterizedTest(name = "{0} in {1}: {2} stays on the day")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    monthly 15 0  | Europe/Stockholm | 1
                    monthly 1 0   | Europe/Stockholm | 1
                    monthly 31 23 | America/New_York | 18
                    monthly 15 19 | America/New_York | 18
                    monthly 15 3  | Asia/Tokyo       | 9
                    """)
    void namesTheNearestHourWhoseDayOfTheMonthStays(String wish, ZoneId from, int nearest) {
        ZoneConversion conversion = ZoneConversion.of(cadence(wish), from, ZoneOffset.UTC, WINTER);

        assertThat(conversion).isEqualTo(new ZoneConversion.DayShifts(List.of(new Hour(nearest))));
    }

    @Test
    void findsNoHourWhereTheDayIsNeverTheSame() {
        ZoneConversion conversion =
                ZoneConversion.of(
                        cadence("monthly 15 2"),
                        ZoneId.of("Pacific/Kiritimati"),
                        ZoneId.of("Pacific/Pago_Pago"),
                        WINTER);

        assertThat(conversion).isEqualTo(new ZoneConversion.DayShifts(List.of()));
    }

    @Test
    void takesTheOffsetsOfTheNextRun() {
        ZoneId stockholm = ZoneId.of("Europe/Stockholm");
        Instant eveOfSummerTime = Instant.parse("2026-03-28T12:00:00Z");

        assertThat(ZoneConversion.of(cadence("daily 4"), stockholm, ZoneOffset.UTC, SUMMER))
                .isEqualTo(new ZoneConversion.Fits(cadence("daily 2")));
        assertThat(
                        ZoneConversion.of(
                                cadence("daily 4"), stockholm, ZoneOffset.UTC, eveOfSummerTime))
                .isEqualTo(new ZoneConversion.Fits(cadence("daily 2")));
        assertThat(ZoneConversion.of(cadence("daily 4"), stockholm, ZoneOffset.UTC, WINTER))
                .isEqualTo(new ZoneConversion.Fits(cadence("daily 3")));
    }

    @Test
    void staysWithTheUsualHourWhereClocksSkipTheNextRun() {
        ZoneId london = ZoneId.of("Europe/London");
        ZoneId lordHowe = ZoneId.of("Australia/Lord_Howe");
        Instant eveInLondon = Instant.parse("2026-03-28T12:00:00Z");
        Instant eveOnLordHowe = Instant.parse("2026-10-03T12:00:00Z");

        assertThat(ZoneConversion.of(cadence("daily 1"), london, ZoneOffset.UTC, eveInLondon))
                .isEqualTo(new ZoneConversion.Fits(cadence("daily 0")));
        assertThat(ZoneConversion.of(cadence("weekly sun 1"), london, ZoneOffset.UTC, eveInLondon))
                .isEqualTo(new ZoneConversion.Fits(cadence("weekly sun 0")));
        assertThat(ZoneConversion.of(cadence("daily 2"), lordHowe, ZoneOffset.UTC, eveOnLordHowe))
                .isEqualTo(new ZoneConversion.Fits(cadence("daily 15")));
    }

    /// On the day before a change of clocks, one more run may come first.
    @ParameterizedTest(name = "at {0}")
    @ValueSource(
            strings = {
                "2026-11-22T10:15:00Z",
                "2026-07-01T10:15:00Z",
                "2026-03-28T12:00:00Z",
                "2026-10-03T12:00:00Z",
                "2026-10-24T12:00:00Z",
                "2028-02-28T12:00:00Z"
            })
    void whateverFitsRunsAtTheMomentThatWasMeantFromAnyZone(Instant now) {
        List<Cadence> wishes =
                IntStream.range(0, 24)
                        .mapToObj(hour ->
                                Stream.of("daily ", "weekly mon ", "monthly 15 ", "monthly 29 ")
                                        .map(form -> cadence(form + hour)))
                        .flatMap(forms -> forms)
                        .toList();

        for (String name : ZoneId.getAvailableZoneIds()) {
            ZoneId zone = ZoneId.of(name);
            for (Cadence wish : wishes) {
                if (ZoneConversion.of(wish, zone, ZoneOffset.UTC, now)
                        instanceof ZoneConversion.Fits(Cadence there)) {
                    assertThat(there.nextRuns(now, ZoneOffset.UTC, 2))
                            .as("%s in %s", wish, zone)
                            .contains(usualRun(wish, zone, now));
                }
            }
        }
    }

    /// The next run at the very hour that was wished, which the clocks skip on one day of the year.
    private static Instant usualRun(Cadence wish, ZoneId zone, Instant now) {
        LocalTime wished = LocalTime.of(wish.at().value(), 0);
        return wish.nextRuns(now, zone, 2).stream()
                .filter(run -> run.atZone(zone).toLocalTime().equals(wished))
                .findFirst()
                .orElseThrow();
    }

    /// HostUp's day and hour, and the local ones.
    private static List<ZoneConversion.Nearest> nearest(String wish, String text) {
        String kind = wish.replaceAll(" \\d+$", "").replaceAll(" ...$", "");
        return Stream.of(text.split(", "))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> pair.split("="))
                .map(pair -> new ZoneConversion.Nearest(cadence(kind + " " + pair[0]), pair[1]))
                .toList();
    }
}
