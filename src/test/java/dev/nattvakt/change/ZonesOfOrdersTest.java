package dev.nattvakt.change;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.change.facts.Change;
import dev.nattvakt.change.facts.Situation;
import dev.nattvakt.change.facts.Warning;
import dev.nattvakt.change.order.Draft;
import dev.nattvakt.schedule.ScheduleBuilder;

import static dev.nattvakt.change.OrderBuilder.anOrder;
import static dev.nattvakt.change.Situations.faults;
import static dev.nattvakt.change.Situations.ready;
import static dev.nattvakt.change.Situations.situation;
import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;
import static dev.nattvakt.schedule.stated.BackupStateBuilder.backups;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/// Orders whose hours and days are meant in the caller's zone, while HostUp means UTC.
class ZonesOfOrdersTest {

    private static final String STOCKHOLM = "Europe/Stockholm";

    static Stream<Arguments> expressible() {
        return Stream.of(
                arguments(
                        "the hour is the caller's",
                        aSchedule(),
                        anOrder().hour(4).in(STOCKHOLM),
                        "{frequency=daily, hour=3"),
                arguments(
                        "the day shifts with the hour",
                        aSchedule(),
                        anOrder().weekly(MONDAY).hour(0).in(STOCKHOLM),
                        "{frequency=weekly, hour=23, dayOfWeek=0"),
                arguments(
                        "a kept day is the caller's: Sunday 23:00 is their Monday",
                        aSchedule().weekly(SUNDAY).at(23),
                        anOrder().hour(5).in(STOCKHOLM),
                        "{frequency=weekly, hour=4, dayOfWeek=1"),
                arguments(
                        "a kept hour is the caller's: midnight stays midnight",
                        aSchedule().weekly(SUNDAY).at(23),
                        anOrder().day(TUESDAY).in(STOCKHOLM),
                        "{frequency=weekly, hour=23, dayOfWeek=1"),
                arguments(
                        "a month day that stays",
                        aSchedule().monthly(15),
                        anOrder().hour(1).in(STOCKHOLM),
                        "{frequency=monthly, hour=0, dayOfMonth=15"),
                arguments(
                        "nothing said about the time is kept as it is",
                        aSchedule().monthly(15).at(23),
                        anOrder().keep(4).in(STOCKHOLM),
                        "{frequency=monthly, hour=23, dayOfMonth=15"),
                arguments(
                        "a kept time between the caller's hours is replaced",
                        aSchedule(),
                        anOrder().weekly(MONDAY).hour(5).in("America/New_York"),
                        "{frequency=weekly, hour=10, dayOfWeek=1"),
                arguments(
                        "only half said where HostUp states half",
                        aSchedule().unstated("hour"),
                        anOrder().hour(3).in(STOCKHOLM),
                        "{frequency=daily, hour=2"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("expressible")
    void turnsTheCallersTimeIntoHostUps(
            String label, ScheduleBuilder base, OrderBuilder order, String after) {
        Change<Situation.Backups> change = ready(order.build().in(situation(backups(base))));

        assertThat(change.after().values().toString()).as(label).startsWith(after);
    }

    static Stream<Arguments> inexpressible() {
        return Stream.of(
                arguments(
                        "Asia/Kolkata",
                        anOrder().hour(2),
                        "02:00 in Asia/Kolkata falls between HostUp's full hours (UTC)",
                        "leave timeZone out and give the hour in UTC: 20 (01:30 in Asia/Kolkata) or"
                                + " 21 (02:30 in Asia/Kolkata)"),
                arguments(
                        "Asia/Kolkata",
                        anOrder().weekly(MONDAY).hour(3),
                        "03:00 in Asia/Kolkata falls between HostUp's full hours (UTC)",
                        "leave timeZone out and give the hour and the day in UTC: hour 21 on Sunday, dayOfWeek 0"
                                + " (Monday 02:30 in Asia/Kolkata) or hour 22 on Sunday, dayOfWeek 0"
                                + " (Monday 03:30 in Asia/Kolkata)"),
                arguments(
                        "Asia/Kolkata",
                        anOrder().monthly(15).hour(3),
                        "03:00 in Asia/Kolkata falls between HostUp's full hours (UTC)",
                        "leave timeZone out and give day and hour in UTC"),
                arguments(
                        "Asia/Kolkata",
                        anOrder().monthly(15).hour(9),
                        "09:00 in Asia/Kolkata falls between HostUp's full hours (UTC)",
                        "leave timeZone out and give the hour in UTC: 3 (08:30 in Asia/Kolkata) or"
                                + " 4 (09:30 in Asia/Kolkata)"),
                arguments(
                        STOCKHOLM,
                        anOrder().monthly(15).hour(0),
                        "00:00 in Europe/Stockholm is another day of the month for HostUp (UTC)",
                        "the nearest hour that stays on the day is 1"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("inexpressible")
    void refusesWhatHostUpCannotExpressWithTheNearestThatItCan(
            String zone, OrderBuilder order, String problem, String fix) {
        Draft<Situation.Backups> draft = order.in(zone).build().in(situation(backups(aSchedule())));

        assertThat(faults(draft))
                .extracting(
                        ArgumentProblem::argument, ArgumentProblem::problem, ArgumentProblem::fix)
                .containsExactly(tuple("hour", problem, fix));
    }

    @Test
    void refusesADayThatNoHourKeeps() {
        OrderBuilder order = anOrder().monthly(15).hour(2).keep(3).in("Pacific/Kiritimati");

        Draft<Situation.Backups> draft =
                order.build().in(situation(backups(), ZoneId.of("Pacific/Pago_Pago")));

        assertThat(faults(draft))
                .extracting(ArgumentProblem::fix)
                .containsExactly("leave timeZone out and give day and hour in Pacific/Pago_Pago");
    }

    static Stream<Arguments> notKept() {
        return Stream.of(
                arguments(
                        "the kept hour is no full hour there",
                        aSchedule(),
                        anOrder().weekly(MONDAY).in("Asia/Kolkata"),
                        List.of("hour")),
                arguments(
                        "the kept day of the month is another one there",
                        aSchedule().monthly(15).at(23),
                        anOrder().hour(5).in(STOCKHOLM),
                        List.of("dayOfMonth")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notKept")
    void asksForWhatCannotBeKeptInTheCallersZone(
            String label, ScheduleBuilder base, OrderBuilder order, List<String> missing) {
        Draft<Situation.Backups> draft = order.build().in(situation(backups(base)));

        assertThat(faults(draft))
                .as(label)
                .allMatch(ArgumentProblem::missing)
                .extracting(ArgumentProblem::argument)
                .isEqualTo(missing);
    }

    @Test
    void warnsOfTheFirstRunThatAClockChangeMoves() {
        OrderBuilder order = anOrder().hour(3).in(STOCKHOLM);

        List<Warning> warnings =
                ready(order.build().in(situation(backups(aSchedule().at(5))))).warnings();

        assertThat(warnings)
                .containsExactly(
                        new Warning.ClockChange(
                                ZoneId.of(STOCKHOLM), Instant.parse("2027-03-28T02:00:00Z")));
    }

    @Test
    void warnsOfARunAtTheVeryMomentOfTheClockChange() {
        OrderBuilder order = anOrder().hour(2).in(STOCKHOLM);

        List<Warning> warnings =
                ready(order.build().in(situation(backups(aSchedule().at(5))))).warnings();

        assertThat(warnings)
                .containsExactly(
                        new Warning.ClockChange(
                                ZoneId.of(STOCKHOLM), Instant.parse("2027-03-28T01:00:00Z")));
    }

    static Stream<OrderBuilder> withoutAMove() {
        return Stream.of(
                anOrder().hour(3).in("UTC"),
                anOrder().hour(3).in("Asia/Tokyo"),
                anOrder().hour(3),
                anOrder().hour(3).enabled(false).in(STOCKHOLM));
    }

    @ParameterizedTest
    @MethodSource("withoutAMove")
    void warnsOfNoClockChangeWhereNoRunMoves(OrderBuilder order) {
        List<Warning> warnings =
                ready(order.build().in(situation(backups(aSchedule().at(5))))).warnings();

        assertThat(warnings).noneMatch(Warning.ClockChange.class::isInstance);
    }

    @Test
    void warnsOfHostUpsOwnClockChange() {
        OrderBuilder order = anOrder().daily().hour(3).keep(3).in("UTC");

        List<Warning> warnings =
                ready(order.build().in(situation(backups(), ZoneId.of(STOCKHOLM)))).warnings();

        assertThat(warnings)
                .containsExactly(
                        new Warning.ClockChange(
                                ZoneId.of("UTC"), Instant.parse("2027-03-28T02:00:00Z")));
    }

    /// Between one zone's change and the other's, three weeks in spring and one in autumn: no run
    /// of a third of the month comes into the first.
    @Test
    void warnsOfALaterClockChangeWhereNoRunComesBetweenTheFirstOnes() {
        OrderBuilder order = anOrder().monthly(3).hour(12).keep(3).in("America/New_York");

        List<Warning> warnings =
                ready(order.build().in(situation(backups(), ZoneId.of(STOCKHOLM)))).warnings();

        assertThat(warnings)
                .containsExactly(
                        new Warning.ClockChange(
                                ZoneId.of("America/New_York"),
                                Instant.parse("2027-11-03T17:00:00Z")));
    }

    @Test
    void zonesThatChangeTogetherMoveNothing() {
        OrderBuilder order = anOrder().daily().hour(4).keep(3).in("Europe/Berlin");

        List<Warning> warnings =
                ready(order.build().in(situation(backups(), ZoneId.of(STOCKHOLM)))).warnings();

        assertThat(warnings).isEmpty();
    }
}
