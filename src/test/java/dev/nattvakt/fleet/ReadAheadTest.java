package dev.nattvakt.fleet;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Queue;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.VirtualTime;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.port.VpsQuery;
import dev.nattvakt.schedule.VpsId;

import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;
import static dev.nattvakt.schedule.stated.BackupStateBuilder.backups;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ReadAheadTest {

    private static final VpsId WEB = new VpsId("vps_1");
    private static final VpsId DB = new VpsId("vps_2");

    private final VirtualTime time = new VirtualTime();
    private final InMemoryFleet hostUp = new InMemoryFleet(time);
    private final InMemoryFleet.Server web = hostUp.server("vps_1", "web-01", "192.0.2.10");
    private final InMemoryFleet.Server db = hostUp.server("vps_2", "db-01", "192.0.2.11");
    private final Deadline deadline = time.deadline(Duration.ofSeconds(30));
    private final Queue<Runnable> waiting = new ArrayDeque<>();

    @Test
    void beginsEverythingBeforeTheFirstAnswerIsThere() {
        new LookUp(hostUp, waiting::add).ahead(WEB, deadline).beginAll();

        assertThat(waiting).hasSize(4);
        assertThat(hostUp.calls()).isEmpty();
        waiting.forEach(Runnable::run);
        assertThat(hostUp.calls())
                .containsExactly(
                        "read backup schedules of vps_1",
                        "read snapshot schedule of vps_1",
                        "read backups of vps_1",
                        "read snapshots of vps_1");
    }

    @Test
    void givesAnAnswerOnceAndThenAsksAgain() {
        web.having(backups(aSchedule().at(2)));
        ReadAhead ahead = ahead();
        ahead.beginBackupSchedules();
        web.having(backups(aSchedule().at(3)));

        assertThat(ahead.backupSchedules(WEB, deadline))
                .isEqualTo(backups(aSchedule().at(2)).build());
        assertThat(ahead.backupSchedules(WEB, deadline))
                .isEqualTo(backups(aSchedule().at(3)).build());
        assertThat(hostUp.calls()).hasSize(2);
    }

    @Test
    void neverTakesOneServerForAnother() {
        db.having(backups(aSchedule().at(5)));
        ReadAhead ahead = ahead().beginAll();

        assertThat(ahead.id()).isEqualTo(WEB);
        assertThat(ahead.backupSchedules(DB, deadline))
                .isEqualTo(backups(aSchedule().at(5)).build());
        assertThat(hostUp.calls()).contains("read backup schedules of vps_2");
    }

    @Test
    void asksWhatWasNotBegun() {
        ReadAhead ahead = ahead();

        ahead.backupSchedules(WEB, deadline);
        ahead.snapshotSchedule(WEB, deadline);
        ahead.backups(WEB, deadline);
        ahead.snapshots(WEB, deadline);
        ahead.vps(WEB, deadline);
        ahead.list(new VpsQuery.ByName("web-01"), deadline);
        ahead.capacityOptions(WEB, deadline);
        ahead.price(WEB, new LinkedHashMap<>(), deadline);

        assertThat(hostUp.calls()).hasSize(8);
    }

    static Stream<HostUpFailure.Why> answers() {
        return Stream.of(
                new HostUpFailure.Why.Missing(InMemoryFleet.problem(404, "vps_not_found")),
                new HostUpFailure.Why.Refused(InMemoryFleet.problem(400, "invalid_request")),
                new HostUpFailure.Why.Stale("an earlier state"),
                new HostUpFailure.Why.Unreadable("no JSON"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void doesNotAskAgainWhatWouldBeAnsweredTheSame(HostUpFailure.Why why) {
        hostUp.failing("read backup schedules", why);
        ReadAhead ahead = ahead();
        ahead.beginBackupSchedules();

        assertThatExceptionOfType(HostUpFailure.class)
                .isThrownBy(() -> ahead.backupSchedules(WEB, deadline))
                .extracting(HostUpFailure::why)
                .isEqualTo(why);
        assertThat(hostUp.calls()).hasSize(1);
    }

    static Stream<HostUpFailure.Why> failures() {
        return Stream.of(
                new HostUpFailure.Why.KeyRefused(InMemoryFleet.problem(401, "unauthorized")),
                new HostUpFailure.Why.Throttled(Duration.ofSeconds(1)),
                new HostUpFailure.Why.Unreachable("reset"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void asksAgainWhereThatMayHelp(HostUpFailure.Why why) {
        hostUp.failing("read snapshot schedule", why);
        ReadAhead ahead = ahead();
        ahead.beginSnapshotSchedule();

        assertThat(ahead.snapshotSchedule(WEB, deadline)).isEqualTo(web.snapshots());
        assertThat(hostUp.calls()).hasSize(2);
    }

    private ReadAhead ahead() {
        return new LookUp(hostUp).ahead(WEB, deadline);
    }
}
