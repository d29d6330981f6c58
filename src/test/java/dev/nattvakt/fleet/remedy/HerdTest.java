package dev.nattvakt.fleet.remedy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.fleet.port.Copies;
import dev.nattvakt.fleet.verdict.ServerState;
import dev.nattvakt.schedule.ScheduleBuilder;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;
import dev.nattvakt.schedule.cadence.Hour;
import dev.nattvakt.schedule.stated.BackupStateBuilder;

import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;
import static dev.nattvakt.schedule.stated.BackupStateBuilder.backups;
import static dev.nattvakt.schedule.stated.SnapshotStateBuilder.snapshots;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class HerdTest {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Herd.Rule QUARTER = new Herd.Rule(0.25, UTC);

    private final List<ServerState> fleet = new ArrayList<>();

    @ParameterizedTest(name = "{0} of {1} at 02:00")
    @CsvSource({
        "4, 4, false",
        "5, 5, true",
        "4, 16, false",
        "5, 20, false",
        "6, 20, true",
        "5, 19, true",
        "25, 100, false",
        "26, 100, true",
        "0, 0, false"
    })
    void isMoreThanTheShareAndAtLeastFive(int together, int all, boolean herd) {
        add(together, aSchedule().at(2));
        for (int i = together; i < all; i++) {
            add(1, backups());
        }

        List<Herd> herds = Herd.among(fleet, QUARTER);

        assertThat(herds).hasSize(herd ? 1 : 0);
        assertThat(herds).allMatch(found -> found.servers() == together && found.of() == all);
    }

    @Test
    void proposesTheEmptiestHoursThenTheClosest() {
        add(12, aSchedule().at(2));
        add(2, aSchedule().at(1));
        add(1, aSchedule().at(3));
        add(5, aSchedule().at(14));

        assertThat(Herd.among(fleet, QUARTER))
                .singleElement()
                .satisfies(herd -> {
                    assertThat(herd.servers()).isEqualTo(12);
                    assertThat(herd.quieter()).isEqualTo(hours(4, 0, 5));
                });
    }

    @Test
    void closestIsOnTheDial() {
        add(5, aSchedule().at(23));

        assertThat(Herd.among(fleet, QUARTER).getFirst().quieter()).isEqualTo(hours(0, 22, 1));
    }

    @Test
    void proposesNoHourThatIsFullItself() {
        for (int hour = 0; hour < 24; hour++) {
            add(hour == 2 ? 9 : 4, aSchedule().at(hour));
        }

        assertThat(Herd.among(fleet, new Herd.Rule(0.04, UTC)))
                .singleElement()
                .satisfies(herd -> {
                    assertThat(herd.of()).isEqualTo(101);
                    assertThat(herd.quieter()).isEmpty();
                    assertThat(spreadHours(herd)).isEqualTo(24);
                });
    }

    @Test
    void theLargestComesFirst() {
        add(10, aSchedule().at(2));
        add(12, aSchedule().at(4));

        assertThat(Herd.among(fleet, QUARTER))
                .extracting(Herd::hour)
                .containsExactly(new Hour(4), new Hour(2));
    }

    static Stream<Arguments> schedules() {
        Instant tuesdayAtFive = Instant.parse("2026-11-24T05:00:00Z");
        return Stream.of(
                arguments("weekly ones of one day", 5, aSchedule().weekly(DayOfWeek.MONDAY), 2),
                arguments("monthly ones can meet daily ones", 5, aSchedule().monthly(15), 2),
                arguments(
                        "where no hour is stated, that of the next run",
                        5,
                        aSchedule().unstated("hour").nextRun(tuesdayAtFive),
                        5));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("schedules")
    void counts(String what, int servers, ScheduleBuilder schedule, int hour) {
        add(servers, schedule);

        assertThat(Starts.of(fleet, UTC).at(hour)).as(what).isEqualTo(servers);
    }

    @Test
    void weeklyOnesOfDifferentDaysNeverMeet() {
        for (DayOfWeek day : DayOfWeek.values()) {
            add(1, aSchedule().weekly(day));
        }

        assertThat(Starts.of(fleet, UTC).at(2)).isEqualTo(1);
        assertThat(Herd.among(fleet, QUARTER)).isEmpty();
    }

    @Test
    void aWeeklyOneWithoutItsDayCanFallOnAny() {
        add(1, aSchedule().weekly(DayOfWeek.MONDAY).unstated("dayOfWeek"));
        add(1, aSchedule().weekly(DayOfWeek.TUESDAY));

        assertThat(Starts.of(fleet, UTC).at(2)).isEqualTo(2);
    }

    @Test
    void countsAServerOnceAndOnlyWhatIsOn() {
        add(1, backups(aSchedule().at(2), aSchedule().id("bks_2").weekly(DayOfWeek.MONDAY).at(2)));
        add(1, aSchedule().at(2).off());
        add(1, aSchedule().unstated("hour"));

        assertThat(Starts.of(fleet, UTC).at(2)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, 1.01, Double.NaN})
    void refusesAShareThatIsNone(double share) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Herd.Rule(share, UTC));
    }

    private static List<Hour> hours(Integer... hours) {
        return Stream.of(hours).map(Hour::new).toList();
    }

    private void add(int servers, ScheduleBuilder schedule) {
        for (int i = 0; i < servers; i++) {
            add(1, backups(schedule));
        }
    }

    private void add(int servers, BackupStateBuilder state) {
        for (int i = 0; i < servers; i++) {
            fleet.add(
                    new ServerState(
                            Vps.of(new VpsId("vps_" + fleet.size())),
                            state.build(),
                            snapshots().build(),
                            Copies.NONE));
        }
    }

    @Test
    void itsCureSpreadsItsServersOverAsManyHoursAsHaveRoom() {
        add(12, aSchedule().at(2));
        add(4, aSchedule().at(3));
        add(4, backups());

        assertThat(Herd.among(fleet, QUARTER))
                .singleElement()
                .satisfies(herd -> {
                    assertThat(herd.cure().orElseThrow().arguments().get("servers"))
                            .contains(
                                    fleet.subList(0, 12).stream()
                                            .map(server -> server.vps().id().value())
                                            .toList());
                    assertThat(herd.cure().orElseThrow().arguments().get("hour")).contains(2);
                    assertThat(spreadHours(herd)).isEqualTo(4);
                });
    }

    private static Object spreadHours(Herd herd) {
        return herd.cure().orElseThrow().arguments().get("spreadHours").orElseThrow();
    }
}
