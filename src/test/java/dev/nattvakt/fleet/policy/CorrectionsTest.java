package dev.nattvakt.fleet.policy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.nattvakt.fleet.port.Copies;
import dev.nattvakt.fleet.remedy.NextStep;
import dev.nattvakt.fleet.remedy.Starts;
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
import static org.assertj.core.api.Assertions.tuple;

class CorrectionsTest {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Instant WINTER = Instant.parse("2026-11-28T12:00:00Z");
    private static final Instant SUMMER = Instant.parse("2026-07-01T12:00:00Z");

    @Test
    void saysEverythingThatTheRuleSays() {
        PolicyRule rule =
                aWish().daily().at(1).keeping(7).capToFit().in("Europe/Stockholm").forServers("*");

        assertThat(steps(rule, WINTER, server(1, backups())))
                .containsExactly(
                        Map.of(
                                "vps",
                                "vps_1",
                                "frequency",
                                "daily",
                                "hour",
                                1,
                                "retentionCount",
                                5,
                                "enabled",
                                true,
                                "timeZone",
                                "Europe/Stockholm"));
    }

    @Test
    void saysTheDayOfTheRule() {
        PolicyRule weekly = aWish().weekly(DayOfWeek.SUNDAY).at(4).forServers("*");
        PolicyRule monthly = aWish().monthly(28).at(4).forServers("*");

        assertThat(steps(weekly, WINTER, server(1, backups())).getFirst())
                .containsEntry("dayOfWeek", 0)
                .doesNotContainKeys("dayOfMonth", "retentionCount", "timeZone");
        assertThat(steps(monthly, WINTER, server(1, backups())).getFirst())
                .containsEntry("dayOfMonth", 28);
    }

    @Test
    void aServerWithinTheWindowKeepsItsHourAndTheOthersAreSpread() {
        PolicyRule rule = aWish().daily().within(1, 3).keeping(3).forServers("*");

        assertThat(
                        hours(
                                rule,
                                WINTER,
                                server(1, backups(aSchedule().at(2).keeping(1))),
                                server(2, backups(aSchedule().at(2).keeping(1))),
                                server(3, backups(aSchedule().at(12))),
                                server(4, backups()),
                                server(5, backups()),
                                server(6, backups(aSchedule().at(3)))))
                .containsExactly(2, 2, 1, 1, 3);
    }

    @Test
    void hoursAreSpreadInTheRulesZoneAndCountedInHostUps() {
        PolicyRule rule =
                aWish().daily().within(1, 2).keeping(3).in("Europe/Stockholm").forServers("web-*");
        ServerState elsewhere = named("db-01", 9, backups(aSchedule().at(23)));

        assertThat(hours(rule, SUMMER, elsewhere, server(1, backups()), server(2, backups())))
                .containsExactly(2, 1);
    }

    @Test
    void aScheduleThatIsOffKeepsItsHourAndCountsFromNowOn() {
        PolicyRule rule = aWish().daily().within(1, 2).forServers("*");

        assertThat(
                        hours(
                                rule,
                                WINTER,
                                server(1, backups(aSchedule().at(1).off())),
                                server(2, backups())))
                .containsExactly(1, 2);
    }

    @Test
    void onlyHoursThatStayOnTheDayAreHandedOut() {
        PolicyRule rule = aWish().monthly(15).within(0, 4).in("Europe/Stockholm").forServers("*");

        assertThat(
                        hours(
                                rule,
                                SUMMER,
                                server(1, backups()),
                                server(2, backups()),
                                server(3, backups())))
                .containsExactly(2, 3, 2);
    }

    @Test
    void whereNoHourIsPossibleTheCallItselfTellsWhy() {
        PolicyRule rule = aWish().daily().at(2).in("Asia/Kolkata").forServers("*");

        assertThat(steps(rule, WINTER, server(1, backups())).getFirst())
                .containsEntry("hour", 2)
                .containsEntry("timeZone", "Asia/Kolkata");
    }

    @Test
    void whatIsToBeOffTakesNoPlaceInItsWindow() {
        PolicyRule off = aWish().daily().within(1, 2).off().forServers("web-01");
        PolicyRule on = aWish().daily().within(1, 2).forServers("*");
        ServerState paused = server(1, backups(aSchedule().at(9)));
        ServerState fresh = server(2, backups());
        Corrections corrections =
                new Corrections(
                        policy(off, on), Starts.of(List.of(paused, fresh), UTC), UTC, WINTER);

        assertThat(corrections.of(paused).getFirst().call().arguments().values())
                .containsEntry("hour", 1)
                .containsEntry("enabled", false);
        assertThat(corrections.of(fresh).getFirst().call().arguments().values())
                .containsEntry("hour", 1);
    }

    @Test
    void snapshotsGetACallOfTheirOwn() {
        PolicyRule rule = snapshots(new SnapshotWish(Optional.of(6), true), "*");
        ServerState seen = server(1, backups());

        assertThat(corrections(rule, WINTER, seen).of(seen))
                .extracting(Correction::call)
                .extracting(NextStep::tool, step -> step.arguments().values())
                .containsExactly(
                        tuple(
                                "set_snapshot_schedule",
                                Map.of("vps", "vps_1", "intervalHours", 6, "enabled", true)));
    }

    @Test
    void leavesAloneWhatIsInLineOrExemptOrWithoutRuleOrNotStated() {
        PolicyRule rule = aWish().daily().at(2).keeping(3).forServers("web-*");

        assertThat(steps(rule, WINTER, server(1, backups(aSchedule())))).isEmpty();
        assertThat(steps(rule, WINTER, named("db-01", 1, backups()))).isEmpty();
        assertThat(steps(exempt(Optional.empty(), "*"), WINTER, server(1, backups()))).isEmpty();
        assertThat(steps(rule, WINTER, server(1, backups(unstatedHour())))).isEmpty();
    }

    private static ScheduleBuilder unstatedHour() {
        return aSchedule().keeping(1).unstated("hour");
    }

    private static List<Integer> hours(PolicyRule rule, Instant now, ServerState... fleet) {
        return steps(rule, now, fleet).stream().map(step -> (Integer) step.get("hour")).toList();
    }

    private static List<Map<String, Object>> steps(
            PolicyRule rule, Instant now, ServerState... fleet) {
        Corrections corrections = corrections(rule, now, fleet);
        return Stream.of(fleet)
                .flatMap(seen -> corrections.of(seen).stream())
                .map(correction -> correction.call().arguments().values())
                .toList();
    }

    private static Corrections corrections(PolicyRule rule, Instant now, ServerState... fleet) {
        return new Corrections(policy(rule), Starts.of(List.of(fleet), UTC), UTC, now);
    }

    private static ServerState server(int number, BackupStateBuilder backups) {
        return named("web-0" + number, number, backups);
    }

    private static ServerState named(String name, int number, BackupStateBuilder backups) {
        return new ServerState(
                new Vps(
                        new VpsId("vps_" + number),
                        Optional.of(name),
                        Optional.empty(),
                        Optional.empty()),
                backups.build(),
                SnapshotStateBuilder.snapshots().build(),
                Copies.NONE);
    }
}
