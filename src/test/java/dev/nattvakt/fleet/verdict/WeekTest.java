package dev.nattvakt.fleet.verdict;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.nattvakt.fleet.port.Copies;
import dev.nattvakt.schedule.ScheduleBuilder;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;
import dev.nattvakt.schedule.stated.BackupStateBuilder;
import dev.nattvakt.schedule.stated.RunStatus;

import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;
import static dev.nattvakt.schedule.stated.BackupStateBuilder.backups;
import static dev.nattvakt.schedule.stated.SnapshotStateBuilder.snapshots;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/// Told as `day of the month:kind`; today is Sunday the 22nd, 10:15.
class WeekTest {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Instant NOW = Instant.parse("2026-11-22T10:15:00Z");
    private static final Instant LAST_NIGHT = Instant.parse("2026-11-22T02:00:00Z");
    private static final Instant TOMORROW = LAST_NIGHT.plus(Duration.ofDays(1));

    static Stream<Arguments> weeks() {
        ScheduleBuilder daily = aSchedule().nextRun(TOMORROW);
        return Stream.of(
                arguments(
                        "backups tell of runs; what is older than the oldest is unknown",
                        backups(aSchedule().lastRun(LAST_NIGHT, RunStatus.COMPLETED)),
                        nights(0, 1, 2),
                        "16:UNKNOWN 17:UNKNOWN 18:UNKNOWN 19:UNKNOWN 20:RAN 21:RAN 22:RAN"),
                arguments(
                        "a hole between backups",
                        backups(aSchedule().lastRun(LAST_NIGHT, RunStatus.COMPLETED)),
                        nights(0, 1, 4, 5, 6),
                        "16:RAN 17:RAN 18:RAN 19:MISSED 20:MISSED 21:RAN 22:RAN"),
                arguments(
                        "the last run failed",
                        backups(aSchedule().lastRun(LAST_NIGHT, RunStatus.FAILED)),
                        nights(1, 2, 3, 4, 5, 6),
                        "16:RAN 17:RAN 18:RAN 19:RAN 20:RAN 21:RAN 22:FAILED"),
                arguments(
                        "the last run was cancelled",
                        backups(
                                aSchedule()
                                        .weekly(DayOfWeek.SUNDAY)
                                        .lastRun(LAST_NIGHT, RunStatus.CANCELLED)),
                        nights(),
                        "22:FAILED"),
                arguments(
                        "a run is under way",
                        backups(aSchedule().lastRun(LAST_NIGHT, RunStatus.RUNNING)),
                        nights(1, 2, 3, 4, 5, 6),
                        "16:RAN 17:RAN 18:RAN 19:RAN 20:RAN 21:RAN 22:RUNNING"),
                arguments(
                        "a completed run whose backup is not there",
                        backups(
                                aSchedule()
                                        .weekly(DayOfWeek.SUNDAY)
                                        .lastRun(LAST_NIGHT, RunStatus.COMPLETED)),
                        nights(),
                        "22:RAN"),
                arguments(
                        "a run of which nobody says how it went",
                        backups(aSchedule().weekly(DayOfWeek.SUNDAY).lastRun(LAST_NIGHT)),
                        nights(),
                        "22:UNKNOWN"),
                arguments(
                        "a scheduler that hangs since the night of the 20th",
                        backups(
                                aSchedule()
                                        .lastRun(night(3), RunStatus.COMPLETED)
                                        .nextRun(night(2))),
                        nights(3, 4, 5, 6),
                        "16:RAN 17:RAN 18:RAN 19:RAN 20:MISSED 21:MISSED 22:MISSED"),
                arguments(
                        "a run that was due within the grace is not missed yet",
                        backups(
                                aSchedule()
                                        .at(9)
                                        .lastRun(
                                                night(1).plus(Duration.ofHours(7)),
                                                RunStatus.COMPLETED)
                                        .nextRun(LAST_NIGHT.plus(Duration.ofHours(7)))),
                        List.of(night(1).plus(Duration.ofHours(7))),
                        "16:UNKNOWN 17:UNKNOWN 18:UNKNOWN 19:UNKNOWN 20:UNKNOWN 21:RAN 22:UNKNOWN"),
                arguments("a schedule that is new has no past", backups(daily), nights(), ""),
                arguments(
                        "and one for tonight is planned",
                        backups(aSchedule().at(23).nextRun(Instant.parse("2026-11-22T23:00:00Z"))),
                        nights(),
                        "22:PLANNED"),
                arguments(
                        "an hour that was moved makes no holes",
                        backups(
                                aSchedule()
                                        .at(6)
                                        .lastRun(
                                                LAST_NIGHT.plus(Duration.ofHours(4)),
                                                RunStatus.COMPLETED)),
                        List.of(LAST_NIGHT.plus(Duration.ofHours(4)), night(1), night(2)),
                        "16:UNKNOWN 17:UNKNOWN 18:UNKNOWN 19:UNKNOWN 20:RAN 21:RAN 22:RAN"),
                arguments(
                        "what is switched off plans nothing, but its backups are there",
                        backups(aSchedule().off().lastRun(night(3), RunStatus.COMPLETED)),
                        nights(3, 4),
                        "18:RAN 19:RAN"),
                arguments(
                        "a cadence that is not stated plans nothing",
                        backups(aSchedule().unstated("frequency").lastRun(night(8))),
                        nights(1),
                        "21:RAN"),
                arguments("no schedule, nothing", backups(), nights(), ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("weeks")
    void tellsWhatIsKnown(
            String what, BackupStateBuilder state, List<Instant> made, String expected) {
        ServerState seen = serverState(state, made);

        assertThat(told(Week.of(seen, NOW, NOW, UTC))).as(what).isEqualTo(expected);
    }

    @Test
    void whatShouldHaveHappenedSinceTheLookIsUnknown() {
        ServerState seen =
                serverState(
                        backups(
                                aSchedule()
                                        .weekly(DayOfWeek.SUNDAY)
                                        .lastRun(night(7))
                                        .nextRun(LAST_NIGHT)),
                        List.of());

        assertThat(told(Week.of(seen, night(1), NOW, UTC))).isEqualTo("22:UNKNOWN");
    }

    @Test
    void endsWithTheDayThatItIsInTheZone() {
        Week.Days days =
                Week.Days.upTo(
                        Instant.parse("2026-11-22T23:30:00Z"), ZoneId.of("Europe/Stockholm"));

        assertThat(days.dates())
                .hasSize(7)
                .startsWith(LocalDate.of(2026, 11, 17))
                .endsWith(LocalDate.of(2026, 11, 23));
        assertThat(days.start()).isEqualTo("2026-11-16T23:00:00Z");
        assertThat(days.end()).isEqualTo("2026-11-23T23:00:00Z");
    }

    private static ServerState serverState(BackupStateBuilder state, List<Instant> made) {
        return new ServerState(
                Vps.of(new VpsId("vps_1")),
                state.build(),
                snapshots().build(),
                new Copies(made.size(), made));
    }

    private static Instant night(int ago) {
        return LAST_NIGHT.minus(Duration.ofDays(ago));
    }

    private static List<Instant> nights(Integer... ago) {
        return Stream.of(ago).map(WeekTest::night).toList();
    }

    private static String told(Week week) {
        return String.join(
                " ",
                week.runs().stream()
                        .map(run -> run.at().atZone(UTC).getDayOfMonth() + ":" + run.kind())
                        .toList());
    }
}
