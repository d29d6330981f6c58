package dev.nattvakt.hostup;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import dev.nattvakt.caller.Approval;
import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Confirm;
import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.DelayedTasks;
import dev.nattvakt.caller.Door;
import dev.nattvakt.caller.HouseRules;
import dev.nattvakt.caller.Secret;
import dev.nattvakt.change.ChangeDesk;
import dev.nattvakt.change.InDoubt;
import dev.nattvakt.change.ReplicaGuard;
import dev.nattvakt.change.SendOnce;
import dev.nattvakt.change.WritesUnderWay;
import dev.nattvakt.change.order.SetBackupSchedule;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.change.plan.Plans;
import dev.nattvakt.faults.Row;
import dev.nattvakt.faults.Tally;
import dev.nattvakt.fleet.LookUp;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.hostup.OddHostUp.Manner;
import dev.nattvakt.hostup.OddHostUp.Schedule;
import dev.nattvakt.hostup.guard.KeyBreaker;
import dev.nattvakt.hostup.guard.Pause;
import dev.nattvakt.hostup.guard.Timeouts;
import dev.nattvakt.hostup.json.HostUpResponse;
import dev.nattvakt.hostup.json.ResponseBody;
import dev.nattvakt.schedule.ScheduleId;
import dev.nattvakt.schedule.VpsId;

import static dev.nattvakt.change.OrderBuilder.aCompleteOrder;

/// Rows on whose answer it is: two servers behind one HostUp that puts its answers oddly on the
/// wire. One is read, the other changed; neither may be judged by the other's state.
public final class AnswerRows {

    private static final Timeouts SHORT =
            new Timeouts(Duration.ofMillis(500), Duration.ofMillis(300), Duration.ofMillis(300));

    private AnswerRows() {}

    public static List<Row> all() {
        return List.of(
                row(
                        "X1/interim",
                        "102, 103, 199, several before the answer",
                        true,
                        Manner.CONTINUE,
                        Manner.PROCESSING,
                        Manner.EARLY_HINTS,
                        Manner.UNKNOWN_INTERIM,
                        Manner.SEVERAL,
                        Manner.INTERIM_EARLY),
                row(
                        "X1/nothing",
                        "an interim answer, and then none",
                        false,
                        Manner.INTERIM_ONLY,
                        Manner.INTERIM_THEN_END,
                        Manner.SWITCHING),
                row("X1/twice", "the same answer twice", true, Manner.TWICE),
                Row.of(
                                "X1/late",
                                "an answer again, after the next request left",
                                200,
                                AnswerRows::late)
                        .alone(),
                Row.of("X12/401", "1 % stray 401s", 2_000, AnswerRows::strayRefusals),
                Row.of("X12/429", "one 429 with a day in it", 2_000, AnswerRows::longPause),
                row("X1/framing", "trailers, lengths that are not so", false, framing()));
    }

    /// Nothing in HTTP/1.1 tells that such an answer is another request's. Each spoils one look,
    /// and none after it; a write and its read-backs have a connection of their own.
    private static void late(Random random, Tally tally) throws IOException {
        AtomicInteger left = new AtomicInteger();
        try (OddHostUp odd = new OddHostUp(() -> againWhileLeft(left));
                HostUpConnection connection = connection(odd)) {
            odd.put("vps_a", new Schedule(1, 3));
            odd.put("vps_b", new Schedule(2, 9));
            HostUpReader reader =
                    new HostUpReader(connection, new RetryingCalls(connection, new GuardedCalls()));
            int again = random.nextInt(1, 3);
            left.set(again);
            int spoiled = 0;
            for (int i = 0; i < 6; i++) {
                spoiled += isOfAnother(reader, i % 2 == 0 ? "vps_a" : "vps_b") ? 1 : 0;
            }
            tally.count("spoiled looks", spoiled);
            tally.expect(spoiled <= again, spoiled + " looks spoiled by " + again);
            changeInSpiteOf(left, odd, desk(connection, reader), tally);
            tally.expect(!isOfAnother(reader, "vps_a"), "a look after it was spoiled, too");
            tally.expect(!isOfAnother(reader, "vps_b"), "a look after it was spoiled, too");
        }
    }

    private static Manner againWhileLeft(AtomicInteger left) {
        return left.getAndUpdate(count -> Math.max(0, count - 1)) > 0
                ? Manner.AGAIN_LATER
                : Manner.PLAIN;
    }

    /// HostUp says its answer to the write again in place of what is read back.
    private static void changeInSpiteOf(
            AtomicInteger left, OddHostUp odd, ChangeDesk desk, Tally tally) {
        Schedule asked = new Schedule(2, 12);
        odd.beforeAnsweringAWrite(() -> left.set(1));
        Outcome outcome =
                desk.carryOut(
                        order("vps_b", asked),
                        new Call(Caller.ANONYMOUS, Door.REST, Deadline.in(Duration.ofSeconds(30))));
        tally.count(outcome.getClass().getSimpleName());
        tally.expect(odd.writes() == 1, "written " + odd.writes() + " times");
        tally.expect(odd.at("vps_a").equals(new Schedule(1, 3)), "the other server changed");
        tally.expect(
                outcome instanceof Outcome.Verified && odd.at("vps_b").equals(asked),
                "not verified: " + outcome);
    }

    private static boolean isOfAnother(HostUpReader reader, String vps) {
        return !idOf(reader, vps).equals(ScheduleId.of("bks_of_" + vps));
    }

    private static Optional<ScheduleId> idOf(HostUpReader reader, String vps) {
        Deadline deadline = Deadline.in(Duration.ofSeconds(10));
        return reader.backupSchedules(new VpsId(vps), deadline).schedules().getFirst().id();
    }

    /// 547 calls with a good key, one a second.
    private static void strayRefusals(Random random, Tally tally) {
        FakeTime time = new FakeTime();
        Secret key = new Secret("key");
        KeyBreaker breaker = new KeyBreaker(() -> key, time);
        int answered = 0;
        for (int call = 0; call < 547; call++) {
            time.pass(Duration.ofSeconds(1));
            answered += isAnswered(breaker, random) ? 1 : 0;
        }
        tally.count("calls", 547);
        tally.count("calls that were answered", answered);
        tally.expect(answered > 400, "answered " + answered);
    }

    private static boolean isAnswered(KeyBreaker breaker, Random random) {
        for (int attempt = 0; attempt < 2; attempt++) {
            if (!(breaker.forRead() instanceof KeyBreaker.Passage.Free(var pass))) {
                return false;
            }
            int status = random.nextInt(100) == 0 ? 401 : 200;
            pass.saw(new HostUpResponse(status, Map.of(), ResponseBody.NOTHING));
            if (status == 200) {
                return true;
            }
            if (!breaker.isSuspected()) {
                return false;
            }
        }
        return false;
    }

    /// Reads at random moments while it lasts; HostUp would answer any of them.
    private static void longPause(Random random, Tally tally) {
        FakeTime time = new FakeTime();
        Pause pause = new Pause(time, time);
        pause.begin(Duration.ofHours(24));
        long began = time.getAsLong();
        long lastProbe = Long.MIN_VALUE;
        boolean isMeant = random.nextBoolean();
        for (int i = 0; i < 200 && pause.left().isPositive(); i++) {
            time.pass(Duration.ofSeconds(random.nextInt(1, 60)));
            if (pause.mayProbe()) {
                long now = time.getAsLong();
                tally.expect(now - began >= Duration.ofMinutes(5).toNanos(), "probed early");
                tally.expect(
                        lastProbe == Long.MIN_VALUE
                                || now - lastProbe >= Duration.ofMinutes(2).toNanos(),
                        "probed too often");
                lastProbe = now;
                if (isMeant) {
                    pause.begin(Duration.ofHours(24));
                } else {
                    pause.lift();
                }
            }
        }
        Duration lasted = Duration.ofNanos(time.getAsLong() - began);
        tally.most("longest pause that was a mistake, s", isMeant ? 0 : lasted.toSeconds());
        tally.expect(isMeant || lasted.compareTo(Duration.ofMinutes(6)) <= 0, "lasted " + lasted);
    }

    private static Manner[] framing() {
        return new Manner[] {
            Manner.CHUNKED_WITH_TRAILERS,
            Manner.LENGTH_TOO_SHORT,
            Manner.LENGTH_TOO_LONG,
            Manner.LENGTH_AND_CHUNKED,
            Manner.TWO_LENGTHS
        };
    }

    private static Row row(String name, String fault, boolean isAnswer, Manner... manners) {
        return Row.of(
                        name,
                        fault,
                        200,
                        (random, tally) -> new Case(random, tally, isAnswer, manners).run())
                .alone();
    }

    /// @param isAnswer whether an honest answer is among what comes
    private record Case(Random random, Tally tally, boolean isAnswer, Manner... manners) {

        void run() throws IOException {
            AtomicInteger oddities = new AtomicInteger(isAnswer ? Integer.MAX_VALUE : 2);
            Random manner = new Random(random.nextLong());
            try (OddHostUp odd = new OddHostUp(() -> next(manner, oddities));
                    HostUpConnection connection = connection(odd)) {
                odd.put("vps_a", new Schedule(1, 3));
                odd.put("vps_b", new Schedule(2, 9));
                HostUpReader reader =
                        new HostUpReader(
                                connection, new RetryingCalls(connection, new GuardedCalls()));
                ChangeDesk desk = desk(connection, reader);
                for (int i = random.nextInt(4); i > 0; i--) {
                    look(reader, random.nextBoolean() ? "vps_a" : "vps_b");
                }
                change(desk, odd);
                look(reader, "vps_a");
                look(reader, "vps_b");
            }
        }

        private Manner next(Random manner, AtomicInteger oddities) {
            synchronized (manner) {
                return manner.nextInt(3) > 0 && oddities.getAndDecrement() > 0
                        ? manners[manner.nextInt(manners.length)]
                        : Manner.PLAIN;
            }
        }

        /// A server's state is its own, or it is not known.
        private void look(HostUpReader reader, String vps) {
            try {
                Optional<ScheduleId> id = idOf(reader, vps);
                tally.count("looks");
                tally.expect(
                        id.equals(ScheduleId.of("bks_of_" + vps)), vps + " described by " + id);
            } catch (HostUpFailure unknown) {
                tally.count("looks that failed");
                tally.expect(!isAnswer, "an honest answer was not read: " + unknown.getMessage());
            }
        }

        private void change(ChangeDesk desk, OddHostUp odd) {
            Schedule before = odd.at("vps_b");
            int copies = random.nextBoolean() ? random.nextInt(2, 13) : 3;
            Schedule asked = new Schedule(random.nextBoolean() ? 2 : 1, copies);
            Outcome outcome =
                    desk.carryOut(
                            order("vps_b", asked),
                            new Call(
                                    Caller.ANONYMOUS,
                                    Door.REST,
                                    Deadline.in(Duration.ofSeconds(30))));
            tally.count(outcome.getClass().getSimpleName());
            boolean weakens = asked.copies() < before.copies();
            tally.expect(
                    !weakens || odd.writes() == 0, "weakened without a yes: " + before + asked);
            tally.expect(odd.writes() <= 1, "written " + odd.writes() + " times");
            tally.expect(odd.at("vps_a").equals(new Schedule(1, 3)), "the other server changed");
            switch (outcome) {
                case Outcome.Verified _ ->
                        tally.expect(odd.at("vps_b").equals(asked), "verified, not so: " + asked);
                case Outcome.AlreadySet _ ->
                        tally.expect(before.equals(asked), "already set, not so: " + asked);
                case Outcome.Unconfirmed _ ->
                        tally.expect(!isAnswer, "honest, and unconfirmed: " + outcome);
                default -> tally.expect(odd.writes() == 0, "applied, and: " + outcome);
            }
            if (isAnswer) {
                tally.expect(
                        outcome instanceof Outcome.Verified
                                || outcome instanceof Outcome.AlreadySet
                                || outcome instanceof Outcome.NeedsConfirmation,
                        "honest, and: " + outcome);
            }
        }
    }

    private static SetBackupSchedule order(String vps, Schedule asked) {
        return aCompleteOrder()
                .on(vps)
                .hour(asked.hour())
                .keep(asked.copies())
                .enabled(true)
                .build();
    }

    private static HostUpConnection connection(OddHostUp odd) {
        Secret key = new Secret("key");
        FakeTime time = new FakeTime(System.nanoTime());
        return new HostUpConnection(
                odd.url(),
                () -> key,
                new Pause(time, time),
                new KeyBreaker(() -> key, System::nanoTime),
                SHORT,
                new Addresses(odd.url(), Addresses.Lookup.REAL, System::nanoTime));
    }

    private static ChangeDesk desk(HostUpConnection connection, HostUpReader reader) {
        AtomicInteger ids = new AtomicInteger();
        ReplicaGuard replicas =
                new ReplicaGuard(System::nanoTime, _ -> {}, Thread::startVirtualThread);
        return new ChangeDesk(
                reader,
                new LookUp(reader),
                new SendOnce(
                        WireRows.writer(connection),
                        Clock.systemUTC(),
                        _ -> {},
                        () -> "id" + ids.incrementAndGet(),
                        replicas),
                new Plans<>(Clock.systemUTC(), new Random()),
                new HouseRules(Confirm.WEAKENING, Approval.CALLER, false),
                Clock.systemUTC(),
                new InDoubt(DelayedTasks.NEVER, _ -> {}, Clock.systemUTC(), System::nanoTime),
                new WritesUnderWay(),
                replicas);
    }
}
