package dev.nattvakt.change;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Progress;
import dev.nattvakt.change.facts.Write;
import dev.nattvakt.change.order.Order;
import dev.nattvakt.change.order.RemoveBackupSchedule;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.faults.Row;
import dev.nattvakt.faults.Tally;
import dev.nattvakt.fleet.InMemoryFleet;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.ScheduleBuilder;
import dev.nattvakt.schedule.ScheduleId;
import dev.nattvakt.schedule.Vps;

import static dev.nattvakt.change.DeskFixture.seconds;
import static dev.nattvakt.change.Mishap.millis;
import static dev.nattvakt.change.OrderBuilder.aCompleteOrder;
import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;
import static dev.nattvakt.schedule.stated.BackupStateBuilder.backups;

/// The rows that need no wire: the whole core over a cloud in memory, in virtual time, at random.
public final class CoreRows {

    /// The worst that a caller waits, and time for what lands late.
    private static final Duration A_WHILE = Duration.ofSeconds(45);

    private CoreRows() {}

    public static List<Row> all() {
        return List.of(
                Row.of("A1", "reset after the request, applied", 10_000, CoreRows::applied),
                Row.of("A2", "reset after the request, not applied", 10_000, CoreRows::notApplied),
                Row.of("A4", "applied late, newer change between", 10_000, CoreRows::zombie),
                Row.of("A4+", "the same, later than the quarantine", 2_000, CoreRows::veryLate),
                Row.of("A5", "5xx before or after the apply", 10_000, CoreRows::coinFlip),
                Row.of("A7", "201, and the state is another", 10_000, CoreRows::another),
                Row.of("A8", "read-after-write lag of 0-8 s", 10_000, CoreRows::lag),
                Row.of("A12", "fields missing when read back", 10_000, CoreRows::unstated),
                Row.of("B2", "stream dropped, asked again", 2_000, CoreRows::reissued),
                Row.of("B4", "cancelled at every step", 2_000, CoreRows::cancelled),
                Row.of("B5", "asked for what is so", 10_000, CoreRows::equal),
                Row.of("B6", "weakening without a good plan", 10_000, CoreRows::plans),
                Row.of("B10", "deadline nearly gone, clock jumps", 10_000, CoreRows::late),
                Row.of("B11", "everything, mixed", 40_000, CoreRows::mixed),
                Row.of("X4", "replicas that lag by turns", 10_000, CoreRows::replicas),
                Row.of("X4/yes", "the same, where a yes is needed", 10_000, CoreRows::unasked),
                Row.of("X4/threads", "the same, looks side by side", 2_000, CoreRows::threads),
                Row.of("X5", "429, and done all the same", 10_000, CoreRows::throttled),
                Row.of("U2", "2xx that says it failed", 10_000, CoreRows::denied),
                Row.of("X11", "two servers change names", 10_000, CoreRows::swapped),
                Row.of("X17", "ids issued anew around a removal", 10_000, CoreRows::reissuedIds));
    }

    private static void applied(Random random, Tally tally) {
        one(random, tally, Mishap.RESET_APPLIED);
    }

    private static void notApplied(Random random, Tally tally) {
        RandomScene scene = new RandomScene(random);
        Mishap.Ledger ledger = new Mishap.Ledger();
        Mishap second = scene.any(Mishap.NONE, Mishap.RESET_LOST, Mishap.RESET_APPLIED);
        InMemoryHostUp cloud = scene.house.cloud;
        cloud.usually(
                Mishap.RESET_LOST
                        .reaction(random, ledger)
                        .then(() -> cloud.usually(second.reaction(random, ledger))));
        Order<?> order = scene.order();
        Outcome outcome = scene.house.carryOut(order);
        scene.judge(new RandomScene.Done(outcome, ledger), tally);
        if (ledger.sent == 2) {
            tally.count("snapshot schedule sent again");
        }
        beside(random, tally, Mishap.RESET_LOST);
    }

    private static void coinFlip(Random random, Tally tally) {
        one(random, tally, random.nextBoolean() ? Mishap.RESET_APPLIED : Mishap.RESET_LOST);
    }

    private static void another(Random random, Tally tally) {
        Mishap[] lies = {
            Mishap.YES_CLAMPED,
            Mishap.YES_OVERTAKEN,
            Mishap.YES_IN_VAIN,
            Mishap.YES_IN_VAIN_OVERTAKEN
        };
        one(random, tally, lies[random.nextInt(lies.length)]);
    }

    private static void lag(Random random, Tally tally) {
        RandomScene scene = new RandomScene(random);
        Mishap mishap = scene.any(Mishap.YES_LATE, Mishap.RESET_LATE);
        Instant before = scene.house.time.instant();
        RandomScene.Done done = scene.carryOut(scene.order(), mishap);
        scene.judge(done, tally);
        if (done.ledger().sent > 0) {
            boolean seen = done.ledger().applied > 0;
            tally.expect(
                    !(done.outcome() instanceof Outcome.Verified) || seen, "verified, not applied");
            long waited = Duration.between(before, scene.house.time.instant()).toSeconds();
            tally.most("longest wait, s", waited);
        }
        beside(random, tally, mishap);
    }

    private static void one(Random random, Tally tally, Mishap mishap) {
        RandomScene scene = new RandomScene(random);
        RandomScene.Done done = scene.carryOut(scene.order(), mishap);
        scene.judge(done, tally);
        if (mishap == Mishap.RESET_APPLIED && done.ledger().sent > 0) {
            tally.expect(done.ledger().applied == 1, "applied " + done.ledger().applied + " times");
        }
        beside(random, tally, mishap);
    }

    /// The naive client in a house like it.
    private static void beside(Random random, Tally tally, Mishap mishap) {
        RandomScene scene = new RandomScene(new Random(random.nextLong()));
        NaiveClient.carryOut(scene, scene.order(), mishap, tally);
    }

    private static void zombie(Random random, Tally tally) {
        overwrites(random, tally, 8_000, 100_000, true);
    }

    private static void veryLate(Random random, Tally tally) {
        overwrites(random, tally, 130_000, 600_000, false);
    }

    /// One order nobody knows of; another one, by us or by somebody else; then the first lands.
    private static void overwrites(
            Random random, Tally tally, int earliest, int latest, boolean mustBeNoticed) {
        RandomScene scene = new RandomScene(random);
        DeskFixture house = scene.house;
        house.web.having(backups(aSchedule().at(2)));
        Duration landing = millis(random, earliest, latest);
        Mishap.Ledger doubtful = new Mishap.Ledger();
        house.cloud.reacting((cloud, vps, write) -> {
            doubtful.sent++;
            cloud.later(landing, () -> cloud.apply(vps, write));
            return new Sent.Ambiguous("no answer in time", Optional.empty());
        });
        Outcome first = house.carryOut(aCompleteOrder().hour(5));
        tally.expect(first instanceof Outcome.Unconfirmed, "not unconfirmed: " + first);
        house.time.advance(millis(random, 0, 110_000));
        boolean ours = random.nextInt(10) < 7;
        Write newer;
        if (ours) {
            RandomScene.Done done =
                    scene.carryOut(
                            aCompleteOrder().hour(random.nextInt(6, 24)).build(), Mishap.NONE);
            scene.judge(done, tally);
            if (done.ledger().write.isEmpty()) {
                return;
            }
            newer = done.ledger().write.get();
        } else {
            newer = new Write.SaveBackupSchedule(aSchedule().at(23).keeping(2).wanted());
            house.cloud.apply(Situations.WEB.id(), newer);
        }
        house.time.advance(Duration.ofMinutes(20));
        boolean lost = !Truth.isSo(house.web, newer);
        boolean noticed =
                house.alarms.stream().anyMatch(event -> !(event instanceof Alarm.Event.Harmless));
        tally.count(lost ? "newer change lost" : "newer change kept");
        if (lost) {
            tally.count(noticed ? "loss noticed" : "loss not noticed");
            tally.expect(noticed || !mustBeNoticed, "a lost change was not noticed");
        }
        tally.expect(house.alarms.size() <= 2, "alarms: " + house.alarms);
    }

    private static void unstated(Random random, Tally tally) {
        RandomScene scene = new RandomScene(random);
        String[] fields = {"hour", "frequency", "retentionCount", "enabled", "id"};
        String field = fields[random.nextInt(fields.length)];
        Mishap mishap = scene.any(Mishap.NONE, Mishap.YES_WITHOUT_A_WORD, Mishap.RESET_APPLIED);
        Mishap.Ledger ledger = new Mishap.Ledger();
        house(scene)
                .usually(
                        mishap.reaction(random, ledger)
                                .then(() ->
                                        house(scene)
                                                .stating(row -> Situations.without(row, field))));
        Outcome outcome = scene.house.carryOut(scene.backupOrder());
        tally.count(outcome.getClass().getSimpleName());
        boolean claims = outcome instanceof Outcome.Verified;
        boolean needsIt =
                ledger.write.filter(Write.SaveBackupSchedule.class::isInstance).isPresent()
                        && !field.equals("id");
        tally.expect(!(claims && needsIt), "verified although " + field + " is not stated");
        tally.expect(!claims || Truth.isSo(scene.house.web, ledger.write.orElseThrow()), "not so");
    }

    private static InMemoryHostUp house(RandomScene scene) {
        return scene.house.cloud;
    }

    /// The caller hears nothing of the first call, and asks again.
    private static void reissued(Random random, Tally tally) {
        RandomScene scene = new RandomScene(random);
        Order<?> order = scene.order();
        boolean[] gone = new boolean[1];
        Mishap.Ledger first = new Mishap.Ledger();
        house(scene).usually(Mishap.NONE.reaction(random, first).then(() -> gone[0] = true));
        Outcome unheard = scene.house.desk.carryOut(order, watched(scene, () -> gone[0]));
        RandomScene.Done again = scene.carryOut(order, Mishap.NONE);
        scene.judge(again, tally);
        if (unheard instanceof Outcome.Verified) {
            tally.count("first verified");
            tally.expect(again.ledger().sent == 0, "sent again: " + again.outcome());
            tally.expect(first.applied + again.ledger().applied == 1, "done twice");
        }
    }

    private static Call watched(RandomScene scene, BooleanSupplier cancelled) {
        Call call = scene.house.aCall().build();
        return new Call(call.caller(), call.door(), call.deadline(), Progress.UNHEARD, cancelled);
    }

    /// Cancelled at the n-th time that anybody looks.
    private static void cancelled(Random random, Tally tally) {
        RandomScene scene = new RandomScene(random);
        AtomicInteger looks = new AtomicInteger(random.nextInt(3));
        Mishap mishap = scene.any();
        RandomScene.Done done =
                scene.carryOut(
                        scene.order(), mishap, watched(scene, () -> looks.getAndDecrement() <= 0));
        scene.judge(done, tally);
        boolean wasCancelled =
                done.outcome() instanceof Outcome.Unavailable unavailable
                        && unavailable.code().equals("cancelled");
        tally.expect(!wasCancelled || done.ledger().sent == 0, "cancelled, and sent");
        if (done.ledger().applied > 0) {
            tally.expect(
                    hasReceipt(done.outcome()), "applied without a receipt: " + done.outcome());
        }
    }

    private static boolean hasReceipt(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Verified _,
                    Outcome.Adjusted _,
                    Outcome.Overwritten _,
                    Outcome.Unconfirmed _ ->
                    true;
            default -> false;
        };
    }

    private static void equal(Random random, Tally tally) {
        RandomScene scene = new RandomScene(random);
        Order<?> order = scene.order();
        RandomScene.Done first = scene.carryOut(order, Mishap.NONE);
        if (first.outcome() instanceof Outcome.Verified
                && !(order instanceof RemoveBackupSchedule)) {
            RandomScene.Done second = scene.carryOut(order, scene.any());
            scene.judge(second, tally);
            tally.expect(second.ledger().sent == 0, "sent again: " + second.outcome());
        }
    }

    private static void plans(Random random, Tally tally) {
        RandomScene scene = new RandomScene(random, new DeskFixture());
        DeskFixture house = scene.house;
        house.web.having(backups(aSchedule().at(2).keeping(4)));
        Mishap.Ledger ledger = new Mishap.Ledger();
        house.cloud.usually(Mishap.NONE.reaction(random, ledger));
        Outcome asked = house.carryOut(aCompleteOrder().hour(2).keep(1 + random.nextInt(3)));
        if (!(asked instanceof Outcome.NeedsConfirmation waiting)) {
            tally.violated("did not ask: " + asked);
            return;
        }
        String token = waiting.token();
        boolean good = false;
        switch (random.nextInt(5)) {
            case 0 -> house.time.advance(Duration.ofMinutes(15));
            case 1 -> token = random.nextBoolean() ? "tok_forged" : "A".repeat(22);
            case 2 -> house.web.having(backups(aSchedule().at(3).keeping(4)));
            case 3 -> {
                house.apply(token);
                ledger.applied = 0;
            }
            default -> good = true;
        }
        Outcome outcome = house.apply(token);
        tally.count(outcome.getClass().getSimpleName());
        tally.expect(
                ledger.applied == (good ? 1 : 0), "applied " + ledger.applied + ": " + outcome);
        if (good) {
            house.apply(token);
            tally.expect(ledger.applied == 1, "a plan worked twice");
        }
    }

    /// A deadline anywhere, reads that take time, and somebody who sets the clock.
    private static void late(Random random, Tally tally) {
        RandomScene scene = new RandomScene(random);
        DeskFixture house = scene.house;
        house.cloud.slow(millis(random, 0, 4_000));
        Mishap mishap = scene.any();
        Mishap.Ledger ledger = new Mishap.Ledger();
        Call call = house.aCall().within(millis(random, 0, 35_000)).build();
        InMemoryHostUp.Reaction reaction = mishap.reaction(random, ledger);
        house.cloud.usually((cloud, vps, write) -> {
            tally.expect(
                    call.deadline().left().compareTo(seconds(5)) > 0,
                    "begun with " + call.deadline());
            jump(random, house);
            return reaction.to(cloud, vps, write);
        });
        jump(random, house);
        Outcome outcome = house.desk.carryOut(scene.order(), call);
        scene.judge(new RandomScene.Done(outcome, ledger), tally);
    }

    private static void jump(Random random, DeskFixture house) {
        Instant now = house.time.instant();
        house.time.setWallClock(
                switch (random.nextInt(5)) {
                    case 0 -> now.plusSeconds(3600);
                    case 1 -> now.minusSeconds(3600);
                    case 2 -> Instant.parse("2028-02-29T23:59:59Z");
                    case 3 -> Instant.parse("2026-03-29T00:59:59Z");
                    default -> now;
                });
    }

    /// Fifty steps in one house: orders of ours, changes of others, time, and what goes wrong.
    private static void mixed(Random random, Tally tally) {
        RandomScene scene = new RandomScene(random);
        RandomScene naive = new RandomScene(new Random(random.nextLong()));
        if (random.nextBoolean()) {
            scene.withReplicas();
            naive.withReplicas();
        }
        for (int step = 0; step < 50; step++) {
            tally.count("steps");
            switch (random.nextInt(10)) {
                case 0 -> somebodyElse(scene, naive);
                case 1 -> {
                    scene.house.time.advance(millis(random, 0, 60_000));
                    naive.house.time.advance(millis(random, 0, 60_000));
                }
                case 2 ->
                        scene.house.cloud.failing(
                                "read", new HostUpFailure.Why.Unreachable("no route"));
                default -> {
                    Mishap mishap = scene.any();
                    scene.judge(scene.carryOut(scene.order(), mishap), tally);
                    NaiveClient.carryOut(naive, naive.order(), mishap, tally);
                }
            }
        }
        scene.house.time.advance(A_WHILE);
    }

    /// Some orders in a row while replicas lag, and nobody else changes anything.
    private static void replicas(Random random, Tally tally) {
        replicas(random, tally, Runnable::run);
    }

    /// Looks that have to agree take the replicas' turns in any order; a seed does not repeat that.
    private static void threads(Random random, Tally tally) {
        replicas(random, tally, Thread::startVirtualThread);
    }

    private static void replicas(Random random, Tally tally, Executor threads) {
        RandomScene scene = new RandomScene(random).withReplicas();
        scene.house.threads = threads;
        RandomScene naive = new RandomScene(new Random(random.nextLong())).withReplicas();
        for (int i = random.nextInt(2, 7); i > 0; i--) {
            Mishap mishap =
                    scene.any(
                            Mishap.NONE,
                            Mishap.NONE,
                            Mishap.NONE,
                            Mishap.YES_IN_VAIN,
                            Mishap.YES_LATE,
                            Mishap.RESET_APPLIED,
                            Mishap.RESET_LOST,
                            Mishap.RESET_LATE,
                            Mishap.THROTTLED_APPLIED,
                            Mishap.THROTTLED_FIRST);
            scene.judge(scene.carryOut(scene.order(), mishap), tally);
            NaiveClient.carryOut(naive, naive.order(), mishap, tally);
            Duration pause = millis(random, 0, 15_000);
            scene.house.time.advance(pause);
            naive.house.time.advance(pause);
        }
    }

    /// Fewer copies than there really are need a yes, whatever a replica shows.
    private static void unasked(Random random, Tally tally) {
        RandomScene scene = new RandomScene(random, new DeskFixture()).withReplicas();
        DeskFixture house = scene.house;
        house.web.having(backups(aSchedule().at(2).keeping(3)));
        for (int i = random.nextInt(2, 6); i > 0; i--) {
            int most = most(house);
            RandomScene.Done done =
                    scene.carryOut(
                            aCompleteOrder().hour(2).keep(random.nextInt(1, 5)).build(),
                            scene.any(Mishap.NONE, Mishap.NONE, Mishap.RESET_APPLIED));
            scene.judge(done, tally);
            tally.expect(
                    most(house) >= most || done.outcome() instanceof Outcome.NeedsConfirmation,
                    "weakened without a yes: " + most + " -> " + most(house));
            house.time.advance(millis(random, 0, 15_000));
        }
    }

    private static int most(DeskFixture house) {
        return house.web.backups().on().stream()
                .mapToInt(row -> row.retentionCount().orElse(0))
                .max()
                .orElse(0);
    }

    private static void throttled(Random random, Tally tally) {
        one(
                random,
                tally,
                pick(
                        random,
                        Mishap.THROTTLED,
                        Mishap.THROTTLED_FIRST,
                        Mishap.THROTTLED_APPLIED,
                        Mishap.THROTTLED_LATE,
                        Mishap.THROTTLED_LONG_APPLIED));
    }

    private static void denied(Random random, Tally tally) {
        one(random, tally, pick(random, Mishap.DENIED, Mishap.DENIED_APPLIED));
    }

    private static Mishap pick(Random random, Mishap... of) {
        return of[random.nextInt(of.length)];
    }

    /// The person who is asked reads the name that the server has now.
    private static void swapped(Random random, Tally tally) {
        DeskFixture house = new DeskFixture();
        house.web.having(backups(aSchedule().at(2).keeping(4)));
        InMemoryFleet.Server other = house.cloud.server("vps_2", "db-01", "192.0.2.11");
        other.having(backups(aSchedule().at(3).keeping(4)));
        house.rehearse(aCompleteOrder().keep(4));
        boolean hasSwapped = random.nextBoolean();
        if (hasSwapped) {
            house.web.renamed("db-01");
            other.renamed("web-01");
        }
        Order<?> order = aCompleteOrder().hour(2).keep(1).build();
        Outcome outcome =
                house.carryOut(random.nextBoolean() ? order.on(Situations.WEB.id()) : order);
        if (outcome instanceof Outcome.NeedsConfirmation waiting) {
            Vps asked = waiting.facts().vps();
            boolean isWeb = asked.id().equals(Situations.WEB.id());
            String name = isWeb == hasSwapped ? "db-01" : "web-01";
            tally.expect(asked.name().equals(Optional.of(name)), "asked about " + asked);
        } else {
            tally.violated("did not ask: " + outcome);
        }
    }

    /// A removal of which only the number of equal schedules tells whether it was done.
    private static void reissuedIds(Random random, Tally tally) {
        RandomScene scene = new RandomScene(random);
        DeskFixture house = scene.house;
        ScheduleBuilder row = aSchedule().at(2).keeping(3);
        house.web.having(
                switch (random.nextInt(3)) {
                    case 0 -> backups(row);
                    case 1 -> backups(row, aSchedule().id("bks_2").at(2).keeping(3));
                    default -> backups(row, aSchedule().id("bks_2").at(7).keeping(1));
                });
        boolean isDone = random.nextBoolean();
        boolean isSilent = random.nextBoolean();
        int before = house.web.backups().schedules().size();
        house.cloud.usually((cloud, vps, write) -> {
            if (isDone) {
                cloud.apply(vps, write);
            }
            cloud.reissueIds(vps);
            return isSilent
                    ? new Sent.Ambiguous("HostUp answered 500", Optional.empty())
                    : new Sent.Accepted(Optional.empty(), Fields.NONE, Optional.empty());
        });
        Outcome outcome =
                house.carryOut(new RemoveBackupSchedule("web-01", ScheduleId.of("bks_1")));
        tally.count(outcome.getClass().getSimpleName());
        boolean isGone = house.web.backups().schedules().size() < before;
        tally.expect(
                (outcome instanceof Outcome.Verified || outcome instanceof Outcome.Adjusted)
                        == isGone,
                isGone + " and: " + outcome);
    }

    private static void somebodyElse(RandomScene... scenes) {
        for (RandomScene scene : scenes) {
            scene.house.cloud.changedElsewhere(
                    Situations.WEB.id(),
                    Mishap.other(
                            new Write.SaveBackupSchedule(aSchedule().at(20).keeping(2).wanted())));
        }
    }
}
