package dev.nattvakt.change;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.nattvakt.caller.VirtualTime;
import dev.nattvakt.change.facts.Situation;
import dev.nattvakt.change.order.Order;
import dev.nattvakt.change.order.RemoveBackupSchedule;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.fleet.InMemoryFleet;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.ScheduleId;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;

import static dev.nattvakt.change.DeskFixture.seconds;
import static dev.nattvakt.change.OrderBuilder.aCompleteOrder;
import static dev.nattvakt.change.OrderBuilder.anOrder;
import static dev.nattvakt.change.Situations.situation;
import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;
import static dev.nattvakt.schedule.stated.BackupStateBuilder.backups;
import static dev.nattvakt.schedule.stated.SnapshotStateBuilder.snapshots;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReplicaGuardTest {

    private static final Situation OLD = keeping(3);
    private static final Situation NEW = keeping(9);
    private static final Situation FOREIGN = keeping(5);

    private final VirtualTime time = new VirtualTime();
    private final InMemoryFleet hostUp = new InMemoryFleet(time);
    private final ReplicaGuard guard = new ReplicaGuard(time::nanoTime, time);

    private static Situation keeping(int copies) {
        return situation(backups(aSchedule().keeping(copies)));
    }

    @Test
    void takesTheFirstReadWhileNothingIsRemembered() {
        assertThat(read(OLD, NEW)).isEqualTo(OLD);
    }

    @Test
    void readsAgainWhatWasBeforeOurOwnChange() {
        guard.changed(OLD, NEW, Fields.NONE);

        assertThat(read(OLD, OLD, NEW)).isEqualTo(NEW);
        assertThat(time.waits()).isEmpty();
    }

    @Test
    void decidesNothingOnAnOldStateThatStays() {
        guard.changed(OLD, NEW, Fields.NONE);

        assertStale(OLD);
    }

    /// The schedule that is to go is missing from a state before it was made, too.
    @Test
    void verifiesNoRemovalByAStateFromBeforeTheScheduleWasMade() {
        DeskFixture house = DeskFixture.unasked();
        house.web.having(backups(aSchedule().id("bks_1").at(11).keeping(1).off()));
        house.carryOut(new RemoveBackupSchedule("web-01", ScheduleId.of("bks_1")));
        house.carryOut(aCompleteOrder().hour(5));
        house.cloud.replicas(Duration.ZERO, seconds(30), seconds(30));
        Optional<ScheduleId> made = house.web.backups().schedules().getFirst().id();

        Outcome removed = house.carryOut(new RemoveBackupSchedule("web-01", made));

        assertThat(removed).isInstanceOf(Outcome.Unconfirmed.class);
        assertThat(house.carryOut(anOrder().keep(1))).isNotInstanceOf(Outcome.AlreadySet.class);
    }

    @Test
    void verifiesARemovalWhenAllReplicasShowIt() {
        DeskFixture house = DeskFixture.unasked();
        house.web.having(backups());
        house.carryOut(aCompleteOrder().hour(5));
        house.cloud.replicas(Duration.ZERO, seconds(3), seconds(3));
        Optional<ScheduleId> made = house.web.backups().schedules().getFirst().id();

        assertThat(house.carryOut(new RemoveBackupSchedule("web-01", made)))
                .isInstanceOf(Outcome.Verified.class);
    }

    /// Read, write, and one look at each replica at once: as long as any other change.
    @Test
    void looksAtAllReplicasAtOnceWhereWhatIsAskedWasSoBefore() {
        DeskFixture house = atTwo();
        house.carryOut(aCompleteOrder().hour(5));

        assertThat(lookedAtOnce(house, aCompleteOrder().hour(2))).isEqualTo(3);
        assertThat(lookedAtOnce(house, aCompleteOrder().hour(5))).isEqualTo(3);
    }

    @Test
    void looksOnceAtWhatIsNew() {
        DeskFixture house = atTwo();
        house.carryOut(aCompleteOrder().hour(5));

        assertThat(lookedAtOnce(house, aCompleteOrder().hour(7))).isZero();
    }

    @Test
    void looksAtAllReplicasAtOnceWhereAScheduleIsGoneAgain() {
        DeskFixture house = DeskFixture.unasked();
        house.web.having(backups());
        house.carryOut(aCompleteOrder().hour(5));
        Optional<ScheduleId> made = house.web.backups().schedules().getFirst().id();

        assertThat(lookedAtOnce(house, new RemoveBackupSchedule("web-01", made))).isEqualTo(3);
    }

    private static DeskFixture atTwo() {
        DeskFixture house = DeskFixture.unasked();
        house.web.having(backups(aSchedule().at(2).keeping(3)));
        return house;
    }

    private static int lookedAtOnce(DeskFixture house, OrderBuilder order) {
        return lookedAtOnce(house, order.build());
    }

    /// @return looks that were begun before the first was awaited
    private static int lookedAtOnce(DeskFixture house, Order<?> order) {
        List<String> begun = new ArrayList<>();
        house.threads =
                look -> {
                    begun.add("look");
                    look.run();
                };
        int known = house.cloud.calls().size();
        assertThat(house.carryOut(order)).isInstanceOf(Outcome.Verified.class);
        List<String> calls = house.cloud.calls().subList(known, house.cloud.calls().size());
        assertThat(calls.stream().filter(call -> call.startsWith("read")).count())
                .isEqualTo(1 + Math.max(1, begun.size()));
        return begun.size();
    }

    @Test
    void readsAgainNoLongerThanTheCallMayLast() {
        guard.unsure(OLD);
        Deque<Situation> shown = new ArrayDeque<>(List.of(OLD, NEW, OLD, NEW));

        assertThatThrownBy(() -> guard.read(hostUp, _ -> shown.pop(), time.deadline(seconds(0.4))))
                .isInstanceOf(HostUpFailure.class);
        assertThat(shown).hasSize(1);
        assertThat(time.waits()).isEmpty();
    }

    @Test
    void aChangeThatLeavesAllAsItWasReplacesNothing() {
        guard.changed(OLD, OLD, Fields.NONE);
        guard.changed(OLD, NEW, Fields.NONE);
        guard.changed(NEW, NEW, Fields.NONE);

        assertThat(guard.isEarlier(OLD)).isTrue();
        assertThat(guard.isEarlier(NEW)).isFalse();
    }

    @Test
    void believesAStateThatIsNotOurs() {
        guard.changed(OLD, NEW, Fields.NONE);

        assertThat(read(FOREIGN)).isEqualTo(FOREIGN);
    }

    @Test
    void believesAnOldStateThatWasSetAgain() {
        guard.changed(OLD, NEW, Fields.NONE);
        guard.changed(NEW, OLD, Fields.NONE);

        assertThat(read(OLD)).isEqualTo(OLD);
        assertStale(NEW);
    }

    @Test
    void remembersForAMinute() {
        guard.changed(OLD, NEW, Fields.NONE);
        time.advance(ReplicaGuard.MEMORY.minusNanos(1));
        assertThat(guard.isEarlier(OLD)).isTrue();

        time.advance(Duration.ofNanos(1));
        assertThat(read(OLD)).isEqualTo(OLD);
        assertThat(guard.size()).isZero();
    }

    @Test
    void wantsThreeEqualReadsAfterAWriteWhoseResultIsUnknown() {
        guard.unsure(OLD);

        assertThat(read(OLD, NEW, NEW, NEW)).isEqualTo(NEW);
        assertThat(read(OLD, OLD, OLD)).isEqualTo(OLD);
        assertStale(OLD, NEW, OLD, NEW, OLD, NEW, OLD, NEW, OLD);
    }

    /// The turn of the replica that is up to date went to somebody else's read meanwhile.
    @Test
    void countsNoReadsOnBothSidesOfAWait() {
        guard.unsure(OLD);

        assertStale(NEW, OLD, OLD, OLD, NEW, OLD, OLD, NEW, OLD);
    }

    @Test
    void isSureAgainWhenTheWriteCannotLandUnnoticedAnyMore() {
        guard.unsure(OLD);
        time.advance(ReplicaGuard.UNSURE);

        assertThat(read(OLD, NEW)).isEqualTo(OLD);
        assertThat(guard.size()).isZero();
    }

    @Test
    void keepsTheTwoSidesOfAServerApart() {
        guard.unsure(situation(snapshots().every(6)));

        assertThat(read(OLD, NEW)).isEqualTo(OLD);
    }

    @Test
    void remembersALimitedNumberOfServersAndStates() {
        for (int i = 0; i < ReplicaGuard.MOST + 10; i++) {
            guard.changed(on(i, 1), on(i, 2), Fields.NONE);
        }
        assertThat(guard.size()).isEqualTo(ReplicaGuard.MOST);
        assertThat(guard.isEarlier(on(0, 1))).isFalse();

        for (int copies = 1; copies < ReplicaGuard.MOST_STATES + 2; copies++) {
            guard.changed(keeping(copies), keeping(copies + 1), Fields.NONE);
        }
        assertThat(guard.isEarlier(keeping(1))).isFalse();
        assertThat(guard.isEarlier(keeping(2))).isTrue();
    }

    private static Situation on(int server, int copies) {
        Situation.Backups web = situation(backups(aSchedule().keeping(copies)));
        return new Situation.Backups(
                Vps.of(new VpsId("vps_" + server)), web.state(), web.at(), web.zone());
    }

    private void assertStale(Situation... reads) {
        assertThatThrownBy(() -> read(reads))
                .isInstanceOf(HostUpFailure.class)
                .extracting(failure -> Outcome.of((HostUpFailure) failure, "web-01"))
                .isInstanceOfSatisfying(
                        Outcome.Unavailable.class,
                        said -> assertThat(said.code()).isEqualTo("stale_read"));
    }

    /// The last one goes on.
    private Situation read(Situation... reads) {
        Deque<Situation> shown = new ArrayDeque<>(List.of(reads));
        return guard.read(
                hostUp,
                _ -> shown.size() > 1 ? shown.poll() : Optional.of(shown.peek()).get(),
                time.deadline(Duration.ofSeconds(30)));
    }
}
