package dev.nattvakt.hostup;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.change.ClearedForTest;
import dev.nattvakt.change.Sent;
import dev.nattvakt.change.WritePort;
import dev.nattvakt.change.facts.Write;
import dev.nattvakt.fleet.port.VpsQuery;
import dev.nattvakt.sandbox.Sandbox;
import dev.nattvakt.sandbox.state.PostMeaning;
import dev.nattvakt.schedule.Slots;
import dev.nattvakt.schedule.SnapshotSchedule;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;
import dev.nattvakt.schedule.stated.Gate;

import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;
import static org.assertj.core.api.Assertions.assertThat;

/// Both sides were written from the same documentation by different hands; here they meet.
@QuarkusTest
@TestProfile(PlayedHostUp.Profile.class)
class AgainstSandboxTest {

    private final Deadline deadline = Deadline.in(Duration.ofMinutes(1));

    @Inject Vertx vertx;
    @Inject GuardedCalls guardedCalls;
    @Inject PlayedHostUp played;
    @Inject HostUpConnection unused;

    private Sandbox sandbox;
    private HostUpConnection connection;
    private HostUpReader reader;
    private HostUpWriter writer;

    @BeforeEach
    void open() {
        played.reset(unused);
        String key = PlayedHostUp.KEY.reveal();
        Clock clock = Clock.systemUTC();
        sandbox =
                Sandbox.start(vertx, new Sandbox.Settings(0, key, PostMeaning.BY_FREQUENCY, clock));
        connection = new HostUpConnection(sandbox.url(), () -> PlayedHostUp.KEY);
        RetryingCalls retryingCalls = new RetryingCalls(connection, guardedCalls);
        reader = new HostUpReader(connection, retryingCalls);
        writer = new HostUpWriter(connection, guardedCalls, retryingCalls);
    }

    @AfterEach
    void close() {
        connection.close();
        sandbox.close();
    }

    @Test
    void readsEveryServerOfTheFleet() {
        List<Vps> fleet = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            var page = reader.list(new VpsQuery.Everything(20, cursor), deadline);
            fleet.addAll(page.servers());
            cursor = page.nextCursor();
        } while (cursor.isPresent());

        assertThat(fleet).hasSizeGreaterThan(40).doesNotHaveDuplicates();
        assertThat(fleet.subList(0, 12))
                .allSatisfy(vps -> {
                    assertThat(reader.vps(vps.id(), deadline)).isEqualTo(vps);
                    var backups = reader.backupSchedules(vps.id(), deadline);
                    assertThat(backups.settings().slots()).isInstanceOf(Slots.Counted.class);
                    assertThat(backups.canCreate()).isNotEqualTo(Gate.UNSTATED);
                    assertThat(backups.schedules())
                            .allSatisfy(row -> assertThat(row.cadence()).isPresent());
                    var snapshots = reader.snapshotSchedule(vps.id(), deadline);
                    assertThat(snapshots.slots().available()).isPresent();
                    assertThat(snapshots.slots().total()).isPresent();
                    assertThat(snapshots.canEnable()).isNotEqualTo(Gate.UNSTATED);
                    reader.backups(vps.id(), deadline);
                    reader.snapshots(vps.id(), deadline);
                    reader.capacityOptions(vps.id(), deadline);
                });
    }

    @Test
    void findsServersByNameAndAddress() {
        assertThat(reader.list(new VpsQuery.ByName("app"), deadline).servers()).hasSize(2);
        assertThat(reader.list(new VpsQuery.ByIp("192.0.2.10"), deadline).servers())
                .singleElement()
                .satisfies(vps -> assertThat(vps.name()).contains("web-01"));
    }

    @Test
    void seesWhatItWrote() {
        VpsId vps = id("web-01");
        var schedule = aSchedule().every("weekly mon 3").keeping(2).named("Weekly").wanted();

        var saved = accepted(vps, new Write.SaveBackupSchedule(schedule));
        var seen = reader.backupSchedules(vps, deadline).withId(saved.scheduleId().orElseThrow());
        assertThat(saved.answered().show(schedule.fields())).isTrue();
        assertThat(seen.orElseThrow().fields().show(schedule.fields())).isTrue();

        var settings = new Write.SaveBackupSettings(Optional.of(2), Optional.of(true));
        assertThat(accepted(vps, settings).answered().values())
                .containsEntry("maxTotalBackups", 2)
                .containsEntry("autoDeleteOldest", true);

        accepted(vps, new Write.DeleteBackupSchedule(saved.scheduleId().orElseThrow()));
        assertThat(reader.backupSchedules(vps, deadline).schedules()).isEmpty();

        accepted(vps, new Write.SaveSnapshotSchedule(new SnapshotSchedule(true, 8)));
        assertThat(reader.snapshotSchedule(vps, deadline).schedule().orElseThrow().intervalHours())
                .contains(8);

        accepted(vps, new Write.DeleteSnapshotSchedule());
        assertThat(reader.snapshotSchedule(vps, deadline).schedule()).isEmpty();
    }

    @Test
    void asksForAPriceWithoutBuying() {
        var price =
                reader.price(
                        id("cache-01"), new LinkedHashMap<>(Map.of("snapshotSlots", 3)), deadline);

        assertThat(price.dryRun()).contains(true);
        assertThat(price.amount()).isPresent();
    }

    private Sent.Accepted accepted(VpsId vps, Write write) {
        Sent sent;
        try (WritePort.Connection own = writer.open()) {
            sent = own.write(ClearedForTest.of(vps, write), deadline);
        }
        assertThat(sent).isInstanceOf(Sent.Accepted.class);
        return (Sent.Accepted) sent;
    }

    private VpsId id(String name) {
        return reader.list(new VpsQuery.ByName(name), deadline).servers().getFirst().id();
    }
}
