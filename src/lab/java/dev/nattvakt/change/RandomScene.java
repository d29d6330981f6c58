package dev.nattvakt.change;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import dev.nattvakt.caller.Call;
import dev.nattvakt.change.InMemoryHostUp.PostMeaning;
import dev.nattvakt.change.Mishap.Ledger;
import dev.nattvakt.change.facts.Write;
import dev.nattvakt.change.order.Order;
import dev.nattvakt.change.order.RemoveBackupSchedule;
import dev.nattvakt.change.order.RemoveSnapshotSchedule;
import dev.nattvakt.change.order.SetBackupSettings;
import dev.nattvakt.change.order.SetSnapshotSchedule;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.faults.Tally;
import dev.nattvakt.fleet.InMemoryFleet.Server;
import dev.nattvakt.schedule.ScheduleBuilder;
import dev.nattvakt.schedule.ScheduleId;
import dev.nattvakt.schedule.stated.BackupStateBuilder;
import dev.nattvakt.schedule.stated.SeenBackupSchedule;
import dev.nattvakt.schedule.stated.SnapshotStateBuilder;

import static dev.nattvakt.change.OrderBuilder.aCompleteOrder;
import static dev.nattvakt.change.OrderBuilder.anOrder;
import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;

/// A house at random: what `web-01` has, what a POST means there, and what is asked of it. Says of
/// each call whether it held what was promised.
final class RandomScene {

    final DeskFixture house;
    final Random random;

    RandomScene(Random random) {
        this(random, DeskFixture.unasked());
    }

    RandomScene(Random random, DeskFixture house) {
        this.random = random;
        this.house = house;
        house.cloud.meaning(PostMeaning.values()[random.nextInt(3)]);
        house.web.having(schedules()).having(snapshots());
    }

    private BackupStateBuilder schedules() {
        ScheduleBuilder daily = aSchedule().at(random.nextInt(24)).keeping(1 + random.nextInt(5));
        return switch (random.nextInt(3)) {
            case 0 -> BackupStateBuilder.backups();
            case 1 -> BackupStateBuilder.backups(daily);
            default -> BackupStateBuilder.backups(daily.off());
        };
    }

    /// From now on two or three replicas answer in turn, the first of them up to date.
    RandomScene withReplicas() {
        Duration lag = Mishap.millis(random, 1, 40_000);
        Duration other = Mishap.millis(random, 1, 40_000);
        house.cloud.replicas(
                random.nextBoolean()
                        ? new Duration[] {Duration.ZERO, lag}
                        : new Duration[] {Duration.ZERO, lag, other});
        return this;
    }

    private SnapshotStateBuilder snapshots() {
        int hours = random.nextInt(4, 25);
        return switch (random.nextInt(3)) {
            case 0 -> SnapshotStateBuilder.snapshots();
            case 1 -> SnapshotStateBuilder.snapshots().every(hours);
            default -> SnapshotStateBuilder.snapshots().offEvery(hours);
        };
    }

    Order<?> order() {
        return random.nextInt(3) == 0 ? snapshotOrder() : backupOrder();
    }

    Order<?> backupOrder() {
        int hour = random.nextInt(24);
        int copies = random.nextInt(1, 5);
        return switch (random.nextInt(8)) {
            case 0 ->
                    aCompleteOrder().weekly(DayOfWeek.of(random.nextInt(1, 8))).hour(hour).build();
            case 1 ->
                    aCompleteOrder().hour(hour).keep(copies).enabled(random.nextBoolean()).build();
            case 2 -> anOrder().keep(copies).build();
            case 3 -> new RemoveBackupSchedule("web-01", anId());
            case 4 ->
                    new SetBackupSettings(
                            "web-01",
                            Optional.of(random.nextInt(3, 9)),
                            Optional.of(random.nextBoolean()));
            case 5 -> aCompleteOrder().monthly(random.nextInt(1, 29)).hour(hour).build();
            default -> aCompleteOrder().hour(hour).keep(copies).build();
        };
    }

    Order<?> snapshotOrder() {
        return switch (random.nextInt(4)) {
            case 0 -> new RemoveSnapshotSchedule("web-01");
            case 1 ->
                    new SetSnapshotSchedule(
                            "web-01", Optional.of(random.nextBoolean()), interval());
            default -> new SetSnapshotSchedule("web-01", Optional.of(true), interval());
        };
    }

    private Optional<Integer> interval() {
        return Optional.of(random.nextInt(4, 25));
    }

    private Optional<ScheduleId> anId() {
        List<SeenBackupSchedule> there = house.web.backups().schedules();
        return there.isEmpty()
                ? ScheduleId.of("bks_gone")
                : there.get(random.nextInt(there.size())).id();
    }

    Mishap any(Mishap... of) {
        return of[random.nextInt(of.length)];
    }

    Mishap any() {
        return random.nextInt(10) < 4 ? Mishap.NONE : any(Mishap.values());
    }

    /// One call under one mishap.
    record Done(Outcome outcome, Ledger ledger) {}

    Done carryOut(Order<?> order, Mishap mishap) {
        return carryOut(order, mishap, house.aCall().build());
    }

    Done carryOut(Order<?> order, Mishap mishap, Call call) {
        Ledger ledger = new Ledger();
        house.cloud.usually(mishap.reaction(random, ledger));
        return new Done(house.desk.carryOut(order, call), ledger);
    }

    /// Counts an answer, and holds it against the record.
    void judge(Done done, Tally tally) {
        judge(done, house.web, tally);
    }

    static void judge(Done done, Server server, Tally tally) {
        Outcome outcome = done.outcome();
        Ledger ledger = done.ledger();
        tally.count(outcome.getClass().getSimpleName());
        tally.count("writes on the wire", ledger.sent);
        tally.answered(
                outcome.getClass().getSimpleName(),
                ledger.applied,
                ledger.write.filter(write -> Truth.isSo(server, write)).isPresent());
        Truth.lie(outcome, server, ledger.write, ledger.applied).ifPresent(tally::violated);
        boolean twiceAllowed =
                ledger.write.filter(Write.SaveSnapshotSchedule.class::isInstance).isPresent();
        int allowed = ledger.throttled ? 3 : twiceAllowed ? 2 : 1;
        tally.expect(ledger.sent <= allowed, "sent " + ledger.sent + " times: " + outcome);
        boolean addsUp =
                ledger.write.filter(Write.SaveBackupSchedule.class::isInstance).isPresent();
        tally.expect(
                !addsUp || ledger.applied <= 1, "done " + ledger.applied + " times: " + outcome);
    }
}
