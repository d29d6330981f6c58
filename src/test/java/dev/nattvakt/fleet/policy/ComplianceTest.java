package dev.nattvakt.fleet.policy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.nattvakt.fleet.port.Copies;
import dev.nattvakt.fleet.verdict.Compliance;
import dev.nattvakt.fleet.verdict.Difference;
import dev.nattvakt.fleet.verdict.Difference.Actual;
import dev.nattvakt.fleet.verdict.ServerState;
import dev.nattvakt.schedule.ScheduleBuilder;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;
import dev.nattvakt.schedule.stated.BackupStateBuilder;
import dev.nattvakt.schedule.stated.SnapshotStateBuilder;

import static dev.nattvakt.fleet.policy.WishBuilder.aWish;
import static dev.nattvakt.fleet.policy.WishBuilder.exempt;
import static dev.nattvakt.fleet.policy.WishBuilder.policy;
import static dev.nattvakt.fleet.policy.WishBuilder.snapshots;
import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;
import static dev.nattvakt.schedule.stated.BackupStateBuilder.backups;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class ComplianceTest {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Instant WINTER = Instant.parse("2026-11-28T12:00:00Z");
    private static final Instant SUMMER = Instant.parse("2026-07-01T12:00:00Z");

    static Stream<Arguments> schedules() {
        return Stream.of(
                arguments(aWish().daily().at(2).keeping(3), aSchedule(), ""),
                arguments(aWish().daily(), aSchedule(), ""),
                arguments(aWish(), aSchedule(), ""),
                arguments(aWish(), aSchedule().off(), "backup.enabled: true, is false"),
                arguments(aWish().off(), aSchedule().off(), ""),
                arguments(aWish().off(), aSchedule(), "backup.enabled: false, is true"),
                arguments(
                        aWish().weekly(DayOfWeek.MONDAY).at(2),
                        aSchedule(),
                        "backup.frequency: weekly, is daily"),
                arguments(
                        aWish().weekly(DayOfWeek.MONDAY),
                        aSchedule().weekly(DayOfWeek.TUESDAY),
                        "backup.dayOfWeek: 1, is 2"),
                arguments(
                        aWish().monthly(28),
                        aSchedule().monthly(15),
                        "backup.dayOfMonth: 28, is 15"),
                arguments(aWish().at(3), aSchedule(), "backup.hour: 3, is 2"),
                arguments(aWish().within(1, 4), aSchedule().at(4), ""),
                arguments(aWish().within(1, 4), aSchedule().at(5), "backup.hour: 1-4, is 5"),
                arguments(aWish().within(22, 4), aSchedule().at(1), ""),
                arguments(aWish().within(22, 4), aSchedule().at(2), "backup.hour: 22-1, is 2"),
                arguments(aWish().within(22, 4), aSchedule().at(21), "backup.hour: 22-1, is 21"),
                arguments(aWish().within(5, 24), aSchedule().at(4), ""),
                arguments(aWish().keeping(5), aSchedule(), "backup.retentionCount: 5, is 3"),
                arguments(aWish().keeping(2), aSchedule(), "backup.retentionCount: 2, is 3"),
                arguments(
                        aWish().daily().at(1).keeping(7),
                        aSchedule().weekly(DayOfWeek.MONDAY).off(),
                        "backup.frequency: daily, is weekly; backup.hour: 1, is 2;"
                                + " backup.retentionCount: 7, is 3; backup.enabled: true, is false"));
    }

    @ParameterizedTest(name = "{index}: {2}")
    @MethodSource("schedules")
    void tellsWhatDiffers(WishBuilder wish, ScheduleBuilder schedule, String differs) {
        assertThat(differences(wish, backups(schedule), WINTER)).isEqualTo(differs);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    frequency,      weekly
                    hour,           2
                    dayOfWeek,      1
                    retentionCount, 3
                    enabled,        true
                    """)
    void whatIsNotStatedIsNeverInLine(String field, String wanted) {
        WishBuilder wish = aWish().weekly(DayOfWeek.MONDAY).at(2).keeping(3);
        ScheduleBuilder schedule = aSchedule().weekly(DayOfWeek.MONDAY).unstated(field);

        assertThat(differences(wish, backups(schedule), WINTER))
                .isEqualTo("backup.%s: %s, not stated".formatted(field, wanted));
    }

    @ParameterizedTest(name = "{0} at {1} for HostUp is in [1, 5) in Stockholm: {2}")
    @CsvSource(
            textBlock =
                    """
                    winter, 0,  true
                    winter, 3,  true
                    winter, 4,  false
                    winter, 23, false
                    summer, 23, true
                    summer, 2,  true
                    summer, 3,  false
                    summer, 22, false
                    """)
    void hoursAreMeantInTheRulesZone(String season, int hour, boolean inLine) {
        WishBuilder wish = aWish().daily().within(1, 4).in("Europe/Stockholm");
        Instant now = season.equals("winter") ? WINTER : SUMMER;

        assertThat(differences(wish, backups(aSchedule().at(hour)), now).isEmpty())
                .isEqualTo(inLine);
    }

    static Stream<Arguments> daysOfOtherZones() {
        return Stream.of(
                arguments(
                        aWish().weekly(DayOfWeek.MONDAY).at(0).in("Europe/Stockholm"),
                        aSchedule().weekly(DayOfWeek.SUNDAY).at(23),
                        ""),
                arguments(
                        aWish().weekly(DayOfWeek.SUNDAY).at(0).in("Europe/Stockholm"),
                        aSchedule().weekly(DayOfWeek.SUNDAY).at(23),
                        "backup.dayOfWeek: 0, is 1"),
                arguments(
                        aWish().monthly(15).within(0, 4).in("Europe/Stockholm"),
                        aSchedule().monthly(15).at(1),
                        ""),
                arguments(
                        aWish().monthly(15).within(0, 4).in("Europe/Stockholm"),
                        aSchedule().monthly(14).at(23),
                        "backup.dayOfMonth: 15, is 14 in UTC"),
                arguments(
                        aWish().daily().at(2).in("Asia/Kolkata"),
                        aSchedule().at(2),
                        "backup.hour: 2, is 07:30"),
                arguments(
                        aWish().weekly(DayOfWeek.TUESDAY).at(3).in("Asia/Kolkata"),
                        aSchedule().weekly(DayOfWeek.MONDAY).at(20),
                        "backup.hour: 3, is 01:30"),
                arguments(
                        aWish().monthly(15).at(2).in("Asia/Kolkata"),
                        aSchedule().monthly(15).at(2),
                        "backup.hour: 2, is 07:30; backup.dayOfMonth: 15, is 15 in UTC"),
                arguments(
                        aWish().weekly(DayOfWeek.MONDAY).at(3).in("Europe/Stockholm"),
                        aSchedule().weekly(DayOfWeek.MONDAY).unstated("frequency"),
                        "backup.frequency: weekly, not stated; backup.dayOfWeek: 1, not stated"),
                arguments(
                        aWish().monthly(15).at(3).in("Europe/Stockholm"),
                        aSchedule().monthly(15).unstated("frequency"),
                        "backup.frequency: monthly, not stated; backup.dayOfMonth: 15, is 15 in UTC"),
                arguments(
                        aWish().weekly(DayOfWeek.MONDAY).at(2).in("Europe/Stockholm"),
                        aSchedule().weekly(DayOfWeek.MONDAY).unstated("hour"),
                        "backup.hour: 2, not stated; backup.dayOfWeek: 1, not stated"));
    }

    @ParameterizedTest(name = "{index}: {2}")
    @MethodSource("daysOfOtherZones")
    void daysAreMeantInTheRulesZone(WishBuilder wish, ScheduleBuilder schedule, String differs) {
        assertThat(differences(wish, backups(schedule), WINTER)).isEqualTo(differs);
    }

    @ParameterizedTest(name = "{0} slots, {1} held by hand, keeps {2}")
    @CsvSource(
            textBlock =
                    """
                    8, 0, 7, ''
                    5, 0, 5, ''
                    5, 1, 4, ''
                    5, 1, 3, 'backup.retentionCount: 4, is 3'
                    5, 0, 3, 'backup.retentionCount: 5, is 3'
                    8, 0, 8, 'backup.retentionCount: 7, is 8'
                    3, 3, 1, 'backup.retentionCount: 7, is 1'
                    """)
    void asManyAsFitAreEnough(int slots, int manual, int copies, String differs) {
        assertThat(
                        differences(
                                aWish().keeping(7).capToFit(),
                                backups(aSchedule().keeping(copies)).slots(slots, manual),
                                WINTER))
                .isEqualTo(differs);
    }

    @Test
    void unstatedSlotsCapNothing() {
        assertThat(
                        differences(
                                aWish().keeping(7).capToFit(),
                                backups(aSchedule().keeping(5)).slotsUnstated(),
                                WINTER))
                .isEqualTo("backup.retentionCount: 7, is 5");
    }

    @Test
    void oneScheduleInLineIsEnough() {
        assertThat(
                        differences(
                                aWish().daily().at(2),
                                backups(
                                        aSchedule().id("bks_1").weekly(DayOfWeek.MONDAY),
                                        aSchedule().id("bks_2")),
                                WINTER))
                .isEmpty();
        assertThat(
                        differences(
                                aWish().daily().at(2),
                                backups(
                                        aSchedule().id("bks_1").off(),
                                        aSchedule().id("bks_2").at(5)),
                                WINTER))
                .as("one that is off does not count beside one that is on")
                .isEqualTo("backup.hour: 2, is 5");
    }

    @Test
    void noScheduleIsOneDifference() {
        assertThat(differences(aWish().daily().at(1).keeping(7), backups(), WINTER))
                .isEqualTo("backup.enabled: true, no schedule");
        assertThat(differences(aWish().off(), backups(), WINTER)).isEmpty();
    }

    static Stream<Arguments> snapshotSchedules() {
        return Stream.of(
                arguments(every(6), SnapshotStateBuilder.snapshots().every(6), ""),
                arguments(
                        every(6),
                        SnapshotStateBuilder.snapshots().every(4),
                        "snapshot.intervalHours: 6, is 4"),
                arguments(
                        every(6),
                        SnapshotStateBuilder.snapshots().offEvery(6),
                        "snapshot.enabled: true, is false"),
                arguments(
                        every(6),
                        SnapshotStateBuilder.snapshots(),
                        "snapshot.enabled: true, no schedule"),
                arguments(
                        every(6),
                        SnapshotStateBuilder.snapshots()
                                .schedule(Optional.empty(), Optional.empty(), Optional.empty()),
                        "snapshot.intervalHours: 6, not stated; snapshot.enabled: true, not stated"),
                arguments(
                        new SnapshotWish(Optional.empty(), false),
                        SnapshotStateBuilder.snapshots(),
                        ""),
                arguments(
                        new SnapshotWish(Optional.empty(), false),
                        SnapshotStateBuilder.snapshots().every(4),
                        "snapshot.enabled: false, is true"));
    }

    @ParameterizedTest(name = "{index}: {2}")
    @MethodSource("snapshotSchedules")
    void tellsWhatDiffersInSnapshots(
            SnapshotWish wish, SnapshotStateBuilder snapshots, String differs) {
        ServerState seen = server(backups(), snapshots);
        Compliance compliance = policy(snapshots(wish, "*")).check(seen, UTC, WINTER).orElseThrow();

        assertThat(text(((Compliance.Held) compliance).differs())).isEqualTo(differs);
        assertThat(compliance.inLine()).isEqualTo(differs.isEmpty());
    }

    @Test
    void anExemptServerIsInLineThoughItsRuleWantsMore() {
        PolicyRule rule = aWish().daily().exemptUntil("2027-03-01", "*");
        Compliance compliance =
                policy(rule)
                        .check(server(backups(), SnapshotStateBuilder.snapshots()), UTC, WINTER)
                        .orElseThrow();

        assertThat(compliance).isEqualTo(new Compliance.Exempt(rule.exemption().orElseThrow()));
        assertThat(compliance.inLine()).isTrue();
        assertThat(compliance.differs()).isEmpty();
    }

    @Test
    void aServerThatNoRuleMatchesHasNoCompliance() {
        ServerState seen = server(backups(), SnapshotStateBuilder.snapshots());

        assertThat(policy(exempt(Optional.empty(), "other")).check(seen, UTC, WINTER)).isEmpty();
    }

    /// What a rule wants of a server that could not be read is not known; an exemption is.
    @Test
    void aServerThatCouldNotBeReadIsOnlyExempt() {
        Vps vps = server(backups(), SnapshotStateBuilder.snapshots()).vps();

        assertThat(
                        policy(aWish().daily().forServers("*"))
                                .in(UTC)
                                .check(vps, Optional.empty(), WINTER))
                .isEmpty();
        assertThat(
                        policy(exempt(Optional.empty(), "*"))
                                .in(UTC)
                                .check(vps, Optional.empty(), WINTER))
                .map(Compliance::inLine)
                .contains(true);
    }

    private static SnapshotWish every(int hours) {
        return new SnapshotWish(Optional.of(hours), true);
    }

    private static String differences(WishBuilder wish, BackupStateBuilder state, Instant now) {
        ServerState seen = server(state, SnapshotStateBuilder.snapshots());
        Compliance compliance =
                policy(wish.forServers("web-*")).check(seen, UTC, now).orElseThrow();
        List<Difference> differs = ((Compliance.Held) compliance).differs();
        assertThat(compliance.inLine()).isEqualTo(differs.isEmpty());
        return text(differs);
    }

    private static String text(List<Difference> differs) {
        return String.join(
                "; ",
                differs.stream()
                        .map(one -> one.path() + ": " + one.wanted() + ", " + text(one.actual()))
                        .toList());
    }

    private static String text(Actual actual) {
        return switch (actual) {
            case Actual.Stated(Object value) -> "is " + value;
            case Actual.NotStated() -> "not stated";
            case Actual.NoSchedule() -> "no schedule";
        };
    }

    private static ServerState server(BackupStateBuilder backups, SnapshotStateBuilder snapshots) {
        return new ServerState(
                new Vps(
                        new VpsId("vps_1"),
                        Optional.of("web-01"),
                        Optional.empty(),
                        Optional.empty()),
                backups.build(),
                snapshots.build(),
                Copies.NONE);
    }
}
