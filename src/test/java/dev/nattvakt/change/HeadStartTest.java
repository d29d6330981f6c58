package dev.nattvakt.change;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.nattvakt.caller.Approval;
import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Confirm;
import dev.nattvakt.caller.Door;
import dev.nattvakt.caller.HouseRules;
import dev.nattvakt.caller.Role;
import dev.nattvakt.caller.ServerFilter;
import dev.nattvakt.change.order.SetSnapshotSchedule;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.fleet.InMemoryFleet.Server;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.schedule.VpsId;

import static dev.nattvakt.change.OrderBuilder.aCompleteOrder;
import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;
import static dev.nattvakt.schedule.stated.BackupStateBuilder.backups;
import static dev.nattvakt.schedule.stated.SnapshotStateBuilder.snapshots;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

/// What a change by name does while HostUp is still asked what the name means.
@Timeout(30)
class HeadStartTest {

    private final DeskFixture house = DeskFixture.unasked();
    private final Server db = house.cloud.server("vps_2", "db-01", "192.0.2.11");

    private int known;

    @BeforeEach
    void nameIsKnown() {
        house.web.having(backups(aSchedule().at(2).keeping(3)));
        db.having(backups(aSchedule().at(6).keeping(3)));
        house.carryOut(aCompleteOrder().hour(3));
        known = house.cloud.calls().size();
    }

    private String callsSince() {
        return String.join("; ", house.cloud.calls().subList(known, house.cloud.calls().size()));
    }

    private void namesChangeHands() {
        house.web.renamed("db-01");
        db.renamed("web-01");
    }

    @Test
    void readsTheServerThatHadTheNameLast() {
        Outcome outcome = house.carryOut(aCompleteOrder().hour(4));

        assertThat(outcome).isInstanceOf(Outcome.Verified.class);
        assertThat(callsSince())
                .isEqualTo(
                        "read backup schedules of vps_1; list name web-01;"
                                + " POST backup schedule of vps_1; read backup schedules of vps_1");
    }

    @Test
    void readsTheSideThatTheOrderIsAbout() {
        house.web.having(snapshots().offEvery(12));

        house.carryOut(new SetSnapshotSchedule("web-01", Optional.of(true), Optional.of(6)));

        assertThat(callsSince()).startsWith("read snapshot schedule of vps_1; list name web-01;");
    }

    @Test
    void readsAheadForADryRunAsWell() {
        house.rehearse(aCompleteOrder().hour(4));

        assertThat(callsSince()).isEqualTo("read backup schedules of vps_1; list name web-01");
    }

    @Test
    void plansNothingOnAServerThatTheNameHasLeft() {
        namesChangeHands();

        assertThat(house.rehearse(aCompleteOrder().hour(3)))
                .asInstanceOf(type(Outcome.Planned.class))
                .satisfies(planned ->
                        assertThat(planned.facts().vps().id()).isEqualTo(new VpsId("vps_2")));
        assertThat(callsSince())
                .isEqualTo(
                        "read backup schedules of vps_1; list name web-01;"
                                + " read backup schedules of vps_2");
    }

    @Test
    void decidesNothingOnAServerThatTheNameHasLeft() {
        namesChangeHands();

        // So it is already, on the server that had the name.
        Outcome outcome = house.carryOut(aCompleteOrder().hour(3));

        assertThat(outcome)
                .asInstanceOf(type(Outcome.Verified.class))
                .satisfies(verified -> {
                    assertThat(verified.facts().vps().id()).isEqualTo(new VpsId("vps_2"));
                    assertThat(verified.facts().before().get("hour")).contains(6);
                });
        assertThat(callsSince())
                .isEqualTo(
                        "read backup schedules of vps_1; list name web-01;"
                                + " read backup schedules of vps_2; POST backup schedule of vps_2;"
                                + " read backup schedules of vps_2");
        assertThat(takenBySomebodyElse("vps_1")).isTrue();
        assertThat(takenBySomebodyElse("vps_2")).isTrue();
    }

    @Test
    void sendsNothingWhenTheNameFitsSeveralByNow() {
        db.renamed("web-01");

        assertThat(house.carryOut(aCompleteOrder().hour(4))).isInstanceOf(Outcome.NotFound.class);
        assertThat(callsSince()).isEqualTo("read backup schedules of vps_1; list name web-01");
        assertThat(takenBySomebodyElse("vps_1")).isTrue();

        known = house.cloud.calls().size();
        house.carryOut(aCompleteOrder().hour(4));
        assertThat(callsSince()).isEqualTo("list name web-01");
    }

    @Test
    void letsGoOfTheServerWhenTheNameCannotBeLookedUp() {
        house.cloud.failing("list name", new HostUpFailure.Why.Unreachable("reset"));

        assertThat(house.carryOut(aCompleteOrder().hour(4)))
                .isInstanceOf(Outcome.Unavailable.class);
        assertThat(house.cloud.writes()).hasSize(1);
        assertThat(takenBySomebodyElse("vps_1")).isTrue();
    }

    @Test
    void asksAgainWhatCouldNotBeReadAhead() {
        house.cloud.failing("read backup schedules", new HostUpFailure.Why.Unreachable("reset"));

        assertThat(house.carryOut(aCompleteOrder().hour(4))).isInstanceOf(Outcome.Verified.class);
        assertThat(callsSince())
                .startsWith(
                        "read backup schedules of vps_1; list name web-01;"
                                + " read backup schedules of vps_1; POST");
    }

    @Test
    void readsNothingAheadForACallerWhoMayNotSeeTheServer() {
        house.desk.carryOut(aCompleteOrder().hour(4).build(), house.aCall().seeing("db-*").build());

        assertThat(callsSince()).isEqualTo("list name web-01");
    }

    @Test
    void readsNothingAheadForACallerWhoMayNotChangeTheServer() {
        house.desk.carryOut(
                aCompleteOrder().hour(4).build(), house.aCall().by(Role.VIEWER).build());

        assertThat(callsSince()).isEmpty();
    }

    @Test
    void readsNothingAheadForAnOperatorOfOtherServers() {
        Caller caller =
                new Caller(
                        "anna",
                        List.of(
                                new Caller.Grant(Role.VIEWER, ServerFilter.ALL),
                                new Caller.Grant(
                                        Role.OPERATOR, new ServerFilter(List.of("db-*")))));

        house.desk.carryOut(
                aCompleteOrder().hour(4).build(),
                new Call(caller, Door.REST, house.time.deadline(Duration.ofSeconds(30))));

        assertThat(callsSince()).isEqualTo("list name web-01");
    }

    /// What is read before the lock is taken may be over by the time it is.
    @Test
    void readsNothingAheadOfAServerThatIsBusy() throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        Thread other = heldBySomebodyElse("vps_1", over);

        Outcome outcome =
                house.desk.carryOut(
                        aCompleteOrder().hour(4).build(),
                        house.aCall().within(Duration.ofSeconds(9)).build());
        over.countDown();
        other.join();

        assertThat(outcome).isInstanceOf(Outcome.Busy.class);
        assertThat(callsSince()).isEqualTo("list name web-01");
    }

    @Test
    void asksNothingWhenReadOnly() {
        DeskFixture readOnly =
                new DeskFixture(new HouseRules(Confirm.NEVER, Approval.CALLER, true));

        readOnly.carryOut(aCompleteOrder());

        assertThat(readOnly.cloud.calls()).isEmpty();
    }

    private Thread heldBySomebodyElse(String id, CountDownLatch until) throws InterruptedException {
        CountDownLatch held = new CountDownLatch(1);
        Thread other =
                Thread.startVirtualThread(() -> {
                    try (VpsLocks.Held _ = take(id).orElseThrow()) {
                        held.countDown();
                        until.await();
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                });
        held.await();
        return other;
    }

    private boolean takenBySomebodyElse(String id) {
        boolean[] taken = new boolean[1];
        Thread other =
                Thread.startVirtualThread(() ->
                        take(id).ifPresent(lock -> {
                            taken[0] = true;
                            lock.close();
                        }));
        try {
            other.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return taken[0];
    }

    private Optional<VpsLocks.Held> take(String id) {
        return house.inDoubt.locks().take(new VpsId(id), Duration.ZERO);
    }
}
