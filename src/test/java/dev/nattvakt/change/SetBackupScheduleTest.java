package dev.nattvakt.change;

import java.time.DayOfWeek;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.change.facts.Change;
import dev.nattvakt.change.facts.Situation;
import dev.nattvakt.change.facts.Warning;
import dev.nattvakt.change.order.Draft;
import dev.nattvakt.change.order.SetBackupSchedule;
import dev.nattvakt.schedule.VpsId;
import dev.nattvakt.schedule.stated.BackupStateBuilder;

import static dev.nattvakt.change.OrderBuilder.aCompleteOrder;
import static dev.nattvakt.change.OrderBuilder.anOrder;
import static dev.nattvakt.change.Situations.faults;
import static dev.nattvakt.change.Situations.ready;
import static dev.nattvakt.change.Situations.satisfied;
import static dev.nattvakt.change.Situations.situation;
import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;
import static dev.nattvakt.schedule.stated.BackupStateBuilder.backups;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/// What an order for a backup schedule comes to: what is said counts, what is not said is kept.
class SetBackupScheduleTest {

    static Stream<Arguments> merged() {
        return Stream.of(
                arguments(
                        "nothing there: enabled, no name",
                        backups(),
                        aCompleteOrder(),
                        "{frequency=daily, hour=2, retentionCount=3, enabled=true}"),
                arguments(
                        "nothing there, weekly",
                        backups(),
                        anOrder().weekly(SUNDAY).hour(3).keep(4).named("Weekly"),
                        "{frequency=weekly, hour=3, dayOfWeek=0, retentionCount=4, enabled=true, name=Weekly}"),
                arguments(
                        "nothing there, monthly, off",
                        backups(),
                        anOrder().monthly(15).hour(0).keep(1).enabled(false),
                        "{frequency=monthly, hour=0, dayOfMonth=15, retentionCount=1, enabled=false}"),
                arguments(
                        "the hour alone",
                        backups(aSchedule().named("Nightly").keeping(2)),
                        anOrder().hour(3),
                        "{frequency=daily, hour=3, retentionCount=2, enabled=true, name=Nightly}"),
                arguments(
                        "the hour of a weekly one keeps its day",
                        backups(aSchedule().weekly(MONDAY)),
                        anOrder().hour(3),
                        "{frequency=weekly, hour=3, dayOfWeek=1, retentionCount=3, enabled=true}"),
                arguments(
                        "the day of a weekly one keeps its hour",
                        backups(aSchedule().weekly(MONDAY).at(4)),
                        anOrder().day(WEDNESDAY),
                        "{frequency=weekly, hour=4, dayOfWeek=3, retentionCount=3, enabled=true}"),
                arguments(
                        "the day of a monthly one",
                        backups(aSchedule().monthly(15).at(4)),
                        anOrder().day(28),
                        "{frequency=monthly, hour=4, dayOfMonth=28, retentionCount=3, enabled=true}"),
                arguments(
                        "the copies alone",
                        backups(aSchedule().monthly(15)),
                        anOrder().keep(4),
                        "{frequency=monthly, hour=2, dayOfMonth=15, retentionCount=4, enabled=true}"),
                arguments(
                        "the name alone",
                        backups(aSchedule().named("Old")),
                        anOrder().named("New"),
                        "{frequency=daily, hour=2, retentionCount=3, enabled=true, name=New}"),
                arguments(
                        "from daily to weekly",
                        backups(aSchedule().at(5)),
                        anOrder().weekly(MONDAY),
                        "{frequency=weekly, hour=5, dayOfWeek=1, retentionCount=3, enabled=true}"),
                arguments(
                        "from weekly to daily drops the day",
                        backups(aSchedule().weekly(MONDAY)),
                        anOrder().daily(),
                        "{frequency=daily, hour=2, retentionCount=3, enabled=true}"),
                arguments(
                        "a paused one stays paused",
                        backups(aSchedule().off()),
                        anOrder().hour(3),
                        "{frequency=daily, hour=3, retentionCount=3, enabled=false}"),
                arguments(
                        "a paused one is switched on when said",
                        backups(aSchedule().off()),
                        anOrder().enabled(true),
                        "{frequency=daily, hour=2, retentionCount=3, enabled=true}"),
                arguments(
                        "several: the one that is on",
                        backups(
                                aSchedule().id("bks_1").off().at(1),
                                aSchedule().id("bks_2").weekly(MONDAY).at(5)),
                        anOrder().keep(4),
                        "{frequency=weekly, hour=5, dayOfWeek=1, retentionCount=4, enabled=true}"),
                arguments(
                        "several, none on, all said: the one of its frequency gives the name",
                        backups(
                                aSchedule().id("bks_1").off().named("Nightly"),
                                aSchedule().id("bks_2").weekly(MONDAY).off().named("Weekly")),
                        aCompleteOrder().hour(4).enabled(true),
                        "{frequency=daily, hour=4, retentionCount=3, enabled=true, name=Nightly}"),
                arguments(
                        "several, none on, all said, none of its frequency",
                        backups(
                                aSchedule().id("bks_1").off().named("A"),
                                aSchedule().id("bks_2").off().named("B")),
                        anOrder().weekly(MONDAY).hour(4).keep(2).enabled(true),
                        "{frequency=weekly, hour=4, dayOfWeek=1, retentionCount=2, enabled=true}"),
                arguments(
                        "several, none on, all said, two of its frequency",
                        backups(
                                aSchedule().id("bks_1").monthly(1).off().named("A"),
                                aSchedule().id("bks_2").monthly(2).off().named("B")),
                        anOrder().monthly(4).hour(4).keep(2).enabled(true),
                        "{frequency=monthly, hour=4, dayOfMonth=4, retentionCount=2, enabled=true}"),
                arguments(
                        "frequency unstated, but said",
                        backups(aSchedule().unstated("frequency")),
                        anOrder().daily(),
                        "{frequency=daily, hour=2, retentionCount=3, enabled=true}"),
                arguments(
                        "hour unstated, but said",
                        backups(aSchedule().weekly(MONDAY).unstated("hour")),
                        anOrder().hour(6),
                        "{frequency=weekly, hour=6, dayOfWeek=1, retentionCount=3, enabled=true}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("merged")
    void keepsWhatIsNotSaid(
            String label, BackupStateBuilder state, OrderBuilder order, String after) {
        Change<Situation.Backups> change = ready(order.build().in(situation(state)));

        assertThat(change.after().values().toString()).as(label).isEqualTo(after);
    }

    static Stream<Arguments> incomplete() {
        return Stream.of(
                arguments("nothing said", backups(), anOrder(), "frequency hour retentionCount"),
                arguments("no frequency", backups(), anOrder().hour(2).keep(3), "frequency"),
                arguments("no hour", backups(), anOrder().daily().keep(3), "hour"),
                arguments("no copies", backups(), anOrder().daily().hour(2), "retentionCount"),
                arguments(
                        "weekly without a day",
                        backups(),
                        anOrder().weekly().hour(2).keep(3),
                        "dayOfWeek"),
                arguments(
                        "weekly, nothing else",
                        backups(),
                        anOrder().weekly(),
                        "hour dayOfWeek retentionCount"),
                arguments(
                        "monthly without a day",
                        backups(),
                        anOrder().monthly().hour(2).keep(3),
                        "dayOfMonth"),
                arguments(
                        "from daily to weekly without a day",
                        backups(aSchedule()),
                        anOrder().weekly(),
                        "dayOfWeek"),
                arguments(
                        "from weekly to monthly without a day",
                        backups(aSchedule().weekly(MONDAY)),
                        anOrder().monthly(),
                        "dayOfMonth"),
                arguments(
                        "HostUp states no hour",
                        backups(aSchedule().unstated("hour")),
                        anOrder().keep(4),
                        "hour"),
                arguments(
                        "HostUp states no frequency",
                        backups(aSchedule().unstated("frequency")),
                        anOrder().hour(4),
                        "frequency"),
                arguments(
                        "HostUp states neither copies nor state",
                        backups(aSchedule().unstated("retentionCount").unstated("enabled")),
                        anOrder().hour(4),
                        "retentionCount enabled"));
    }

    @ParameterizedTest(name = "{0}: asks for {3}")
    @MethodSource("incomplete")
    void asksForEveryMissingFieldAtOnce(
            String label, BackupStateBuilder state, OrderBuilder order, String missing) {
        List<ArgumentProblem> problems = faults(order.build().in(situation(state)));

        assertThat(problems)
                .as(label)
                .allMatch(ArgumentProblem::missing)
                .extracting(ArgumentProblem::argument)
                .containsExactly(missing.split(" "));
    }

    static Stream<Arguments> fittingCopies() {
        return Stream.of(
                arguments(backups().slots(5, 1), "give 1-4, the most that fits"),
                arguments(backups().slots(2, 1), "give 1, the most that fits"),
                arguments(backups().slotsUnstated(), "give 1 or more copies"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("fittingCopies")
    void proposesCopiesThatFit(BackupStateBuilder state, String fix) {
        List<ArgumentProblem> problems =
                faults(anOrder().daily().hour(2).build().in(situation(state)));

        assertThat(problems).extracting(ArgumentProblem::fix).containsExactly(fix);
    }

    static Stream<Arguments> severalSchedules() {
        return Stream.of(
                arguments(
                        "none is on",
                        backups(
                                aSchedule().id("bks_1").off(),
                                aSchedule().id("bks_2").weekly(MONDAY).off()),
                        "bks_1 (daily), bks_2 (weekly)"),
                arguments(
                        "two are on",
                        backups(
                                aSchedule().id("bks_1"),
                                aSchedule().unstated("id").unstated("frequency")),
                        "bks_1 (daily), one without id"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("severalSchedules")
    void namesTheSchedulesWhereItIsNotClearWhichToKeepFrom(
            String label, BackupStateBuilder state, String those) {
        List<ArgumentProblem> problems = faults(anOrder().hour(3).build().in(situation(state)));

        assertThat(problems)
                .as(label)
                .extracting(ArgumentProblem::argument, ArgumentProblem::problem)
                .containsExactly(
                        tuple("vps", "there are 2 schedules, and not exactly one is on: " + those));
    }

    static Stream<OrderBuilder> notQuiteComplete() {
        return Stream.of(
                anOrder().hour(2).keep(3).enabled(true),
                anOrder().daily().keep(3).enabled(true),
                anOrder().daily().hour(2).enabled(true),
                anOrder().daily().hour(2).keep(3),
                anOrder().weekly().hour(2).keep(3).enabled(true),
                anOrder().monthly().hour(2).keep(3).enabled(true));
    }

    @ParameterizedTest
    @MethodSource("notQuiteComplete")
    void guessesNothingFromSeveralSchedules(OrderBuilder order) {
        BackupStateBuilder twoPaused =
                backups(aSchedule().id("bks_1").off(), aSchedule().id("bks_2").off());

        assertThat(faults(order.build().in(situation(twoPaused))))
                .extracting(ArgumentProblem::argument)
                .containsExactly("vps");
    }

    static Stream<Arguments> wrongDays() {
        return Stream.of(
                arguments("daily takes no weekday", anOrder().daily().day(MONDAY), "dayOfWeek"),
                arguments("daily takes no day", anOrder().daily().day(15), "dayOfMonth"),
                arguments("weekly takes no day", anOrder().weekly().day(15), "dayOfMonth"),
                arguments("monthly takes no weekday", anOrder().monthly().day(MONDAY), "dayOfWeek"),
                arguments(
                        "both days, whatever the frequency",
                        anOrder().day(MONDAY).day(15),
                        "dayOfMonth"),
                arguments(
                        "daily with both days",
                        anOrder().daily().day(MONDAY).day(15),
                        "dayOfMonth dayOfWeek dayOfMonth"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongDays")
    void refusesDaysOfAnotherFrequencyBeforeHostUpIsAsked(
            String label, OrderBuilder order, String arguments) {
        assertThat(order.build().problems())
                .as(label)
                .extracting(ArgumentProblem::argument)
                .containsExactly(arguments.split(" "));
    }

    static Stream<OrderBuilder> rightDays() {
        return Stream.of(
                anOrder(),
                anOrder().daily(),
                anOrder().weekly(MONDAY),
                anOrder().monthly(15),
                anOrder().day(MONDAY),
                anOrder().day(15));
    }

    @ParameterizedTest
    @MethodSource("rightDays")
    void findsNothingWrongWithDaysThatMayFit(OrderBuilder order) {
        assertThat(order.build().problems()).isEmpty();
    }

    static Stream<Arguments> daysThatDoNotFitWhatIsThere() {
        return Stream.of(
                arguments(
                        backups(aSchedule()),
                        anOrder().day(MONDAY),
                        "a daily schedule takes no dayOfWeek"),
                arguments(
                        backups(aSchedule()),
                        anOrder().day(15),
                        "a daily schedule takes no dayOfMonth"),
                arguments(
                        backups(aSchedule().weekly(MONDAY)),
                        anOrder().day(15),
                        "a weekly schedule takes no dayOfMonth"),
                arguments(
                        backups(aSchedule().monthly(15)),
                        anOrder().day(SUNDAY),
                        "a monthly schedule takes no dayOfWeek"),
                arguments(
                        backups(aSchedule()),
                        anOrder().daily().day(MONDAY),
                        "a daily schedule takes no dayOfWeek"));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("daysThatDoNotFitWhatIsThere")
    void refusesADayThatTheScheduleThereDoesNotTake(
            BackupStateBuilder state, OrderBuilder order, String problem) {
        assertThat(faults(order.build().in(situation(state))))
                .extracting(ArgumentProblem::problem)
                .containsExactly(problem);
    }

    static Stream<Arguments> alreadySo() {
        return Stream.of(
                arguments("all said", backups(aSchedule()), aCompleteOrder().enabled(true)),
                arguments("nothing said", backups(aSchedule()), anOrder()),
                arguments("one thing said", backups(aSchedule().keeping(5)), anOrder().keep(5)),
                arguments("paused", backups(aSchedule().off()), anOrder().enabled(false)),
                arguments(
                        "named, name not said",
                        backups(aSchedule().named("Nightly")),
                        aCompleteOrder()),
                arguments(
                        "a gate that is shut does not matter",
                        backups(aSchedule()).canCreate(GatesTest.SHUT),
                        aCompleteOrder()),
                arguments(
                        "nor does a slot too few",
                        backups(aSchedule()).slots(1, 1),
                        aCompleteOrder()),
                arguments(
                        "beside a paused one",
                        backups(aSchedule().id("bks_1"), aSchedule().id("bks_2").off()),
                        aCompleteOrder()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("alreadySo")
    void sendsNothingWhereItIsSoAlready(
            String label, BackupStateBuilder state, OrderBuilder order) {
        Draft.Satisfied<?> satisfied = satisfied(order.build().in(situation(state)));

        assertThat(satisfied.now())
                .as(label)
                .isEqualTo(state.build().schedules().getFirst().fields());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isPausedAlreadyWhereNothingIsThereToPause(boolean isGateShut) {
        BackupStateBuilder none = isGateShut ? backups().canCreate(GatesTest.SHUT) : backups();

        Draft.Satisfied<?> satisfied =
                satisfied(
                        anOrder()
                                .enabled(false)
                                .in("Europe/Stockholm")
                                .build()
                                .in(situation(none)));

        assertThat(satisfied.now().isEmpty()).isTrue();
    }

    static Stream<OrderBuilder> offAndMore() {
        return Stream.of(
                anOrder().enabled(true),
                anOrder(),
                anOrder().enabled(false).hour(3),
                anOrder().enabled(false).keep(3),
                anOrder().enabled(false).named("Nightly"));
    }

    /// A schedule to be made switched off, or a pause of one that is somewhere else.
    @ParameterizedTest
    @MethodSource("offAndMore")
    void asksForTheRestWhereMoreThanAPauseIsAskedFor(OrderBuilder order) {
        assertThat(faults(order.build().in(situation(backups())))).isNotEmpty();
    }

    @Test
    void isSoBesideAnotherScheduleThatIsOnAndSaysHowToRemoveThat() {
        BackupStateBuilder twoOn =
                backups(aSchedule().id("bks_1"), aSchedule().id("bks_2").weekly(MONDAY));

        Draft.Satisfied<?> satisfied =
                satisfied(aCompleteOrder().enabled(true).build().in(situation(twoOn)));

        assertThat(satisfied.now()).isEqualTo(aSchedule().build().fields());
        assertThat(satisfied.warnings())
                .singleElement()
                .isInstanceOfSatisfying(
                        Warning.OthersOn.class,
                        others ->
                                assertThat(
                                                others.removals()
                                                        .getFirst()
                                                        .arguments()
                                                        .get("scheduleId"))
                                        .contains("bks_2"));
    }

    @Test
    void isSoWhenOneOfSeveralThatAreOffIsEqual() {
        BackupStateBuilder twoOff =
                backups(aSchedule().id("bks_1").at(9).off(), aSchedule().id("bks_2").off());

        assertThat(satisfied(aCompleteOrder().enabled(false).build().in(situation(twoOff))).now())
                .isEqualTo(aSchedule().off().build().fields());
    }

    @Test
    void isNotOffWhileAnotherScheduleOfItsFieldsIsOn() {
        BackupStateBuilder onAndOff =
                backups(aSchedule().id("bks_1"), aSchedule().id("bks_2").off());

        assertThat(ready(aCompleteOrder().enabled(false).build().in(situation(onAndOff))).after())
                .isEqualTo(aSchedule().off().build().fields());
    }

    @Test
    void showsTheNextThreeRunsOfWhatWillRun() {
        assertThat(ready(aCompleteOrder().build().in(situation(backups()))).nextRuns())
                .extracting(Object::toString)
                .containsExactly(
                        "2026-11-23T02:00:00Z", "2026-11-24T02:00:00Z", "2026-11-25T02:00:00Z");
        assertThat(
                        ready(aCompleteOrder().enabled(false).build().in(situation(backups())))
                                .nextRuns())
                .isEmpty();
    }

    @ParameterizedTest(name = "day {0}")
    @ValueSource(ints = {29, 30, 31})
    void warnsOfDaysThatSomeMonthsLack(int day) {
        OrderBuilder order = anOrder().monthly(day).hour(2).keep(3);

        assertThat(ready(order.build().in(situation(backups()))).warnings())
                .containsExactly(new Warning.DayMissing(day));
        assertThat(ready(order.day(28).build().in(situation(backups()))).warnings()).isEmpty();
    }

    @Test
    void isTheSameOrderOnAnId() {
        SetBackupSchedule order =
                anOrder()
                        .weekly(DayOfWeek.FRIDAY)
                        .hour(1)
                        .keep(2)
                        .enabled(false)
                        .named("n")
                        .in("Europe/Stockholm")
                        .build();

        assertThat(order.on(new VpsId("vps_1")))
                .usingRecursiveComparison()
                .ignoringFields("vps")
                .isEqualTo(order);
        assertThat(order.on(new VpsId("vps_1")).vps()).isEqualTo("vps_1");
    }
}
