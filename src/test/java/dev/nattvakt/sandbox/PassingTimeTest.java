package dev.nattvakt.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.nattvakt.sandbox.fleet.Behaviour;
import dev.nattvakt.sandbox.fleet.Fleet;
import dev.nattvakt.sandbox.state.BackupCopy;
import dev.nattvakt.sandbox.state.BackupOrder;
import dev.nattvakt.sandbox.state.BackupSchedule;
import dev.nattvakt.sandbox.state.Cadence;
import dev.nattvakt.sandbox.state.History;
import dev.nattvakt.sandbox.state.PostMeaning;
import dev.nattvakt.sandbox.state.SnapshotCopy;
import dev.nattvakt.sandbox.state.Vps;

import static org.assertj.core.api.Assertions.assertThat;

/// Schedules run as the clock goes on, whether somebody looks on the way or not.
class PassingTimeTest {
    private static final Instant NIGHT = Instant.parse("2026-04-28T02:00:00Z");

    private final TestClock clock = new TestClock();
    private final Fleet fleet = new Fleet(new Behaviour(PostMeaning.SINGLE), clock);

    @Test
    void aRunBeginsWhenItIsDue() {
        at("2026-04-28T02:00:00Z");

        BackupSchedule schedule = schedule("db-01");

        assertThat(schedule.lastRun()).contains(new BackupSchedule.Run(NIGHT, "running"));
        assertThat(schedule.nextRun()).contains(NIGHT.plus(Duration.ofDays(1)));
        assertThat(copies("db-01")).doesNotContain(NIGHT);
    }

    @Test
    void aRunLeavesACopyAndTheOldestGoes() {
        at("2026-04-28T02:20:00Z");

        assertThat(schedule("db-01").lastRun())
                .contains(new BackupSchedule.Run(NIGHT, "completed"));
        assertThat(copies("db-01"))
                .hasSize(7)
                .startsWith(NIGHT)
                .endsWith(NIGHT.minus(Duration.ofDays(6)));
    }

    @Test
    void node13FailsItsFirstNightAndRecoversInTheSecond() {
        at("2026-04-28T02:20:00Z");
        String first = status("node-13");
        List<Instant> copies = copies("node-13");

        at("2026-04-29T02:20:00Z");

        assertThat(first).isEqualTo("failed");
        assertThat(copies).doesNotContain(NIGHT).hasSize(3);
        assertThat(status("node-13")).isEqualTo("completed");
        assertThat(copies("node-13")).startsWith(NIGHT.plus(Duration.ofDays(1)));
    }

    @Test
    void log01RecoversOnItsNextRun() {
        at("2026-05-04T03:20:00Z");

        assertThat(status("log-01")).isEqualTo("completed");
    }

    @Test
    void batch01StaysStuckUntilItIsSavedAnew() {
        at("2026-05-04T12:00:00Z");
        BackupSchedule stuck = schedule("batch-01");
        BackupOrder order = new BackupOrder(new Cadence.Daily(1), 3, true, Optional.empty());

        fleet.change(
                vps("batch-01").id(),
                vps -> vps.with(vps.backups().with(List.of(order.update(stuck, clock.instant())))));
        at("2026-05-05T01:20:00Z");

        assertThat(stuck.nextRun()).contains(Instant.parse("2026-04-26T01:00:00Z"));
        assertThat(status("batch-01")).isEqualTo("completed");
    }

    @Test
    void whatIsSwitchedOffDoesNotRun() {
        at("2026-05-04T12:00:00Z");

        assertThat(schedule("files-01").lastRun().orElseThrow().at())
                .isEqualTo("2026-04-26T04:00:00Z");
    }

    @Test
    void aRunUnderWayEndsAlsoWhenItsScheduleIsSwitchedOff() {
        at("2026-04-28T02:00:00Z");
        fleet.change(vps("db-01").id(), vps -> vps.with(History.switchedOff(vps.backups())));

        at("2026-04-30T02:20:00Z");

        assertThat(status("db-01")).isEqualTo("completed");
        assertThat(copies("db-01")).startsWith(NIGHT);
    }

    @Test
    void theSameThingsHappenHoweverOftenSomebodyLooks() {
        var lonely = new Fleet(new Behaviour(PostMeaning.SINGLE), clock);
        for (int hour = 0; hour < 24 * 40; hour++) {
            clock.advance(Duration.ofHours(1));
            fleet.state();
        }

        assertThat(lonely.state()).isEqualTo(fleet.state());
    }

    @Test
    void aFewRunsFailAndTheNextOnesGoWell() {
        List<String> nights = new ArrayList<>();
        for (int night = 0; night < 60; night++) {
            clock.advance(Duration.ofDays(1));
            nights.addAll(
                    IntStream.rangeClosed(1, 40)
                            .mapToObj("node-%02d"::formatted)
                            .map(this::status)
                            .toList());
        }

        assertThat(nights).containsOnly("completed", "failed");
        assertThat(nights.stream().filter("failed"::equals).count()).isBetween(5L, 60L);
    }

    @Test
    void aManualBackupKeepsItsSlotAndARunWithoutOneFails() {
        fleet.change(vps("app").id(), vps -> vps.with(vps.backups().withSettings(3, false)));

        at("2026-04-28T01:20:00Z");

        assertThat(status("app")).isEqualTo("failed");
        assertThat(vps("app").backups().manual()).isEqualTo(1);
    }

    @Test
    void theOldestMakesRoomWhereThatIsAllowed() {
        fleet.change(vps("app").id(), vps -> vps.with(vps.backups().withSettings(3, true)));

        at("2026-04-28T01:20:00Z");

        assertThat(status("app")).isEqualTo("completed");
        assertThat(copies("app")).hasSize(3).startsWith(Instant.parse("2026-04-28T01:00:00Z"));
    }

    @Test
    void snapshotsComeAndAreGoneADayLater() {
        at("2026-04-28T12:00:00Z");

        assertThat(vps("db-01").snapshots().copies())
                .extracting(SnapshotCopy::createdAt)
                .containsExactly(
                        Instant.parse("2026-04-28T12:00:00Z"),
                        Instant.parse("2026-04-28T06:00:00Z"),
                        Instant.parse("2026-04-28T00:00:00Z"),
                        Instant.parse("2026-04-27T18:00:00Z"));
        assertThat(vps("db-01").snapshots().schedule().orElseThrow().nextRun())
                .contains(Instant.parse("2026-04-28T18:00:00Z"));
    }

    @Test
    void snapshotsExpireAlsoWhenNothingFollows() {
        fleet.change(vps("db-01").id(), vps -> vps.with(vps.snapshots().with(Optional.empty())));

        at("2026-04-28T12:00:00Z");

        assertThat(vps("db-01").snapshots().copies()).isEmpty();
    }

    private void at(String moment) {
        clock.advance(Duration.between(clock.instant(), Instant.parse(moment)));
    }

    private Vps vps(String name) {
        return fleet.state().vps(name);
    }

    private BackupSchedule schedule(String name) {
        return vps(name).backups().schedules().getFirst();
    }

    private String status(String name) {
        return schedule(name).lastRun().orElseThrow().status();
    }

    private List<Instant> copies(String name) {
        return vps(name).backups().copies().stream().map(BackupCopy::createdAt).toList();
    }
}
