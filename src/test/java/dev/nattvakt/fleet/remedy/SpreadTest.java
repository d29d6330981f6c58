package dev.nattvakt.fleet.remedy;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.fleet.port.Copies;
import dev.nattvakt.fleet.verdict.ServerState;
import dev.nattvakt.schedule.ScheduleBuilder;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;
import dev.nattvakt.schedule.cadence.Cadence;
import dev.nattvakt.schedule.cadence.DayOfMonth;
import dev.nattvakt.schedule.cadence.Hour;

import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;
import static dev.nattvakt.schedule.stated.BackupStateBuilder.backups;
import static dev.nattvakt.schedule.stated.SnapshotStateBuilder.snapshots;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SpreadTest {

    private static final ZoneId UTC = ZoneId.of("UTC");

    @Test
    void givesEachHourOfAnEmptyWindowInTurn() {
        Spread spread = new Spread(starts(), new Hour(1), 3);

        assertThat(daily(spread, 7)).containsExactly(1, 2, 3, 1, 2, 3, 1);
    }

    @Test
    void fillsTheQuietestHoursFirst() {
        Starts starts = starts(aSchedule().at(1), aSchedule().at(1), aSchedule().at(2));

        assertThat(daily(new Spread(starts, new Hour(1), 3), 5)).containsExactly(3, 2, 3, 1, 2);
    }

    @Test
    void passesMidnight() {
        assertThat(daily(new Spread(starts(), new Hour(22), 4), 4)).containsExactly(22, 23, 0, 1);
    }

    @Test
    void weeklyRunsFillTheirOwnDayOnly() {
        Starts starts = starts(aSchedule().weekly(DayOfWeek.MONDAY).at(2));
        Spread spread = new Spread(starts, new Hour(2), 2);

        assertThat(spread.next(hour -> new Cadence.Weekly(hour, DayOfWeek.TUESDAY)).value())
                .isEqualTo(2);
        assertThat(spread.next(hour -> new Cadence.Weekly(hour, DayOfWeek.MONDAY)).value())
                .isEqualTo(3);
    }

    @Test
    void monthlyRunsFillEveryDaySinceTheyCanFallOnAny() {
        Spread spread = new Spread(starts(), new Hour(2), 2);

        spread.next(hour -> new Cadence.Monthly(hour, new DayOfMonth(15)));

        assertThat(spread.next(hour -> new Cadence.Weekly(hour, DayOfWeek.MONDAY)).value())
                .isEqualTo(3);
    }

    @Test
    void countsByHostUpsHourAndHandsOutTheWishersHour() {
        Starts starts = starts(aSchedule().at(23));
        Function<Hour, Cadence> oneHourAhead =
                hour -> new Cadence.Daily(new Hour(Math.floorMod(hour.value() - 1, 24)));

        assertThat(new Spread(starts, new Hour(0), 2).next(oneHourAhead).value()).isEqualTo(1);
    }

    @Test
    void whatIsAboutToMoveDoesNotCount() {
        ServerState moving = server(aSchedule().at(1));
        Starts starts = Starts.of(List.of(moving), UTC);

        starts.leaveOut(moving);

        assertThat(starts.at(1)).isZero();
        assertThat(daily(new Spread(starts, new Hour(1), 2), 1)).containsExactly(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 25})
    void takesAWindowOfOneHourToAWholeDay(int hours) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Spread(starts(), new Hour(1), hours))
                .withMessageContaining("expected: 1 to 24");
    }

    private static List<Integer> daily(Spread spread, int servers) {
        return IntStream.range(0, servers)
                .mapToObj(_ -> spread.next(Cadence.Daily::new).value())
                .toList();
    }

    private static Starts starts(ScheduleBuilder... schedules) {
        return Starts.of(Stream.of(schedules).map(SpreadTest::server).toList(), UTC);
    }

    private static ServerState server(ScheduleBuilder schedule) {
        return new ServerState(
                Vps.of(new VpsId("vps_1")),
                backups(schedule).build(),
                snapshots().build(),
                Copies.NONE);
    }
}
